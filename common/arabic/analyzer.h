#pragma once
/// From text to tokens: the only door through which text reaches the index, a query or a
/// highlighter. Tokenizes the original text, then folds and stems each word; spans come free.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/utf8.h"

namespace niger {

enum class TokenKind : std::uint8_t { Arabic, Latin, Number, Other };

struct Token {
  Span span;                   ///< bytes of the analysed text: the word whole, with its marks
  std::string folded;          ///< the word after folding: القَاعِدَة → القاعده
  std::string stem;            ///< what is posted: clitics and sound inflection off
  std::uint32_t position = 0;  ///< ordinal of the word in the text, from 1; every word takes one
  TokenKind kind = TokenKind::Other;
  bool is_stop_word = false;
};

/// Immutable once made, and safe to use from several threads; the cache of stems is in the Session.
class Analyzer {
 public:
  Analyzer();

  /// Changes whenever the same text could give other tokens; recorded in the index.
  [[nodiscard]] static std::string version();

  /// Calls of analyze share a cache of distinct words, so that a word is stemmed once. One thread.
  class Session;

  /// Tokens of `text` in order. Empty text, or text without a word, gives none. Bytes that are not
  /// UTF-8 separate words.
  [[nodiscard]] std::vector<Token> analyze(std::string_view text) const;
};

}  // namespace niger

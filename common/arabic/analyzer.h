#pragma once
/// The analyzer, from text to tokens: the only door through which text reaches the index, a query
/// or a highlighter. Tokenizes the original text, then folds and stems each word; spans come free.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/utf8.h"
#include "common/letters/tokenizer.h"
#include "common/letters/word_spelling.h"

namespace niger::arabic {

class Stemmer;
class WordCache;

/// A word as it is written in a text or typed in a query, on its way to the stemmer: its folded
/// form and what its spelling tells beside it; the list of stop words says whether it is a function
/// word.
struct WrittenWord {
  explicit WrittenWord(std::string_view written);

  std::string folded;
  letters::WordSpelling spelling;
};

/// The stem of a word as it is written.
[[nodiscard]] std::string stem_as_written(const Stemmer& stemmer, std::string_view written);

struct Token {
  Span span;                   ///< bytes of the analysed text: the word whole, with its marks
  std::string folded;          ///< the word after folding: القَاعِدَة → القاعده
  std::string stem;            ///< what is posted: clitics and sound inflection off
  std::uint32_t position = 0;  ///< ordinal of the word in the text, from 1; every word takes one
  letters::TokenKind kind = letters::TokenKind::Other;
  bool is_stop_word = false;
};

/// A token whose words are kept by the Session that gave it.
struct TokenRef {
  Span span;
  std::string_view folded;
  std::string_view stem;
  std::uint32_t position = 0;
  /// Number of the written form in the session's cache, from 0 without gaps: equal numbers are
  /// equal words, as long as Session::generation() does not change.
  std::uint32_t word = 0;
  letters::TokenKind kind = letters::TokenKind::Other;
  bool is_stop_word = false;
};

/// Immutable once made, and safe to use from several threads; the cache of stems is in the Session.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;
  Analyzer(Analyzer&&) = delete;
  Analyzer& operator=(Analyzer&&) = delete;

  /// Changes whenever the same text could give other tokens; recorded in the index.
  [[nodiscard]] static std::string version();

  /// Tokens of `text` in order. Empty text, or text without a word, gives none. Bytes that are not
  /// UTF-8 separate words. Folded forms and stems are cut at 128 bytes, spans are whole. Spans
  /// increase and do not overlap; of a character that is several words (ﷺ) the first has its span,
  /// the others are empty.
  [[nodiscard]] std::vector<Token> analyze(std::string_view text) const;

  /// The stemmer that analyze uses, for stems, and words that are known folded only.
  [[nodiscard]] const Stemmer& stemmer() const;

  class Session;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

/// Calls of analyze share a cache of distinct words, so that a word is folded and stemmed once and
/// a token costs no allocation. For one thread; the analyzer must outlive it.
class Analyzer::Session {
 public:
  static constexpr std::size_t kCacheBytes = std::size_t{64} << 20;

  /// The cache is dropped, and started again, at the first call after it has passed `cache_bytes`.
  explicit Session(const Analyzer& analyzer, std::size_t cache_bytes = kCacheBytes);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  Session(Session&&) = delete;
  Session& operator=(Session&&) = delete;

  /// Replaces `tokens` by the tokens of `text`, as Analyzer::analyze. Their words are valid until
  /// the next call.
  void analyze(std::string_view text, std::vector<TokenRef>& tokens);

  /// The same piece by piece, for a text of any length in bounded memory: the tokens of about
  /// kPieceWords words from byte `from` on, which is 0 or what the last call for this text gave.
  /// Gives where the next piece begins; text.size() when none is left. Positions count from 1 in
  /// each piece.
  std::size_t analyze_piece(std::string_view text, std::size_t from, std::vector<TokenRef>& tokens);
  static constexpr std::size_t kPieceWords = 4096;

  /// The first half of analyze(), a fifth of its work: words with their spans, positions and kinds,
  /// without folded forms, stems and numbers.
  void scan(std::string_view text, std::vector<TokenRef>& tokens);

  /// The second half, for one token of the last scan(): what analyze() says of it. Its words are
  /// valid until the next call of scan() or analyze(); the text must still be there.
  void understand(TokenRef& token);

  /// How often the cache has been dropped; words of one generation stay valid and keep numbers.
  [[nodiscard]] std::uint64_t generation() const;

 private:
  void begin();
  void list_words(std::vector<TokenRef>& tokens) const;
  void complete_all(std::vector<TokenRef>& tokens);
  [[nodiscard]] std::uint32_t number_of(const letters::Word& word, std::uint64_t hash);
  void complete(TokenRef& token, std::uint32_t number) const;

  const Tables& tables_;
  std::size_t cache_bytes_;
  std::uint64_t generation_ = 0;
  std::vector<letters::Word> words_;
  std::vector<std::uint64_t> hashes_;  ///< of the texts of words_
  std::unique_ptr<WordCache> cache_;
};

}  // namespace niger::arabic

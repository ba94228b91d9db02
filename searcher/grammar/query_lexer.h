#pragma once
/// The lexer of queries, from text to lexemes: words, quotes, parentheses, operators, with every
/// dash, quote and star that an Arabic or a phone keyboard makes. The grammar above them is
/// query_text's.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/grammar/text_unit.h"

namespace niger::grammar {

enum class LexemeKind {
  Word,      ///< text: as typed
  Quoted,    ///< text: between the quotes
  Open,      ///< (
  Close,     ///< )
  Or,        ///< OR, أو, |
  And,       ///< AND, &&, و
  Not,       ///< NOT, ليس
  Near,      ///< NEAR, near:5, قرب, قرب:5; window
  Minus,     ///< a dash before a word
  Plus,      ///< + before a word
  Equals,    ///< = before a word
  Star,      ///< * at the end of a word
  LoneStar,  ///< * by itself
  Field,     ///< text: the name before a colon that has its value beside it
  Regex,     ///< text: between slashes
  Together,  ///< same-sentence, جملة … right before a parenthesis; unit
};

struct Lexeme {
  LexemeKind kind = LexemeKind::Word;
  std::string text = {};           ///< of the word, quote or field; of an operator as typed
  std::size_t window = 0;          ///< Near only; 0: none given
  std::size_t least = 0;           ///< of word{3}
  TextUnit unit = TextUnit::None;  ///< of Together, and of "…"~sentence
  bool lacks_number = false;       ///< a Word that begins as near:5 does
  bool arabic_operator = false;  ///< an operator that is also an everyday word: أو و ليس قرب
};

struct Lexemes {
  std::vector<Lexeme> list;
  bool unbalanced_quote = false;
};

/// The lexemes of `text`, which must be valid UTF-8.
[[nodiscard]] Lexemes lexemes(std::string_view text);

}  // namespace niger::grammar

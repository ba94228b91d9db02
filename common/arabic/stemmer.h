#pragma once
/// The stemmer: takes clitics and sound inflection off a folded word, so that what is left is a
/// word of the dictionary; a careful light stemmer where the dictionary knows nothing. Joins no
/// broken plurals, nisbas or names: that is the query's business (morphology.h).
#include <string>
#include <string_view>

#include "common/arabic/lexicon.h"
#include "common/letters/word_spelling.h"

namespace niger::arabic {

/// By what a word was understood.
enum class StemRule : std::uint8_t {
  None,      ///< not an Arabic word, or too short or long to be taken apart
  Listed,    ///< one of the words whose stem is written down in data/lexicon
  Particle,  ///< وفي, منهم
  Name,      ///< a proper name: only proclitics and the article were taken
  Noun,
  Verb,
  Light,  ///< no dictionary knows it: article, و, and the surest endings were taken
};

/// How a stem came about: prefixes + what the dictionary knows + suffixes spell the word.
struct StemAnalysis {
  std::string stem;
  std::string prefixes;  ///< proclitics, in the order written: وبال
  std::string core;      ///< the form looked up: قاعده, يسحب
  std::string suffixes;  ///< endings and attached pronouns: تها
  StemRule rule = StemRule::None;
};

/// Immutable once made, and safe to use from several threads.
class Stemmer {
 public:
  /// Guided by the lexicon built into the library.
  Stemmer();

  /// Guided by `lexicon`, whose bytes must outlive the stemmer.
  explicit Stemmer(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// The stem of `folded`, a word after fold(), which was written as `spelling` says; without it,
  /// every spelling is as good. The empty word gives the empty stem; a word that is not Arabic, and
  /// the stem of a function word, come back as they are. For text there is analyzer.h.
  [[nodiscard]] std::string stem(std::string_view folded,
                                 const letters::WordSpelling& spelling = {}) const;

  /// The same, with what was taken off and why.
  [[nodiscard]] StemAnalysis explain(std::string_view folded,
                                     const letters::WordSpelling& spelling = {}) const;

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

 private:
  Lexicon lexicon_;
};

}  // namespace niger::arabic

#pragma once
/// Which words are one word in another dress: takes clitics and sound inflection off a folded word.
/// Joins no broken plurals, names or months: that is the query's business.
#include <string>
#include <string_view>

namespace niger {

/// Immutable once made, and safe to use from several threads.
class Stemmer {
 public:
  Stemmer();

  /// The stem of `folded`, a word after fold(). The empty word gives the empty stem; a word that is
  /// not Arabic comes back as it is.
  [[nodiscard]] std::string stem(std::string_view folded) const;
};

}  // namespace niger

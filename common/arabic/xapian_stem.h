#pragma once
/// The stemmer as a Xapian::StemImplementation: Xapian::Stem(new ArabicStem) in a TermGenerator or
/// a QueryParser gives the stems of the analyzer. Finds no words; niger itself does not need it.
#include <xapian.h>

#include <string>

#include "common/arabic/stemmer.h"

namespace niger::arabic {

class ArabicStem final : public Xapian::StemImplementation {
 public:
  /// The stem of a word as it is written: a hamza, ة or a tanwin decides what letters alone cannot.
  /// Words of other scripts come back folded; the empty word gives the empty stem.
  std::string operator()(const std::string& word) override;

  [[nodiscard]] std::string get_description() const override;

 private:
  const Stemmer stemmer_;
};

}  // namespace niger::arabic

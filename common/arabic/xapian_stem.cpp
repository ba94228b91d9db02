#include "common/arabic/xapian_stem.h"

#include "common/arabic/analyzer.h"

namespace niger::arabic {

std::string ArabicStem::operator()(const std::string& word) {
  return stem_as_written(stemmer_, word);
}

std::string ArabicStem::get_description() const { return "niger::ArabicStem"; }

}  // namespace niger::arabic

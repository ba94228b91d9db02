#include "common/arabic/xapian_stem.h"

#include "common/letters/folding.h"

namespace niger {

std::string ArabicStem::operator()(const std::string& word) { return stemmer_.stem(fold(word)); }

std::string ArabicStem::get_description() const { return "niger::ArabicStem"; }

}  // namespace niger

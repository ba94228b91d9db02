#pragma once
/// data/lexicon/confusable_names.txt as common/lexicon/confusable_names_source.h compiles it, for
/// sorted_lines.h.
#include <string_view>

namespace niger::spelling {

/// A folded word without its article, and the numbers of the names it stands for, ascending.
extern const std::string_view kConfusableNames;
/// A spelling key and a word that has it.
extern const std::string_view kConfusableKeys;

}  // namespace niger::spelling

#pragma once
/// data/lexicon/look_alikes.txt as common/lexicon/look_alike_names.h compiles it, for
/// sorted_lines.h.
#include <string_view>

namespace niger {

/// A folded word without its article, and the numbers of the names it stands for, ascending.
extern const std::string_view kLookAlikeNames;
/// A spelling key and a word that has it.
extern const std::string_view kLookAlikeKeys;

}  // namespace niger

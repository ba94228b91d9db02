#pragma once
/// Verbal nouns by the patterns of the derived forms: أعلن, إعلان; انسحب, انسحاب; استقال, استقالة;
/// فجر, تفجير. Proposes words that may be none; who asks keeps those that the dictionary has. Used
/// when the lexicon is compiled.
#include <string>
#include <string_view>
#include <vector>

namespace niger::lexicon {

/// The verbal nouns that a verb would have, as they are spelt, `lemma` its past, third person, as
/// the dictionary spells it, with or without marks. Those that have its letters (تقدّم, تقدُّم) are
/// left out: they are one stem.
[[nodiscard]] std::vector<std::string> regular_masdars(std::string_view lemma);

}  // namespace niger::lexicon

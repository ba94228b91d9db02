#pragma once
/// The compiler of data/lexicon/confusable_names.txt: finds the spelling keys that its names share
/// and writes what common/spelling/confusable_names.h looks words up in. Used when the lexicon is
/// compiled.
#include <string>
#include <string_view>

namespace niger::lexicon {

/// The C++ source that the library is linked with. `list`: the text of the file, whose head says
/// how it is written.
[[nodiscard]] std::string confusable_names_source(std::string_view list);

}  // namespace niger::lexicon

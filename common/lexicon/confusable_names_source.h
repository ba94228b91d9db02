#pragma once
/// Which names does data/lexicon/confusable_names.txt list, and under which keys do their spellings
/// meet? Makes of it what common/spelling/confusable_names.h looks words up in, when the lexicon is
/// compiled.
#include <string>
#include <string_view>

namespace niger {

/// The C++ source that the library is linked with. `list`: the text of the file, whose head tells
/// how it is written.
[[nodiscard]] std::string confusable_names_source(std::string_view list);

}  // namespace niger

#pragma once
/// Questions, as one asks a person. The answer to one need not repeat its words, so that any
/// article with one of them may answer; a query of key words requires enough of them
/// (match_weights.h).
#include <string_view>

namespace niger::grammar {

/// True where `query` ends in U+061F ARABIC QUESTION MARK or `?`, or its first word asks:
/// من, متى, كيف, كم … (من هو, من هي …; من alone is mostly "from"). Any spelling that folds to
/// these.
[[nodiscard]] bool is_question(std::string_view query);

}  // namespace niger::grammar

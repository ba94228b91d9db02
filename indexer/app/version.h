#pragma once
/// What niger-index --version prints.
#include <string>

namespace niger {

[[nodiscard]] std::string index_version_text();

/// The program and its version, as the index records who made it: niger-index 0.1.0.
[[nodiscard]] std::string creator_text();

}  // namespace niger

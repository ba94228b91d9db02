#pragma once
/// Metadata of a database: keys of schema.h and their values.
#include <string>
#include <utility>
#include <vector>

namespace niger::catalog {

/// An empty value removes the key.
using IndexMetadata = std::vector<std::pair<std::string, std::string>>;

}  // namespace niger::catalog

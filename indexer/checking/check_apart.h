#pragma once
/// Check of an index in a process of its own: Xapian trusts its tables, and what lies in a damaged
/// one may end the process that reads it. That end is damage found, and named.
#include <filesystem>

#include "indexer/checking/check.h"

namespace niger {

/// As check_index, of which the calls in `options` are made in this process. Throws what it throws,
/// std::bad_alloc included, and Error(Internal) where no process can be started.
[[nodiscard]] CheckReport check_apart(const std::filesystem::path& index,
                                      const CheckOptions& options);

}  // namespace niger

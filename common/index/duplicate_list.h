#pragma once
/// The list of a near-duplicate group's members as it is kept in the metadata; the writer makes it,
/// the searcher reads it. Knows no Xapian.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace niger::index {

/// The metadata key for the list of the group whose members have `group` in schema::kClusterSlot.
[[nodiscard]] std::string metadata_key_of_group(std::string_view group);

/// `documents`, ascending numbers from 1, as bytes: the differences in base 128, the high bit set
/// where another byte of the number follows. Empty for none, which removes the metadata entry.
[[nodiscard]] std::string encoded_copy_list(const std::vector<std::uint32_t>& documents);

/// The numbers, ascending; nothing where the bytes are damaged.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> decoded_copy_list(std::string_view value);

}  // namespace niger::index

#pragma once
/// A family of stories as it is kept in the metadata: groups of near-duplicates, and which of them
/// follow which. The writer makes it, the searcher reads it. Knows no Xapian.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace niger::index {

/// The articles that are one result; one alone where it is kin of others but no copy.
struct DuplicateGroup {
  std::string key;                           ///< kGroupKeyBytes, in its family
  std::vector<std::uint32_t> members;        ///< numbers of articles from 1, ascending
  std::vector<std::uint32_t> short_forms{};  ///< members much shorter than the longest, ascending
  std::optional<std::size_t> follows{};      ///< place in the list of an earlier group

  friend bool operator==(const DuplicateGroup&, const DuplicateGroup&) = default;
};

inline constexpr std::size_t kGroupKeyBytes = 8;

/// The value of schema::kClusterSlot of a group's members: the key of the family, that of the
/// group.
[[nodiscard]] std::string group_value(std::string_view family, std::string_view group);
/// The parts of such a value; empty where it has none.
[[nodiscard]] std::string_view family_of(std::string_view value);
[[nodiscard]] std::string_view group_of(std::string_view value);

/// The metadata key for the list of the family of a value of schema::kClusterSlot.
[[nodiscard]] std::string metadata_key_of_family(std::string_view value);

/// As bytes. Empty for none, which removes the metadata entry.
[[nodiscard]] std::string encoded_family(const std::vector<DuplicateGroup>& groups);

/// The groups; nothing where the bytes are damaged.
[[nodiscard]] std::optional<std::vector<DuplicateGroup>> decoded_family(std::string_view value);

}  // namespace niger::index

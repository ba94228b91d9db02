#include "common/index/duplicate_list.h"

#include <algorithm>
#include <limits>

#include "common/base/varint.h"
#include "common/index/schema.h"

namespace niger::index {
namespace {

// Differences, doubled, and one more for a short form.
bool take_members(std::string_view& bytes, std::uint64_t count, DuplicateGroup& group) {
  std::uint64_t before = 0;
  for (; count > 0; --count) {
    const std::optional<std::uint64_t> coded = take_varint(bytes);
    if (!coded || *coded < 2 ||
        (*coded >> 1U) > std::numeric_limits<std::uint32_t>::max() - before) {
      return false;
    }
    before += *coded >> 1U;
    group.members.push_back(static_cast<std::uint32_t>(before));
    if ((*coded & 1U) != 0) {
      group.short_forms.push_back(group.members.back());
    }
  }
  return true;
}

}  // namespace

std::string group_value(std::string_view family, std::string_view group) {
  return std::string(family).append(group);
}

std::string_view family_of(std::string_view value) { return value.substr(0, kGroupKeyBytes); }

std::string_view group_of(std::string_view value) {
  return value.substr(std::min(value.size(), kGroupKeyBytes));
}

std::string metadata_key_of_family(std::string_view value) {
  std::string key(schema::kNearDuplicatesPrefix);
  constexpr char kDigits[] = "0123456789abcdef";
  for (const char byte : family_of(value)) {
    key += kDigits[static_cast<unsigned char>(byte) >> 4];
    key += kDigits[static_cast<unsigned char>(byte) & 0xF];
  }
  return key;
}

std::string encoded_family(const std::vector<DuplicateGroup>& groups) {
  std::string value;
  for (const DuplicateGroup& group : groups) {
    value.append(group.key);
    append_varint(group.members.size(), value);
    std::uint32_t before = 0;
    for (const std::uint32_t member : group.members) {
      const bool is_short =
          std::binary_search(group.short_forms.begin(), group.short_forms.end(), member);
      append_varint(std::uint64_t{member - before} << 1U | (is_short ? 1U : 0U), value);
      before = member;
    }
    append_varint(group.follows ? *group.follows + 1 : 0, value);
  }
  return value;
}

std::optional<std::vector<DuplicateGroup>> decoded_family(std::string_view value) {
  std::vector<DuplicateGroup> groups;
  while (!value.empty()) {
    if (value.size() <= kGroupKeyBytes) {
      return std::nullopt;
    }
    DuplicateGroup group;
    group.key = value.substr(0, kGroupKeyBytes);
    value.remove_prefix(kGroupKeyBytes);
    const std::optional<std::uint64_t> count = take_varint(value);
    if (!count || *count == 0 || *count > value.size() || !take_members(value, *count, group)) {
      return std::nullopt;
    }
    const std::optional<std::uint64_t> follows = take_varint(value);
    if (!follows) {
      return std::nullopt;
    }
    if (*follows > 0) {
      group.follows = static_cast<std::size_t>(*follows - 1);
    }
    groups.push_back(std::move(group));
  }
  for (std::size_t at = 0; at < groups.size(); ++at) {
    if (groups[at].follows && (*groups[at].follows >= groups.size() || groups[at].follows == at)) {
      return std::nullopt;
    }
  }
  return groups;
}

}  // namespace niger::index

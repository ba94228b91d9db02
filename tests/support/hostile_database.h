#pragma once
/// The hostile database: what a stranger may have written into the database of an index, one kind
/// of damage each, for tests of whatever reads an index.
#include <xapian.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace niger::test {

struct Damage {
  std::string name;
  std::function<void(Xapian::WritableDatabase& database)> apply;
};

/// Damages of values, stored records, metadata, terms and numbers of articles. Records of other
/// articles are among them: each is well-formed where it stands, and lies.
[[nodiscard]] std::vector<Damage> damages();

/// `all`; under a sanitizer, where each takes many times as long, every fifth: which ones, `seed`
/// says.
[[nodiscard]] std::vector<Damage> tried_of(std::vector<Damage> all, unsigned seed);

/// Does `damage` to the live generation of the index at `path`.
void do_damage(const std::filesystem::path& path, const Damage& damage);

/// A stored record whose frame says that it holds `claimed` bytes, and does where `is_there`: a
/// text of one letter.
[[nodiscard]] std::string record_of_size(std::uint64_t claimed, bool is_there);

}  // namespace niger::test

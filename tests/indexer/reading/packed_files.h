#pragma once
/// Archives and compressed files made by libarchive, for tests that read them.
#include <archive.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/archive_entry.h"
#include "tests/support/catch.h"

namespace niger::test {

inline const std::string kStory =
    "جسر جديد على النهر\nأعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر.";

using Entries = std::vector<std::pair<std::string, std::string>>;

// An archive made by libarchive. format "raw": one compressed file.
inline std::string packed(const Entries& entries, const char* format, const char* filter) {
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
  REQUIRE(archive_write_set_format_by_name(writer.get(), format) == ARCHIVE_OK);
  if (*filter != '\0') {
    REQUIRE(archive_write_add_filter_by_name(writer.get(), filter) == ARCHIVE_OK);
  }
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  std::string out(std::size_t{4} << 20, '\0');
  std::size_t used = 0;
  REQUIRE(archive_write_open_memory(writer.get(), out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, content] : entries) {
    REQUIRE(add_entry(writer.get(), name, content));
  }
  archive_write_close(writer.get());
  out.resize(used);
  return out;
}

}  // namespace niger::test

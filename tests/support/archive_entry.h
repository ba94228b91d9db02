#pragma once
/// A file in an archive that libarchive writes, for tests that pack files.
#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <string>

namespace niger::test {

/// Adds a file of 20 April 2024. False where its header cannot be written.
[[nodiscard]] inline bool add_entry(archive* writer, const std::string& name,
                                    const std::string& content) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                       archive_entry_free);
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_mtime(entry.get(), 1'713'571'200, 0);  // 20 April 2024
  if (archive_write_header(writer, entry.get()) != ARCHIVE_OK) return false;
  archive_write_data(writer, content.data(), content.size());
  return true;
}

}  // namespace niger::test

#pragma once
/// A Xapian database, opened only after checks that its files cannot make Xapian misbehave.
#include <xapian.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace niger::index {

/// Whether the file of versions of a database (iamglass, of Xapian's glass format) says of a table
/// that it has more levels than Xapian (1.4) has room for, which writes past its cursors then.
[[nodiscard]] bool has_too_many_levels(std::string_view version_file);

/// To be called before the database at `path` is opened, for reading or writing. Throws
/// Xapian::DatabaseCorruptError where has_too_many_levels(), and where a pipe, which Xapian would
/// wait for, a link, behind which it would write, or whatever else is no regular file is in the
/// place of one of its files.
void refuse_what_xapian_cannot(const std::filesystem::path& path);

/// The bytes of the file of versions of the database at `path`, which every commit replaces: as
/// long as they are the same, so is the revision. Empty where they cannot be read.
[[nodiscard]] std::string version_bytes(const std::filesystem::path& path);

/// Whether a writer has committed twice since the database was opened: what was read is gone, and
/// opening it again helps.
[[nodiscard]] bool is_overtaken(const Xapian::Error& error);

/// Opens it for reading. Throws Xapian::Error, also where its file of versions is damaged.
[[nodiscard]] Xapian::Database open_database(const std::filesystem::path& path);

}  // namespace niger::index

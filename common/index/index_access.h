#pragma once
/// Permission to read the files of an index. Where it is missing, nothing else can be known of the
/// index: not that it is none, and not that it is damaged.
#include <xapian.h>

#include <filesystem>

namespace niger::index {

/// Throws Error(Index) where `file` of the index is there and cannot be opened for lack of
/// permission, descriptors or memory.
void check_opens(const std::filesystem::path& index, const std::filesystem::path& file);

/// The same for every file that a reader of the index opens.
void check_access(const std::filesystem::path& index);

/// The same where opening the database has failed with `error`, which may report a shortage that is
/// over.
void check_access(const std::filesystem::path& index, const Xapian::Error& error);

}  // namespace niger::index

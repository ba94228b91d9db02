#pragma once
/// A hash of a file's bytes, or of an article's fields, that is stored in the index and shows
/// changes.
#include <cstdint>
#include <optional>
#include <string>

#include "common/article.h"
#include "common/files/walked_path.h"

namespace niger::catalog {

/// The hash of a file's bytes; nothing where it cannot be read.
[[nodiscard]] std::optional<std::uint64_t> file_hash(const files::WalkedPath& walked);

/// The hash of every field of an article but the path of its file.
[[nodiscard]] std::uint64_t article_hash(const Article& article);

}  // namespace niger::catalog

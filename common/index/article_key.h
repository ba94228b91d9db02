#pragma once
/// The unique key of an article. The id that people see is a record's own, unique within its file
/// at most. The key is the id with its scope, which is made of the file, the entry of an archive,
/// and the number of the article among those of one id there. Where a collection promises unique
/// ids there is no scope, and the id is the key.
#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace niger::index {

/// The scope of an article's id as a number; 0: the whole collection.
[[nodiscard]] std::uint64_t scope_of(const Article& article);
[[nodiscard]] std::uint64_t scope_of(std::string_view path, std::string_view entry,
                                     std::uint32_t repetition);

/// The unique term of an article: Q, its id, 01, and the eight bytes of its scope where it has one.
/// So the terms of all articles with an id stand together, and an id is looked up without a term of
/// its own. An id too long for it is cut and closed with a hash of the whole.
[[nodiscard]] std::string key_term(std::string_view id, std::uint64_t scope);
[[nodiscard]] std::string key_term(const Article& article);

/// The unique term of a document; empty where it has none. Throws what Xapian throws.
[[nodiscard]] std::string key_term_of(const Xapian::Document& document);

/// The unique terms of all articles with this id, in their order; at most `most`. Throws what
/// Xapian throws.
[[nodiscard]] std::vector<std::string> key_terms_of_id(const Xapian::Database& database,
                                                       std::string_view id, std::size_t most);

/// Whether several articles have this id, so that only their keys tell them apart. Throws what
/// Xapian throws.
[[nodiscard]] bool is_shared_id(const Xapian::Database& database, std::string_view id);

/// The key for lists that are kept: id, tab, and the digits of the scope that its unique term has.
[[nodiscard]] std::string kept_key(std::string_view id, std::string_view term);

/// The key as people see and type it: FILE#ID, FILE#ENTRY#ID in an archive, with #N after it where
/// it is not the first with its id there; FILE, FILE#RECORD where it has no id of its own.
[[nodiscard]] std::string shown_key(const Article& article);

/// False where the id was made of the names of file and record.
[[nodiscard]] bool has_own_id(const Article& article);

/// The entry of an archive that an article lies in; empty: in none.
[[nodiscard]] std::string_view entry_of(const Article& article);

}  // namespace niger::index

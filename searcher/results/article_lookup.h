#pragma once
/// Which article of the index does a person mean by an id, or by the path of its file? Reads terms
/// only.
#include <xapian.h>

#include <string>

namespace niger {

struct FoundArticle {
  Xapian::docid id = 0;        ///< 0: there is none
  Xapian::doccount found = 0;  ///< more than 1: a path whose file holds so many articles
};

/// The article with this id; where none has it, that of the file at this path. Throws what Xapian
/// throws.
[[nodiscard]] FoundArticle found_article(const Xapian::Database& database,
                                         const std::string& id_or_path);

}  // namespace niger

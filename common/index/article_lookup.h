#pragma once
/// Articles found by an id, by a key (FILE#ID), or by the path of a file, as a person names them.
#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

#include "common/article.h"

namespace niger::index {

struct NamedArticles {
  std::vector<Xapian::docid> articles;  ///< in the order of the index
  bool by_file = false;                 ///< they are those of a file, named by its path
};

/// The stored article of a document.
using ArticleOfDocument = std::function<Article(const Xapian::Document& document)>;

/// The articles with this id, where none has it those of the file at this path, else those with
/// this key (article_key.h), of which the first folders may be left out: sahl.json#1. Throws what
/// Xapian and `article_of` throw.
[[nodiscard]] NamedArticles named_articles(const Xapian::Database& database,
                                           const std::string& name,
                                           const ArticleOfDocument& article_of);

}  // namespace niger::index

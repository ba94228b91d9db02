#pragma once
/// The reader of PDF: one article a document, its text by page in reading order.
#include <string>

#include "indexer/reading/articles/article_output.h"

namespace niger::pdf {

/// Emits the article, or reports why there is none: no text but pictures of pages, a password,
/// damage.
void read_pdf(std::string&& bytes, articles::ArticleOutput& output);

}  // namespace niger::pdf

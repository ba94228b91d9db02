#pragma once
/// The reader of plain text. Decoded text gets a title where its first line is one. It opens
/// nothing.
#include <string>

#include "indexer/reading/articles/article_output.h"

namespace niger::formats {

/// Emits the one article of a text file, or reports why there is none.
void read_text(std::string&& bytes, articles::ArticleOutput& output);

}  // namespace niger::formats

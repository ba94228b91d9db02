#pragma once
/// The reader of CSV and TSV files. The first line names the columns; comma, semicolon, tab or bar
/// part them, quotes " keep line ends and separators inside a cell.
#include <string>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/byte_source.h"

namespace niger::formats {

/// Each row below the header is one article. A header that names no title and no text is reported.
void read_table(bytes::ByteSource& source, std::string begun, articles::ArticleOutput& output);

}  // namespace niger::formats

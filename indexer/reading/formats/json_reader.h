#pragma once
/// The reader of JSON and JSON Lines. One object is one article; an array, or an object that holds
/// one array of objects, is many.
#include <string>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/byte_source.h"

namespace niger::formats {

/// One object a line. A line that cannot be parsed is reported by its number, the rest go on.
void read_json_lines(bytes::ByteSource& source, std::string begun, articles::ArticleOutput& output);

/// One document of at most ReadLimits::record_bytes.
void read_json(std::string&& bytes, articles::ArticleOutput& output);

}  // namespace niger::formats

#pragma once
/// The reader of one input, whatever it is and whatever is packed in it: finds its kind by its name
/// and its first bytes, then calls the reader of that format.
#include <string>
#include <string_view>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/byte_source.h"
#include "indexer/reading/bytes/content_kind.h"

namespace niger::reading {

/// Reads `source`, called `name`, to its end; what cannot be read is reported.
void read_input(bytes::ByteSource& source, std::string_view name, articles::ArticleOutput& output);

/// Reads a page that is there whole: HTML, JSON, Markdown, or else text.
void read_page(bytes::ContentKind kind, std::string&& bytes, articles::ArticleOutput& output);

}  // namespace niger::reading

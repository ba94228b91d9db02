#pragma once
/// The reader of XML: feeds, sitemaps, dumps of wikis, exports of blogs, editions, news agencies'
/// formats, bibliographies; of unknown XML the text of its elements. Records stream by, so that a
/// file may have any size.
#include <string>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/byte_source.h"

namespace niger::xml {

/// Emits the articles of the file, or reports why there are none; `begun`: bytes of `source` read
/// already.
void read_xml(bytes::ByteSource& source, std::string begun, articles::ArticleOutput& output);

}  // namespace niger::xml

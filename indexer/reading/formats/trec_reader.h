#pragma once
/// The reader of the files of test collections (TREC): <DOC><DOCNO>…</DOCNO>…<TEXT>…</TEXT></DOC>.
#include <string>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/byte_source.h"

namespace niger::formats {

/// Each <DOC> is one article; elements within it are fields by their names, tags within a text are
/// left out. A document that does not end is reported.
void read_trec(bytes::ByteSource& source, std::string begun, articles::ArticleOutput& output);

}  // namespace niger::formats

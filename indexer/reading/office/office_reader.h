#pragma once
/// The reader of office documents and books that are zip files of XML: DOCX, XLSX, PPTX, ODT, ODS,
/// ODP, EPUB. One article a document, or one a sheet or chapter.
#include <string>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/byte_source.h"
#include "indexer/reading/containers/archive_reader.h"

namespace niger::office {

/// Emits its articles, or reports why there are none. `unpacked` goes on counting, so that the
/// limits of archives hold.
void read_office(bytes::ByteSource& source, std::string begun, containers::UnpackedBytes& unpacked,
                 articles::ArticleOutput& output);

}  // namespace niger::office

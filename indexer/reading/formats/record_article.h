#pragma once
/// The last steps that all records share: HTML or character references within their text, zones,
/// and the hand-over.
#include <string>
#include <string_view>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/fields/record_fields.h"

namespace niger::formats {

/// Emits the article of `fields` (which are empty afterwards), or reports that it has no text.
void emit_record(fields::RecordFields& fields, std::string_view record, const std::string& encoding,
                 articles::ArticleOutput& output);

}  // namespace niger::formats

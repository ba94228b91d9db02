#pragma once
/// The last steps that all records share: HTML or character references within their text, zones,
/// and the hand-over.
#include <string>
#include <string_view>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/fields/record_fields.h"

namespace niger {

/// Emits the article of `fields` (which are empty afterwards), or reports that it has no text.
void emit_record(RecordFields& fields, std::string_view record, const std::string& encoding,
                 ArticleOutput& output);

}  // namespace niger

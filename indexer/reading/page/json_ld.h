#pragma once
/// The JSON-LD blocks of a page: what they state of the article, as schema.org names it.
#include <string>
#include <string_view>

#include "indexer/reading/fields/record_fields.h"

namespace niger::page {

/// Puts the fields of the first article in `json` into `fields`, its articleBody into `body` where
/// that is empty. What is no JSON or holds no article changes nothing.
void read_json_ld(std::string_view json, fields::RecordFields& fields, std::string& body);

}  // namespace niger::page

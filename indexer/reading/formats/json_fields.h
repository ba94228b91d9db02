#pragma once
/// The fields of a JSON object: its own, and those of the wrappers of search engines and scrapers
/// within it.
#include <simdjson.h>

#include "indexer/reading/fields/record_fields.h"

namespace niger::formats {

void put_json_object(const simdjson::dom::object& record, fields::RecordFields& fields);

}  // namespace niger::formats

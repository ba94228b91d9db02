#pragma once
/// The fields of a JSON object: its own, and those of the wrappers of search engines and scrapers
/// within it.
#include <simdjson.h>

#include "indexer/reading/fields/record_fields.h"

namespace niger {

void put_json_object(const simdjson::dom::object& record, RecordFields& fields);

}  // namespace niger

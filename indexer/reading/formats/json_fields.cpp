#include "indexer/reading/formats/json_fields.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace niger::formats {

using fields::RecordFields;

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kMaxDepth = 4;

// Wrappers of search engines and scrapers whose fields are those of the record.
bool is_wrapper(std::string_view name) {
  return name == "_source" || name == "fields" || name == "doc" || name == "document" ||
         name == "article" || name == "data" || name == "metadata" || name == "meta" ||
         name == "item" || name == "news";
}

std::string joined_text(const array& pieces) {
  std::string text;
  for (const element& piece : pieces) {
    std::string_view value;
    object nested;
    if (piece.get(value) != simdjson::SUCCESS && (piece.get(nested) != simdjson::SUCCESS ||
                                                  nested["text"].get(value) != simdjson::SUCCESS)) {
      continue;
    }
    text.append(text.empty() ? "" : "\n").append(value);
  }
  return text;
}

void put_array(std::string_view name, const array& values, RecordFields& fields) {
  std::vector<std::string> words;
  std::size_t bytes = 0;
  for (const element& value : values) {
    std::string_view text;
    object named;
    if (value.get(text) == simdjson::SUCCESS ||
        (value.get(named) == simdjson::SUCCESS && named["name"].get(text) == simdjson::SUCCESS)) {
      words.emplace_back(text);
      bytes += text.size();
    }
  }
  constexpr std::size_t kLongestKeywordBytes = 80;
  if (!words.empty() && bytes / words.size() < kLongestKeywordBytes) {
    fields.put_keywords(name, std::move(words));
  } else {
    fields.put(name, joined_text(values));  // the paragraphs of a text
  }
}

void put_object(const object& record, RecordFields& fields, int depth);

void put_value(std::string_view name, const element& value, RecordFields& fields, int depth) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) {
    fields.put(name, text);
    return;
  }
  if (object nested; value.get(nested) == simdjson::SUCCESS) {
    std::string_view named;
    if (is_wrapper(name) && depth < kMaxDepth) {
      put_object(nested, fields, depth + 1);
    } else if (fields.wants(name)) {
      for (const char* key : {"name", "text", "rendered", "value", "$date", "title", "#text"}) {
        if (nested[key].get(named) == simdjson::SUCCESS) {
          fields.put(name, named);
          break;
        }
      }
    }
    return;
  }
  if (!fields.wants(name)) {
    return;
  }
  if (array several; value.get(several) == simdjson::SUCCESS) {
    put_array(name, several, fields);
  } else if (std::int64_t number = 0; value.get(number) == simdjson::SUCCESS) {
    fields.put(name, std::to_string(number));
  } else if (std::uint64_t large = 0; value.get(large) == simdjson::SUCCESS) {
    fields.put(name, std::to_string(large));
  } else if (double real = 0; value.get(real) == simdjson::SUCCESS && real > 0 && real < 1e15) {
    fields.put(name, std::to_string(static_cast<std::int64_t>(real)));
  }
}

void put_object(const object& record, RecordFields& fields, int depth) {
  for (const auto& [name, value] : record) {
    put_value(name, value, fields, depth);
  }
}

}  // namespace

void put_json_object(const object& record, RecordFields& fields) { put_object(record, fields, 0); }

}  // namespace niger::formats

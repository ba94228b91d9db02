#include "indexer/reading/formats/json_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/base/utf8.h"

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
         name == "item" || name == "news" || name == "tweet" || name == "_doc";
}

// Pieces of a text: paragraphs, or, where objects stand among them, words with their marks, as
// Telegram has them, which are one line.
std::string joined_text(const array& pieces) {
  std::string text;
  bool has_strings = false;
  bool has_objects = false;
  for (const element& piece : pieces) {
    has_strings = has_strings || piece.is_string();
    has_objects = has_objects || piece.is_object();
  }
  const char* const between = has_strings && has_objects ? "" : "\n";
  for (const element& piece : pieces) {
    std::string_view value;
    object nested;
    if (piece.get(value) != simdjson::SUCCESS && (piece.get(nested) != simdjson::SUCCESS ||
                                                  nested["text"].get(value) != simdjson::SUCCESS)) {
      continue;
    }
    text.append(text.empty() ? "" : between).append(value);
  }
  return text;
}

// {"date-parts": [[2020, 10, 7]]} of CSL JSON.
Date date_in_parts(const object& value) {
  array dates;
  array parts;
  if (value["date-parts"].get(dates) != simdjson::SUCCESS ||
      dates.at(0).get(parts) != simdjson::SUCCESS) {
    return {};
  }
  std::array<std::int64_t, 3> numbers = {0, 0, 0};
  std::size_t at = 0;
  for (const element& part : parts) {
    if (at == numbers.size()) break;
    std::string_view text;
    if (part.get(numbers[at]) != simdjson::SUCCESS && part.get(text) == simdjson::SUCCESS) {
      std::from_chars(text.data(), text.data() + text.size(), numbers[at]);
    }
    ++at;
  }
  const bool is_day = numbers[0] >= 1000 && numbers[0] <= 2200 && numbers[1] >= 1 &&
                      numbers[1] <= 12 && numbers[2] >= 1 && numbers[2] <= 31;
  return is_day ? Date{static_cast<int>(numbers[0]), static_cast<int>(numbers[1]),
                       static_cast<int>(numbers[2])}
                : Date{};
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
  const bool is_text = fields.role_of(name) == fields::FieldRole::Text;
  if (!is_text && !words.empty() && bytes / words.size() < kLongestKeywordBytes) {
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
      if (const Date day = date_in_parts(nested); day.known()) {
        fields.put_date(name, day);
        return;
      }
      for (const char* key : {"name", "text", "rendered", "value", "$date", "title", "#text"}) {
        if (nested[key].get(named) == simdjson::SUCCESS) {
          fields.put(name, named);
          break;
        }
      }
    }
    return;
  }
  if (array several;
      is_wrapper(name) && depth < kMaxDepth && value.get(several) == simdjson::SUCCESS) {
    for (const element& one : several) {  // "data": [{"post": …}] of Facebook
      if (object nested; one.get(nested) == simdjson::SUCCESS) {
        put_object(nested, fields, depth + 1);
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

// The longest string of a record without a known text, if it reads like one; all names are noted.
void guess_text(const object& record, RecordFields& fields) {
  constexpr std::size_t kFewestBytes = 100;
  constexpr std::ptrdiff_t kFewestBlanks = 5;
  std::string names;
  std::string_view longest_name;
  std::string_view longest;
  for (const auto& [name, value] : record) {
    names.append(names.empty() ? "" : ", ").append(name);
    std::string_view text;
    const bool is_other = fields.role_of(name) == fields::FieldRole::None;
    if (is_other && value.get(text) == simdjson::SUCCESS && text.size() > longest.size()) {
      longest = text;
      longest_name = name;
    }
  }
  if (longest.size() >= kFewestBytes &&
      std::count(longest.begin(), longest.end(), ' ') >= kFewestBlanks) {
    fields.guess_text(longest_name, longest);
  }
  fields.note_names(std::string(truncated_at_character(names, 300)));
}

}  // namespace

void put_json_object(const object& record, RecordFields& fields) {
  put_object(record, fields, 0);
  if (!fields.has(fields::FieldRole::Text) && !fields.has(fields::FieldRole::Abstract)) {
    guess_text(record, fields);
  }
}

}  // namespace niger::formats

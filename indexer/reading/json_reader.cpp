#include "indexer/reading/json_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "common/base/utf8.h"
#include "indexer/reading/date_text.h"
#include "indexer/reading/encoding.h"
#include "indexer/reading/line_kind.h"
#include "indexer/reading/line_stream.h"
#include "indexer/reading/record_article.h"

namespace niger {
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
  } else if (double real = 0; value.get(real) == simdjson::SUCCESS && real > 0 && real < 1e15) {
    fields.put(name, std::to_string(static_cast<std::int64_t>(real)));
  }
}

void put_object(const object& record, RecordFields& fields, int depth) {
  for (const auto& [name, value] : record) {
    put_value(name, value, fields, depth);
  }
}

// The one array of objects that an object wraps: {"articles": […], "count": 7}.
bool wrapped_array(const object& document, array& records) {
  bool found = false;
  for (const auto& [name, value] : document) {
    array candidate;
    object first;
    if (value.get(candidate) == simdjson::SUCCESS &&
        candidate.at(0).get(first) == simdjson::SUCCESS) {
      if (found) {
        return false;
      }
      records = candidate;
      found = true;
    }
  }
  return found;
}

void read_records(const array& records, const std::string& encoding, ArticleOutput& output) {
  RecordFields fields(output.options().field_names);
  std::uint64_t number = 0;
  for (const element& record : records) {
    const std::string name = std::to_string(++number);
    object one;
    if (record.get(one) != simdjson::SUCCESS) {
      output.skip(name, SkipReason::Damaged, Message::ReadNoObjectElement);
      continue;
    }
    put_object(one, fields, 0);
    emit_record(fields, name, encoding, output);
  }
}

}  // namespace

void read_json_lines(ByteSource& source, std::string begun, ArticleOutput& output) {
  const std::unique_ptr<OpenedLines> opened = open_lines(source, std::move(begun), output);
  if (!opened->lines) {
    return;
  }
  simdjson::dom::parser parser;
  RecordFields fields(output.options().field_names);
  std::string repaired;
  for (std::string_view line; opened->lines->next(line);) {
    const std::string number = std::to_string(opened->lines->number());
    if (opened->lines->too_long()) {
      output.skip(number, SkipReason::TooLarge, {Message::ReadLongLine, {{"line", number}}});
      continue;
    }
    if (trimmed(line).empty()) {
      continue;
    }
    element document;
    simdjson::error_code error = parser.parse(line.data(), line.size()).get(document);
    if (error == simdjson::UTF8_ERROR) {
      std::size_t count = 0;
      repaired = repaired_utf8(line, count);
      output.add_repaired(count);
      error = parser.parse(repaired).get(document);
    }
    object record;
    if (error != simdjson::SUCCESS || document.get(record) != simdjson::SUCCESS) {
      const Text what = error != simdjson::SUCCESS ? Text(simdjson::error_message(error))
                                                   : Text(Message::ReadNoObjectLine);
      output.skip(number, SkipReason::Damaged,
                  {Message::ReadLine, {{"line", number}, {"what", what}}});
      continue;
    }
    put_object(record, fields, 0);
    emit_record(fields, number, opened->encoding, output);
  }
}

void read_json(std::string&& bytes, ArticleOutput& output) {
  Result<Decoded> decoded = decode(std::move(bytes), {output.options().encoding, ""});
  if (!decoded.ok()) {
    output.skip("", SkipReason::Encoding, decoded.error());
    return;
  }
  output.add_repaired(decoded.value().repaired);
  const std::string& encoding = decoded.value().encoding;
  simdjson::dom::parser parser;
  element document;
  const simdjson::error_code error = parser.parse(decoded.value().text).get(document);
  if (error != simdjson::SUCCESS) {
    output.skip("", SkipReason::Damaged,
                {Message::ReadNotJson, {{"reason", simdjson::error_message(error)}}});
    return;
  }
  array records;
  object one;
  if (document.get(records) == simdjson::SUCCESS) {
    read_records(records, encoding, output);
  } else if (document.get(one) == simdjson::SUCCESS) {
    RecordFields fields(output.options().field_names);
    put_object(one, fields, 0);
    if (!fields.has(FieldRole::Text) && wrapped_array(one, records)) {
      read_records(records, encoding, output);
    } else {
      emit_record(fields, "", encoding, output);
    }
  } else {
    output.skip("", SkipReason::Damaged, Message::ReadNoObject);
  }
}

}  // namespace niger

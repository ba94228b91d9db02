#include "indexer/reading/formats/json_records.h"

#include <algorithm>

namespace niger::formats {

using messages::Message;
using messages::Text;

namespace {

// "name" with its quotes, of the first field of the object that begins at `begin`; empty: none.
std::string_view first_name(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongestName = 128;
  if (begin >= text.size() || text[begin] != '{') return {};
  const std::size_t quote = after_json_blanks(text, begin + 1);
  if (quote >= text.size() || text[quote] != '"') return {};
  const std::size_t end = text.substr(0, std::min(text.size(), quote + kLongestName))
                              .find_first_of("\"\\\n", quote + 1);
  return end == std::string_view::npos || text[end] != '"' ? std::string_view()
                                                           : text.substr(quote, end - quote + 1);
}

Text unexpected(std::string_view text, std::size_t at) {
  constexpr std::size_t kShown = 8;
  return {Message::JsonUnexpected, {{"text", json_excerpt(text.substr(at).substr(0, kShown))}}};
}

}  // namespace

std::size_t after_json_commas(std::string_view text, std::size_t at) {
  at = after_json_blanks(text, at);
  while (at < text.size() && text[at] == ',') at = after_json_blanks(text, at + 1);
  return at;
}

void JsonRecordWalk::read_whole(std::size_t begin, const LenientValue& value) {
  ++number_;
  const bool was_repaired = !value.repaired.empty();
  const std::string_view json =
      was_repaired ? std::string_view(value.strict) : text_.substr(begin, value.end - begin);
  simdjson::dom::element element;
  simdjson::dom::object record;
  if (const auto error = parser_.parse(json.data(), json.size()).get(element)) {
    sink_.lost(number_, begin,
               {Message::ReadNotJson, {{"reason", simdjson::error_message(error)}}});
  } else if (element.get(record) != simdjson::SUCCESS) {
    sink_.lost(number_, begin, Message::ReadNoObjectElement);
  } else {
    first_name_ = first_name(text_, begin);
    if (was_repaired) {
      sink_.repaired(number_, value.repaired_at,
                     {Message::JsonRepaired, {{"text", value.repaired}}});
    }
    sink_.record(number_, record);
  }
}

std::size_t JsonRecordWalk::begun_record(std::size_t from, std::string_view name) const {
  while ((from = text_.find('{', from)) != std::string_view::npos) {
    const std::string_view found = first_name(text_, from);
    if (!found.empty() && (name.empty() || found == name)) return from;
    ++from;
  }
  return text_.size();
}

// After a record that broke: the next place that looks as records here begin. It may stand within
// what was read already, where a quote or a bracket is missing; but not more than a few times over.
std::size_t JsonRecordWalk::next_record(std::size_t begin, std::size_t broke) {
  const std::size_t budget = text_.size() * 4;
  std::string_view name = first_name(text_, begin);
  if (name.empty()) name = first_name_;
  const std::size_t from =
      begun_record(read_twice_ > budget ? std::max(broke, begin + 1) : begin + 1, name);
  if (from < broke) read_twice_ += broke - from;
  return from;
}

// Hands over the value at `at`, or reports why it cannot; the place to go on from.
std::size_t JsonRecordWalk::take(std::size_t at, const LenientValue& value) {
  ended_in_a_loss_ = value.how != LenientEnd::Whole;
  if (!ended_in_a_loss_) {
    read_whole(at, value);
    return value.end;
  }
  const Text why =
      value.how == LenientEnd::CutOff ? Text(Message::JsonCutOff) : unexpected(text_, value.end);
  sink_.lost(++number_, value.end, why);
  return next_record(at, value.end);
}

void JsonRecordWalk::lose(std::size_t at, const Text& why) {
  ended_in_a_loss_ = true;
  if (first_name_.empty()) first_name_ = first_name(text_, at);
  sink_.lost(++number_, at, why);
}

std::size_t JsonRecordWalk::elements(std::size_t at) {
  ended_in_a_loss_ = false;
  while (true) {
    at = after_json_commas(text_, at);
    if (at >= text_.size()) {
      if (!ended_in_a_loss_) sink_.lost(0, text_.size(), Message::JsonOpenArray);
      return text_.size();
    }
    if (text_[at] == ']') return at + 1;
    at = take(at, lenient_value(text_, at));
  }
}

std::optional<std::size_t> JsonRecordWalk::values(std::size_t at, bool is_line) {
  while (true) {
    at = after_json_commas(text_, at);
    if (at >= text_.size()) return std::nullopt;
    const std::size_t first = after_json_blanks(text_, at + 1);
    const bool has_records = !is_line || (first < text_.size() && text_[first] == '{');
    if (text_[at] == '[' && has_records) {
      at = elements(at + 1);
      continue;
    }
    const LenientValue value = lenient_value(text_, at);
    if (is_line && value.how == LenientEnd::CutOff && text_[at] == '{' &&
        next_record(at, value.end) == text_.size()) {
      return at;
    }
    at = take(at, value);
  }
}

std::optional<std::size_t> wrapped_elements(std::string_view text, std::size_t begin,
                                            fields::RecordFields& fields) {
  std::size_t at = begin + 1;
  std::optional<std::size_t> found;
  while (!found) {
    at = after_json_commas(text, at);
    if (at >= text.size() || text[at] != '"') break;
    const std::size_t name_at = at;
    const LenientValue name = lenient_value(text, name_at);
    at = after_json_blanks(text, name.end);
    if (name.how != LenientEnd::Whole || at >= text.size() || text[at] != ':') break;
    at = after_json_blanks(text, at + 1);
    if (at < text.size() && text[at] == '[') {
      const std::size_t first = after_json_blanks(text, at + 1);
      if (first < text.size() && text[first] == '{') {
        found = at + 1;
        break;
      }
    }
    const LenientValue value = lenient_value(text, at);
    if (value.how != LenientEnd::Whole) break;
    at = value.end;
    fields.put(text.substr(name_at + 1, name.end - name_at - 2), "x");
  }
  const bool is_record = fields.has(fields::FieldRole::Text);
  fields.clear();
  return is_record ? std::nullopt : found;
}

}  // namespace niger::formats

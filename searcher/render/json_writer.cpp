#include "searcher/render/json_writer.h"

#include <ostream>

#include "common/base/json_text.h"
#include "common/base/utf8.h"
#include "searcher/render/text_form.h"

namespace niger {
JsonWriter& JsonWriter::key(std::string_view name) {
  next_item();
  out_ << json_text(name) << (compact_ ? ":" : ": ");
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  next_item();
  out_ << json_text(text);
  return *this;
}

JsonWriter& JsonWriter::number(std::uint64_t value) {
  next_item();
  out_ << std::to_string(value);
  return *this;
}

JsonWriter& JsonWriter::number(double value, int digits) {
  next_item();
  out_ << decimal_text(value, digits);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  next_item();
  out_ << (value ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::begin(char bracket) {
  next_item();
  out_ << bracket;
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  const bool had_items = has_items_.back();
  has_items_.pop_back();
  if (had_items) new_line();
  out_ << bracket;
  return *this;
}

void JsonWriter::next_item() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) out_ << ',';
  has_items_.back() = true;
  new_line();
}

void JsonWriter::new_line() {
  if (!compact_) out_ << '\n' << std::string(2 * has_items_.size(), ' ');
}

std::uint64_t CharacterCount::before(std::size_t offset) {
  characters_ += count_code_points(text_.substr(byte_, offset - byte_));
  byte_ = offset;
  return characters_;
}

void write_fragment(const Fragment& fragment, JsonWriter& json) {
  json.begin_object().key("text").string(fragment.text);
  json.key("highlights").begin_array();
  CharacterCount characters(fragment.text);
  for (const Span& span : fragment.highlights) {
    json.begin_array().number(characters.before(span.begin));
    json.number(characters.before(span.end)).end_array();
  }
  json.end_array().end_object();
}

}  // namespace niger

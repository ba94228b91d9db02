#include "common/base/json_writer.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <ostream>

#include "common/base/utf8.h"

namespace niger {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(static_cast<char>(c));
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c != ' ' && (is_blank_in_line(c) || turns_direction(c))) {
      std::array<char, 16> digits{};
      std::snprintf(digits.data(), digits.size(), "\\u%04x", static_cast<unsigned>(c));
      out += digits.data();
    } else {
      append_utf8(c, out);
    }
  }
  out.push_back('"');
  return out;
}

}  // namespace

JsonWriter& JsonWriter::key(std::string_view name) {
  item(quoted(name));
  out_ << (compact_ ? ":" : ": ");
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) { return item(quoted(text)); }

JsonWriter& JsonWriter::number(double value, int digits) {
  return item(decimal_text(value, digits));
}

JsonWriter& JsonWriter::number(double value) {
  std::array<char, 32> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                    std::chars_format::general, 6);
  return item({buffer.data(), result.ptr});
}

JsonWriter& JsonWriter::boolean(bool value) { return item(value ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return item("null"); }

JsonWriter& JsonWriter::item(std::string_view text) {
  next_item();
  out_ << text;
  return *this;
}

JsonWriter& JsonWriter::begin(char bracket) {
  item({&bracket, 1});
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

std::string decimal_text(double value, int digits) {
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                    std::chars_format::fixed, digits);
  return {buffer.data(), result.ptr};
}

}  // namespace niger

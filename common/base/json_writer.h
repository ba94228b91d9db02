#pragma once
/// A writer of well-formed JSON (RFC 8259), piece by piece: begin, key, value, end. It knows
/// commas, indents and escapes, and nothing of what is written. Both programs write with it alone.
#include <concepts>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace niger {

class JsonWriter {
 public:
  /// `compact`: everything on one line.
  JsonWriter(std::ostream& out, bool compact) : out_(out), compact_(compact) {}

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  JsonWriter& key(std::string_view name);

  /// Ill-formed UTF-8 is written as U+FFFD. What a terminal obeys (C0, DEL, C1), what ends lines in
  /// careless readers (U+2028, U+2029) and what turns the direction of text stands by its number.
  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::integral auto value) { return item(std::to_string(value)); }
  JsonWriter& number(double value, int digits);  ///< after the point
  JsonWriter& number(double value);              ///< with six significant digits
  JsonWriter& boolean(bool value);
  JsonWriter& null();

  /// A key with its value: a string, a number or a truth.
  JsonWriter& member(std::string_view name, std::string_view text) {
    return key(name).string(text);
  }
  template <typename Value>
  requires std::is_arithmetic_v<Value> JsonWriter& member(std::string_view name, Value value) {
    key(name);
    if constexpr (std::same_as<Value, bool>) {
      return boolean(value);
    } else {
      return number(value);
    }
  }
  /// null where there is none.
  JsonWriter& member_or_null(std::string_view name, std::string_view text) {
    return text.empty() ? key(name).null() : member(name, text);
  }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  JsonWriter& item(std::string_view text);
  void next_item();
  void new_line();

  std::ostream& out_;
  bool compact_;
  bool after_key_ = false;
  std::vector<bool> has_items_;
};

/// A decimal number with `digits` digits after the point, in any locale.
[[nodiscard]] std::string decimal_text(double value, int digits);

}  // namespace niger

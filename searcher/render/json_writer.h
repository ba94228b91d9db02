#pragma once
/// A writer of well-formed JSON (RFC 8259), piece by piece: begin, key, value, end. It knows
/// commas, indents and escapes; of what is written only the highlighted text that all answers
/// share.
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/response/response.h"

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

  /// Ill-formed UTF-8 is written as U+FFFD.
  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::uint64_t value);
  JsonWriter& number(double value, int digits);
  JsonWriter& boolean(bool value);

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  void next_item();
  void new_line();

  std::ostream& out_;
  bool compact_;
  bool after_key_ = false;
  std::vector<bool> has_items_;
};

/// Counts characters (code points), which is what most readers of JSON count in. `text` must
/// outlive it.
class CharacterCount {
 public:
  explicit CharacterCount(std::string_view text) : text_(text) {}

  /// The characters before byte `offset`, which must not fall from call to call.
  [[nodiscard]] std::uint64_t before(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::uint64_t characters_ = 0;
};

/// The object of a text with its highlights: ranges of its characters.
void write_fragment(const Fragment& fragment, JsonWriter& json);

}  // namespace niger

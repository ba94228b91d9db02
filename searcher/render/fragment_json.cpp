#include "searcher/render/fragment_json.h"

#include "common/base/utf8.h"

namespace niger {

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

#include "searcher/render/json_parts.h"

#include "common/base/utf8.h"

namespace niger::render {

std::uint64_t CharacterCount::before(std::size_t offset) {
  characters_ += count_code_points(text_.substr(byte_, offset - byte_));
  byte_ = offset;
  return characters_;
}

void write_fragment(const response::Fragment& fragment, JsonWriter& json) {
  json.begin_object().key("text").string(fragment.text);
  json.key("highlights").begin_array();
  CharacterCount characters(fragment.text);
  for (const Span& span : fragment.highlights) {
    json.begin_array().number(characters.before(span.begin));
    json.number(characters.before(span.end)).end_array();
  }
  json.end_array().end_object();
}

void write_total(const response::SearchResponse& response, JsonWriter& json) {
  json.member("total", response.total);
  if (response.copies) {
    const std::uint64_t copies = *response.copies;
    json.member("total_with_copies", response.total + (response.with_copies ? 0 : copies));
    json.member("total_without_copies", response.total - (response.with_copies ? copies : 0));
  }
  if (response.level) {
    json.key("level").begin_object();
    json.member("words", response.level->words).member("least", response.level->least);
    json.member("total", response.level->total).member("some", response.level->some).end_object();
  }
  json.member("total_is_exact", response.total_is_exact && !response.partial);
}

void write_notes(const std::vector<response::Note>& notes, messages::Language language,
                 JsonWriter& json) {
  json.key("notes").begin_array();
  for (const response::Note& note : notes) {
    json.begin_object().key("code").string(note.code).key("text");
    json.string(messages::localized(note.text, language)).end_object();
  }
  json.end_array();
}

void write_head(const response::SearchResponse& response, messages::Language language,
                JsonWriter& json) {
  constexpr std::uint64_t kShapeVersion = 1;
  json.member("version", kShapeVersion);
  if (!response.query_id.empty()) json.member("query_id", response.query_id);
  json.member("query", response.query).member("understood", response.understood);
  write_total(response, json);
  if (response.partial) json.member("partial", true);
  write_notes(response.notes, language, json);
}

}  // namespace niger::render

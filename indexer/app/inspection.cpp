#include "indexer/app/inspection.h"

#include <array>
#include <cstdio>
#include <string>

#include "common/base/json_writer.h"
#include "indexer/reading/fields/field_origin.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/settings/names.h"

namespace niger::index_app {

using messages::localized;
using messages::Message;
using run_settings::label_of;

namespace {

constexpr std::size_t kNameColumns = 10;

// What a terminal might take for a command of its own is shown as U+FFFD, what turns the direction
// of text by its number: it is to be seen, and reaches no further.
std::string harmless(std::string_view text) {
  std::string out;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (turns_direction(c)) {
      std::array<char, 16> number{};
      std::snprintf(number.data(), number.size(), "<U+%04X>", static_cast<unsigned>(c));
      out += number.data();
      continue;
    }
    const bool plain = c == ' ' || c == '\n' || c == '\t' || !is_blank_in_line(c);
    append_utf8(plain ? c : kReplacementCharacter, out);
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out = harmless(text);
  for (char& c : out) {
    c = c == '\n' || c == '\t' ? ' ' : c;
  }
  return out;
}

// The zone, and what becomes of its words.
messages::Text zone_label(ZoneKind kind) {
  switch (kind) {
    case ZoneKind::Related:
      return {Message::InspectRelated, {{"zone", label_of(kind)}}};
    case ZoneKind::Boilerplate:
      return {Message::InspectBoilerplate, {{"zone", label_of(kind)}}};
    case ZoneKind::Metadata:
      return {Message::InspectMetadata, {{"zone", label_of(kind)}}};
    case ZoneKind::Body:
    case ZoneKind::Lead:
    case ZoneKind::Caption:
      break;
  }
  return label_of(kind);
}

// A name in a column of its own.
std::string column(const messages::Text& name, messages::Saying saying) {
  std::string text = localized(name, saying);
  const std::size_t columns = count_code_points(text);
  return text.append(columns < kNameColumns ? kNameColumns - columns : 1, ' ');
}

}  // namespace

std::vector<TextPart> parts_of(const Article& article) {
  std::vector<TextPart> parts;
  const std::string_view text = article.text;
  const auto add = [&](ZoneKind kind, std::size_t begin, std::size_t end) {
    const std::string_view kept = fields::trimmed(text.substr(begin, end - begin));
    if (!kept.empty()) {
      const auto at = static_cast<std::size_t>(kept.data() - text.data());
      parts.push_back({kind, {at, at + kept.size()}});
    }
  };
  std::size_t at = 0;
  for (const Zone& zone : article.zones) {
    add(ZoneKind::Body, at, zone.span.begin);
    add(zone.kind, zone.span.begin, zone.span.end);
    at = zone.span.end;
  }
  add(ZoneKind::Body, at, text.size());
  return parts;
}

Inspection::Inspection(bool with_tokens, bool as_json, messages::Saying saying, std::ostream& out)
    : with_tokens_(with_tokens), as_json_(as_json), saying_(saying), out_(out) {}

void Inspection::show(const Article& article) {
  if (as_json_) {
    show_json(article);
  } else {
    show_text(article);
  }
}

void Inspection::show_text(const Article& article) {
  out_ << "\n" << localized({Message::InspectArticle, {{"id", article.id}}}, saying_) << "\n";
  for (std::size_t i = 0; i < kArticleFields; ++i) {
    const auto field = static_cast<ArticleField>(i);
    const std::string value = one_line(fields::field_text(article, field));
    out_ << "  " << column(label_of(field), saying_);
    if (value.empty()) {
      out_ << "-\n";
    } else {
      out_ << value << "  [" << localized(label_of(fields::origin_of(article, field)), saying_)
           << "]\n";
    }
  }
  out_ << "  " << column(Message::FieldEncoding, saying_) << article.encoding << "\n";
  if (with_tokens_ && !article.title.empty()) {
    out_ << "-- " << localized(Message::FieldTitle, saying_) << "\n";
    show_tokens(article.title);
  }
  for (const TextPart& part : parts_of(article)) {
    const std::string_view text =
        std::string_view(article.text).substr(part.span.begin, part.span.size());
    out_ << "-- " << localized(zone_label(part.kind), saying_) << "\n" << harmless(text) << "\n";
    if (with_tokens_ && part.kind != ZoneKind::Boilerplate) {
      show_tokens(text);
    }
  }
}

void Inspection::show_tokens(std::string_view text) {
  for (const arabic::Token& token : analyzer_.analyze(text)) {
    out_ << "     " << token.position << "\t"
         << one_line(text.substr(token.span.begin, token.span.size())) << "\t"
         << one_line(token.folded) << "\t" << one_line(token.stem)
         << (token.is_stop_word ? "\t" + localized(Message::InspectStopWord, saying_) : "") << "\n";
  }
}

void Inspection::write_tokens(std::string_view text, JsonWriter& json) {
  json.key("tokens").begin_array();
  for (const arabic::Token& token : analyzer_.analyze(text)) {
    json.begin_object().member("word", text.substr(token.span.begin, token.span.size()));
    json.member("folded", token.folded).member("stem", token.stem);
    json.member("stop_word", token.is_stop_word).end_object();
  }
  json.end_array();
}

void Inspection::show_json(const Article& article) {
  JsonWriter json(out_, true);
  json.begin_object().member("id", article.id).member("path", article.path);
  json.member("record", article.record).member("encoding", article.encoding);
  json.key("fields").begin_object();
  for (std::size_t i = 0; i < kArticleFields; ++i) {
    const auto field = static_cast<ArticleField>(i);
    const std::string value = fields::field_text(article, field);
    if (value.empty()) {
      continue;
    }
    json.key(fields::field_name(field)).begin_object().member("value", value);
    json.member("from", fields::origin_name(fields::origin_of(article, field)));
    if (with_tokens_ && field == ArticleField::Title) {
      write_tokens(value, json);
    }
    json.end_object();
  }
  json.end_object().key("zones").begin_array();
  for (const TextPart& part : parts_of(article)) {
    const std::string_view text =
        std::string_view(article.text).substr(part.span.begin, part.span.size());
    json.begin_object().member("zone", fields::zone_name(part.kind)).member("text", text);
    if (with_tokens_ && part.kind != ZoneKind::Boilerplate) {
      write_tokens(text, json);
    }
    json.end_object();
  }
  json.end_array().end_object();
  out_ << "\n";
}

}  // namespace niger::index_app

#include "indexer/reading/formats/record_article.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/structure.h"
#include "indexer/reading/formats/html_reader.h"

namespace niger::formats {

using fields::ArticleDraft;
using fields::FieldRole;

namespace {

bool is_tag_name(std::string_view name) {
  for (const std::string_view tag :
       {"p",          "br",     "div",    "a",       "span",    "b",  "i",    "strong", "em",
        "img",        "ul",     "ol",     "li",      "h1",      "h2", "h3",   "h4",     "table",
        "blockquote", "figure", "iframe", "section", "article", "u",  "font", "center"}) {
    if (name == tag) return true;
  }
  return false;
}

// A tag of HTML stands in it: <p>, </div>, <img src=…>.
bool holds_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::size_t begin = at + 1;
    if (begin < text.size() && text[begin] == '/') ++begin;
    std::string name;
    std::size_t end = begin;
    for (; end < text.size() && end - begin < 12; ++end) {
      const char c = static_cast<char>(text[end] | 0x20);
      const bool is_digit = text[end] >= '0' && text[end] <= '9';
      if ((c < 'a' || c > 'z') && !is_digit) break;
      name += is_digit ? text[end] : c;
    }
    const bool ends =
        end < text.size() && std::string_view(" >/\n\t").find(text[end]) != std::string_view::npos;
    if (ends && is_tag_name(name)) return true;
  }
  return false;
}

std::string without_tags(std::string_view text) {
  std::string out;
  bool is_within = false;
  for (const char c : text) {
    is_within = is_within || c == '<';
    if (!is_within) out += c;
    is_within = is_within && c != '>';
  }
  return std::string(fields::trimmed(out));
}

bool holds_references(std::string_view text) {
  for (const std::string_view reference : {"&quot;", "&amp;", "&nbsp;", "&#", "&lt;", "&laquo;"}) {
    if (text.find(reference) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

void clean(std::string& text) {
  if (text.find('&') != std::string::npos && holds_references(text)) {
    text = bytes::without_references(text);
  }
}

// True where most words of the summary stand in the text: many scrapers cut it out of there.
bool is_held(std::string_view summary, std::string_view text) {
  constexpr std::size_t kBeginningBytes = 60;
  if (text.find(truncated_at_character(summary, kBeginningBytes)) != std::string_view::npos) {
    return true;
  }
  std::size_t words = 0;
  std::size_t held = 0;
  while (!summary.empty()) {
    const std::size_t end = std::min(summary.find(' '), summary.size());
    const std::string_view word = fields::trimmed(summary.substr(0, end));
    if (!word.empty()) {
      ++words;
      held += memmem(text.data(), text.size(), word.data(), word.size()) != nullptr ? 1 : 0;
    }
    summary.remove_prefix(std::min(end + 1, summary.size()));
  }
  return held * 2 > words;
}

// A summary that the text does not repeat is its lead.
void add_summary(std::string summary, ArticleDraft& draft) {
  clean(summary);
  if (summary.empty() || holds_markup(summary) || summary == draft.title() ||
      is_held(summary, draft.text)) {
    return;
  }
  const std::size_t shift = summary.size() + 1;
  draft.text.insert(0, summary + "\n");
  for (Zone& zone : draft.zones) {
    zone.span = {zone.span.begin + shift, zone.span.end + shift};
  }
  draft.zones.insert(draft.zones.begin(), {ZoneKind::Lead, {0, summary.size()}});
}

// One of the fields may be so, and the others well.
void repair_alone(const std::vector<std::string*>& fields, ArticleDraft& draft) {
  for (std::string* field : fields) {
    if (!bytes::looks_encoded_twice(*field)) continue;
    if (std::optional<bytes::Decoded> again = bytes::decoded_again(*field)) {
      *field = std::move(again->text);
      draft.encoding = std::move(again->encoding);
    }
  }
}

// A scraper that took windows-1256 or UTF-8 for Latin letters did so in all fields: they are
// decoded again together, since a name alone shows too little.
void repair_letters(std::string& title, std::string& summary, ArticleDraft& draft) {
  constexpr char kBetween = '\x1E';  // in no text: a record separator
  std::vector<std::string*> fields = {&title, &draft.text, &summary};
  const std::vector<std::string*> others = draft.spelled_fields();
  fields.insert(fields.end(), others.begin(), others.end());
  std::string all;
  for (const std::string* field : fields) {
    all.append(*field).push_back(kBetween);
  }
  const std::optional<bytes::Decoded> again = bytes::decoded_again(all);
  if (!again || std::count(again->text.begin(), again->text.end(), kBetween) !=
                    static_cast<std::ptrdiff_t>(fields.size())) {
    repair_alone(fields, draft);
    return;
  }
  std::string_view rest = again->text;
  for (std::string* field : fields) {
    const std::size_t end = rest.find(kBetween);
    *field = rest.substr(0, end);
    rest.remove_prefix(end + 1);
  }
  draft.encoding = again->encoding;
}

}  // namespace

void emit_record(fields::RecordFields& fields, std::string_view record, const std::string& encoding,
                 articles::ArticleOutput& output) {
  ArticleDraft draft;
  draft.encoding = encoding;
  draft.id = fields.take(FieldRole::Id);
  std::string title = fields.take(FieldRole::Title);
  std::string summary = fields.take(FieldRole::Abstract);
  draft.text = fields.take(FieldRole::Text);
  fields.give(draft, fields::Provenance::Record);
  for (std::string* field : draft.spelled_fields()) {
    clean(*field);
    *field = fields::trimmed(*field);
  }
  const std::string guessed = fields.guessed_name();
  const std::string names = fields.seen_names();
  fields.clear();
  if (draft.text.empty()) {
    draft.text = summary;
  }
  if (draft.text.empty() && title.empty()) {
    output.skip(record, walk::SkipReason::Empty, messages::Message::ReadEmptyRecord);
    return;
  }
  if (!guessed.empty()) {
    output.doubt("", {messages::Message::ReadTextGuessed, {{"name", guessed}, {"names", names}}});
  } else if (draft.text.empty() && !names.empty()) {
    output.doubt("", {messages::Message::ReadOnlyTitle, {{"names", names}}});
  }
  if (bytes::written_in_references(draft.text)) {
    draft.text = bytes::without_references(draft.text);
  }
  if (bytes::looks_encoded_twice(draft.text) || bytes::looks_encoded_twice(title)) {
    repair_letters(title, summary, draft);
  }
  if (draft.text.find('<') != std::string::npos && holds_markup(draft.text)) {
    const std::string html = std::exchange(draft.text, "");
    read_html_fragment(html, title, draft);
  } else {
    clean(draft.text);
  }
  if (title.find('<') != std::string::npos && holds_markup(title)) {
    title = without_tags(title);
  }
  clean(title);
  draft.set(ArticleField::Title, title, fields::Provenance::Record);
  add_summary(std::move(summary), draft);
  fields::structure_text(draft);
  output.emit(std::move(draft), record);
}

}  // namespace niger::formats

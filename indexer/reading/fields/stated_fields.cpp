#include "indexer/reading/fields/stated_fields.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/reading/fields/date_line.h"
#include "indexer/reading/fields/date_text.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger::fields {
namespace {

bool parted_by_blanks(std::string_view value) {
  return split_keywords(std::string(value) + ",").size() == 1 && value.find(' ') != value.npos;
}

// The beginning of the draft's text, up to a line of it.
std::string_view text_before(const ArticleDraft& draft, std::string_view line) {
  constexpr std::size_t kMaxBytes = std::size_t{1}
                                    << 20;  // each keyword is looked for in all of it
  const std::string_view text = std::string_view(draft.text).substr(0, kMaxBytes);
  const bool inside = std::less_equal<>()(text.data(), line.data()) &&
                      std::less<>()(line.data(), text.data() + text.size());
  return inside ? text.substr(0, static_cast<std::size_t>(line.data() - text.data())) : text;
}

// النيجر الولايات المتحدة: words that stand together in the story too are one keyword.
void join_neighbours(std::string_view story, std::vector<std::string>& keywords) {
  std::vector<std::string> joined;
  for (std::string& keyword : keywords) {
    if (!joined.empty()) {
      std::string both = joined.back() + " " + keyword;
      if (memmem(story.data(), story.size(), both.data(), both.size()) != nullptr) {
        joined.back() = std::move(both);
        continue;
      }
    }
    joined.push_back(std::move(keyword));
  }
  keywords = std::move(joined);
}

void take_keywords(std::string_view value, Provenance from, ArticleDraft& draft) {
  if (!draft.wants(ArticleField::Keywords, from)) {
    return;
  }
  std::vector<std::string> keywords = split_keywords(value);
  if (parted_by_blanks(value)) {
    join_neighbours(text_before(draft, value), keywords);
  }
  draft.set_keywords(std::move(keywords), from);
}

void take_field(const FieldLine& field, Provenance from, ArticleDraft& draft) {
  switch (field.kind) {
    case FieldKind::Date:
      if (const auto found = find_date(field.value)) {
        draft.set_date(found->date, from);
      }
      break;
    case FieldKind::Source:
      draft.set(ArticleField::Source, field.value, from);
      break;
    case FieldKind::Author:
      draft.set(ArticleField::Author, field.value, from);
      break;
    case FieldKind::Keywords:
      take_keywords(field.value, from, draft);
      break;
    case FieldKind::Category:
      draft.set(ArticleField::Category, field.value, from);
      break;
    case FieldKind::Place:
      draft.set(ArticleField::Place, field.value, from);
      break;
    case FieldKind::Url:
      draft.set(ArticleField::Url, field.value, from);
      break;
  }
}

// The parts of a line between | • U+2022 and · U+00B7; one part: there is no row.
std::vector<std::string_view> parts_of_row(std::string_view line) {
  std::vector<std::string_view> parts;
  while (!line.empty()) {
    std::size_t end = line.size();
    std::size_t mark_bytes = 0;
    for (const std::string_view mark : {"|", "•", "·"}) {
      const std::size_t at = line.find(mark);
      if (at < end) {
        end = at;
        mark_bytes = mark.size();
      }
    }
    const std::string_view part = trimmed(line.substr(0, end));
    if (!part.empty()) {
      parts.push_back(part);
    }
    line.remove_prefix(std::min(end + mark_bytes, line.size()));
  }
  return parts;
}

// In addition to what is known, a row may hold short words: a section, the number of readers.
bool take_row(const std::vector<std::string_view>& parts, Provenance from, ArticleDraft& draft) {
  constexpr std::size_t kMaxOtherBytes = 44;
  std::vector<FieldLine> fields;
  std::optional<Date> date;
  for (const std::string_view part : parts) {
    if (const auto field = field_line(part)) {
      fields.push_back(*field);
    } else if (const auto day = date_of_line(part)) {
      date = date ? date : day;
    } else if (part.size() > kMaxOtherBytes) {
      return false;
    }
  }
  if (fields.empty() && !date) {
    return false;
  }
  for (const FieldLine& field : fields) {
    take_field(field, from, draft);
  }
  if (date) {
    draft.set_date(*date, from);
  }
  return true;
}

}  // namespace

StatedFields take_stated_fields(std::string_view line, Provenance from, ArticleDraft& draft) {
  constexpr std::size_t kMaxRowBytes = 260;
  constexpr std::string_view kHome = "الرئيسية";  // a menu, whose date is today's
  std::optional<FieldLine> field = field_line(line);
  const bool is_list = field && field->kind == FieldKind::Keywords;
  if (!is_list && line.size() <= kMaxRowBytes && !line.starts_with(kHome)) {
    const std::vector<std::string_view> parts = parts_of_row(line);
    if (parts.size() >= 2 && take_row(parts, from, draft)) {
      return {true, false};
    }
  }
  if (!field) {
    return {};
  }
  take_field(*field, from, draft);
  return {true, field->kind == FieldKind::Source || field->kind == FieldKind::Keywords};
}

}  // namespace niger::fields

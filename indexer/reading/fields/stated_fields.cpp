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

namespace niger {
namespace {

void set_if_empty(std::string& field, std::string_view value) {
  if (field.empty()) {
    field = value;
  }
}

bool parted_by_blanks(std::string_view value) {
  return split_keywords(std::string(value) + ",").size() == 1 && value.find(' ') != value.npos;
}

// The beginning of the article's text, up to a line of it.
std::string_view text_before(const Article& article, std::string_view line) {
  constexpr std::size_t kMaxBytes = std::size_t{1}
                                    << 20;  // each keyword is looked for in all of it
  const std::string_view text = std::string_view(article.text).substr(0, kMaxBytes);
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

void take_field(const FieldLine& field, Article& article) {
  switch (field.kind) {
    case FieldKind::Date:
      if (const auto found = find_date(field.value)) {
        take_date(found->date, article);
      }
      break;
    case FieldKind::Source:
      set_if_empty(article.source, field.value);
      break;
    case FieldKind::Author:
      set_if_empty(article.author, field.value);
      break;
    case FieldKind::Keywords:
      if (article.keywords.empty()) {
        article.keywords = split_keywords(field.value);
        if (parted_by_blanks(field.value)) {
          join_neighbours(text_before(article, field.value), article.keywords);
        }
      }
      break;
    case FieldKind::Category:
      set_if_empty(article.category, field.value);
      break;
    case FieldKind::Place:
      set_if_empty(article.place, field.value);
      break;
    case FieldKind::Url:
      set_if_empty(article.url, field.value);
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
bool take_row(const std::vector<std::string_view>& parts, Article& article) {
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
    take_field(field, article);
  }
  if (date) {
    take_date(*date, article);
  }
  return true;
}

}  // namespace

void take_date(Date date, Article& article) {
  if (!article.date.known()) {
    article.date = date;
    article.date_origin = DateOrigin::Text;
  }
}

StatedFields take_stated_fields(std::string_view line, Article& article) {
  constexpr std::size_t kMaxRowBytes = 260;
  constexpr std::string_view kHome = "الرئيسية";  // a menu, whose date is today's
  std::optional<FieldLine> field = field_line(line);
  const bool is_list = field && field->kind == FieldKind::Keywords;
  if (!is_list && line.size() <= kMaxRowBytes && !line.starts_with(kHome)) {
    const std::vector<std::string_view> parts = parts_of_row(line);
    if (parts.size() >= 2 && take_row(parts, article)) {
      return {true, false};
    }
  }
  if (!field) {
    return {};
  }
  take_field(*field, article);
  return {true, field->kind == FieldKind::Source || field->kind == FieldKind::Keywords};
}

}  // namespace niger

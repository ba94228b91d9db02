#include "searcher/grammar/query_field_names.h"

#include <algorithm>
#include <array>

#include "common/base/utf8.h"
#include "common/letters/folding.h"

namespace niger::grammar {
namespace {

struct KnownField {
  std::string_view name;  // folded
  FieldName field;
};

// The first name of a field is the one that described() writes. Arabic names may have the article.
constexpr std::array<KnownField, 19> kFields = {{
    {"title", FieldName::Title},   {"عنوان", FieldName::Title},   {"source", FieldName::Source},
    {"مصدر", FieldName::Source},   {"author", FieldName::Author}, {"كاتب", FieldName::Author},
    {"place", FieldName::Place},   {"مكان", FieldName::Place},    {"keyword", FieldName::Keyword},
    {"tag", FieldName::Keyword},   {"وسم", FieldName::Keyword},   {"category", FieldName::Category},
    {"قسم", FieldName::Category},  {"date", FieldName::Date},     {"تاريخ", FieldName::Date},
    {"before", FieldName::Before}, {"قبل", FieldName::Before},    {"after", FieldName::After},
    {"بعد", FieldName::After},
}};

constexpr std::size_t kMaxNameBytes = 32;  // a longer word is no field

std::string plain_name(std::string_view name) {
  constexpr std::string_view kArticle = "ال";
  std::string plain = letters::fold(name);
  if (plain.starts_with(kArticle)) plain.erase(0, kArticle.size());
  return plain;
}

// The Levenshtein distance (1966) of two short words, letter by letter.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<FieldName> known_field(std::string_view name) {
  if (name.size() > kMaxNameBytes) return std::nullopt;
  const std::string typed = plain_name(name);
  for (const KnownField& known : kFields) {
    if (known.name == typed) return known.field;
  }
  return std::nullopt;
}

std::string nearest_field(std::string_view name) {
  if (name.size() > kMaxNameBytes) return {};
  const std::u32string typed = to_utf32(plain_name(name));
  std::string best;
  std::size_t best_distance = 3;
  for (const KnownField& known : kFields) {
    const std::u32string letters = to_utf32(known.name);
    const std::size_t edits = distance(typed, letters);
    if (edits < best_distance && edits * 2 < letters.size()) {
      best_distance = edits;
      best = known.name;
    }
  }
  return best;
}

QueryField text_field(FieldName name) {
  switch (name) {
    case FieldName::Title:
      return QueryField::Title;
    case FieldName::Source:
      return QueryField::Source;
    case FieldName::Author:
      return QueryField::Author;
    case FieldName::Place:
      return QueryField::Place;
    case FieldName::Keyword:
      return QueryField::Keyword;
    case FieldName::Category:
      return QueryField::Category;
    case FieldName::Date:
    case FieldName::Before:
    case FieldName::After:
      break;
  }
  return QueryField::Any;
}

std::string_view field_name(QueryField field) {
  for (const KnownField& known : kFields) {
    if (field != QueryField::Any && text_field(known.field) == field) return known.name;
  }
  return {};
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const KnownField& known : kFields) names.push_back(known.name);
  return names;
}

}  // namespace niger::grammar

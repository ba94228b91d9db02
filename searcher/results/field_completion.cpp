#include "searcher/results/field_completion.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "searcher/grammar/facet_field.h"
#include "searcher/grammar/query_field_names.h"
#include "searcher/results/facets.h"

namespace niger::results {

using grammar::FacetField;
using grammar::FieldName;
using letters::fold;

namespace {

std::optional<FacetField> facet_of_field(FieldName field) {
  switch (field) {
    case FieldName::Source:
      return FacetField::Source;
    case FieldName::Author:
      return FacetField::Author;
    case FieldName::Place:
      return FacetField::Place;
    case FieldName::Keyword:
      return FacetField::Keyword;
    case FieldName::Category:
      return FacetField::Category;
    case FieldName::Title:
    case FieldName::Date:
    case FieldName::Before:
    case FieldName::After:
      break;
  }
  return std::nullopt;
}

std::vector<std::string> fields_like(std::string_view word) {
  std::vector<std::string> out;
  const std::string folded = fold(word);
  for (const std::string_view name : grammar::field_names()) {
    if (name.starts_with(folded)) out.push_back(std::string(name) + ":");
  }
  return out;
}

// A value that a line cannot hold: it would end the line, command the terminal or turn the text, or
// nobody would type it.
bool is_tellable(std::string_view value) {
  constexpr std::size_t kMostBytes = 1000;
  if (value.size() > kMostBytes || !is_valid_utf8(value)) return false;
  std::size_t at = 0;
  while (at < value.size()) {
    const char32_t c = next_code_point(value, at);
    if (c == '"' || turns_direction(c) || (c != ' ' && is_blank_in_line(c))) return false;
  }
  return true;
}

// Without quotes the query language may read another thing.
bool is_one_word(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 || c == '.' || c == '-' || c == '_';
  });
}

std::vector<Xapian::docid> all_articles(const Xapian::Database& database) {
  std::vector<Xapian::docid> ids;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    ids.push_back(*at);
  }
  return ids;
}

}  // namespace

std::vector<std::string> completions(const Xapian::Database& database, std::string_view word,
                                     std::size_t most, Deadline& deadline) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos) return fields_like(word);
  const std::optional<FieldName> field = grammar::known_field(word.substr(0, colon));
  const std::optional<FacetField> facet = field ? facet_of_field(*field) : std::nullopt;
  std::vector<std::string> out;
  if (!facet) return out;
  std::string_view begun = word.substr(colon + 1);
  if (begun.starts_with('"')) begun.remove_prefix(1);
  const std::string folded = fold(begun);
  for (const response::Facet& one :
       counted_facets(database, all_articles(database), {*facet}, 0, deadline)) {
    for (const auto& value : one.rows) {
      if (out.size() >= most) break;
      if (!is_tellable(value.value) || !fold(value.value).starts_with(folded)) {
        continue;
      }
      out.push_back(std::string(word.substr(0, colon + 1)) +
                    (is_one_word(value.value) ? value.value : '"' + value.value + '"'));
    }
  }
  return out;
}

}  // namespace niger::results

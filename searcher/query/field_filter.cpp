#include "searcher/query/field_filter.h"

#include <string>
#include <utility>
#include <vector>

#include "common/index/boolean_term.h"
#include "common/index/schema.h"
#include "common/sources/source_aliases.h"
#include "searcher/base/match_weights.h"
#include "searcher/query/clause.h"

namespace niger::query {

using grammar::QueryField;

namespace {

// True where `words` stands in `value` between spaces or its ends. Both are encoded, which leaves
// U+0020 SPACE as 0xFF and itself.
bool holds_words(std::string_view value, std::string_view words) {
  for (std::size_t at = value.find(words); at != std::string_view::npos;
       at = value.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool starts = at == 0 || value[at - 1] == ' ';
    const bool ends = end == value.size() || value[end] == ' ' || value[end] == '\xFF';
    if (starts && ends) return true;
  }
  return false;
}

}  // namespace

std::string_view prefix_of(QueryField field) {
  switch (field) {
    case QueryField::Source:
      return schema::kSourcePrefix;
    case QueryField::Author:
      return schema::kAuthorPrefix;
    case QueryField::Place:
      return schema::kPlacePrefix;
    case QueryField::Keyword:
      return schema::kKeywordPrefix;
    case QueryField::Category:
      return schema::kCategoryPrefix;
    case QueryField::Any:
    case QueryField::Title:
      break;
  }
  return schema::kTitlePrefix;
}

namespace {

FieldFilter filter_of_name(const Xapian::Database& database, QueryField field,
                           std::string_view value) {
  const std::string_view prefix = prefix_of(field);
  const std::string whole_term = index::folded_term(prefix, value);
  // No article has a prefix alone.
  if (whole_term.empty()) return {Xapian::Query(std::string(prefix)), false};
  const std::string_view words = std::string_view(whole_term).substr(prefix.size());
  std::vector<Xapian::Query> terms;
  std::size_t compared = 0;
  const auto end = database.allterms_end(std::string(prefix));
  for (auto at = database.allterms_begin(std::string(prefix)); at != end; ++at) {
    if (++compared > match::kMaxFieldValues || terms.size() >= match::kMaxFieldTerms) break;
    const std::string term = *at;
    if (holds_words(std::string_view(term).substr(prefix.size()), words)) {
      terms.emplace_back(term);
    }
  }
  if (terms.empty()) return {Xapian::Query(whole_term), database.term_exists(whole_term)};
  return {Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()), true};
}

}  // namespace

FieldFilter field_filter(const Xapian::Database& database, QueryField field, std::string_view value,
                         const sources::SourceAliases* aliases) {
  const std::vector<std::string>* const names =
      aliases != nullptr && field == QueryField::Source ? aliases->names_of(value) : nullptr;
  if (names == nullptr) return filter_of_name(database, field, value);
  FieldFilter out;
  std::vector<Xapian::Query> queries;
  for (const std::string& name : *names) {
    FieldFilter one = filter_of_name(database, field, name);
    out.has_value = out.has_value || one.has_value;
    queries.push_back(std::move(one.query));
  }
  out.query = Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end());
  return out;
}

Xapian::Query date_filter(const grammar::DateRange& dates) {
  // Years are four digits: every date lies between these two, and no missing date does.
  const std::string first = dates.first.known() ? index::date_value(dates.first) : "00000101";
  const std::string last = dates.last.known() ? index::date_value(dates.last) : "99991231";
  const Xapian::Query within(Xapian::Query::OP_VALUE_RANGE, schema::kDateSlot, first, last);
  if (dates == grammar::DateRange{}) {
    return {Xapian::Query::OP_AND_NOT, every_article(), within};
  }
  return within;
}

}  // namespace niger::query

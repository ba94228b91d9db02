#include "searcher/query/nearest_value.h"

#include <algorithm>
#include <utility>

#include "common/base/utf8.h"
#include "common/index/boolean_term.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "common/letters/folding.h"
#include "searcher/base/match_weights.h"
#include "searcher/query/field_filter.h"
#include "searcher/spelling/edit_distance.h"

namespace niger::query {

using grammar::QueryField;

namespace {

constexpr double kMostEdits = 2;          // of a long value
constexpr double kEditsPerLetter = 0.25;  // of a short one
constexpr char kValueSeparator = '\x1F';  // schema::kKeywordsSlot

schema::Slot slot_of(QueryField field) {
  switch (field) {
    case QueryField::Author:
      return schema::kAuthorSlot;
    case QueryField::Place:
      return schema::kPlaceSlot;
    case QueryField::Keyword:
      return schema::kKeywordsSlot;
    case QueryField::Category:
      return schema::kCategorySlot;
    default:
      return schema::kSourceSlot;
  }
}

// The value of a term as its first article writes it.
std::string as_written(const Xapian::Database& database, QueryField field,
                       const std::string& term) {
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return {};
  const std::string values = database.get_document(*posting).get_value(slot_of(field));
  for (std::size_t begin = 0; begin <= values.size();) {
    const std::size_t end = std::min(values.find(kValueSeparator, begin), values.size());
    const std::string value = values.substr(begin, end - begin);
    if (index::folded_term(prefix_of(field), value) == term) return value;
    begin = end + 1;
  }
  return {};
}

// The edit distance (edit_distance.h) to the value, or to the nearest of its words.
double distance(std::u32string_view typed, std::u32string_view value, double limit) {
  double best = typing::edit_distance(typed, value, limit);
  for (std::size_t begin = 0; begin < value.size();) {
    const std::size_t end = std::min(value.find(U' ', begin), value.size());
    best = std::min(best, typing::edit_distance(typed, value.substr(begin, end - begin), limit));
    begin = end + 1;
  }
  return best;
}

}  // namespace

std::vector<std::string> nearest_values(const Xapian::Database& database, QueryField field,
                                        std::string_view value) {
  struct Near {
    double edits;
    Xapian::doccount articles;
    std::string term;
  };
  const std::string prefix(prefix_of(field));
  const std::u32string typed = to_utf32(letters::fold(value));
  double most = std::min(kMostEdits, kEditsPerLetter * static_cast<double>(typed.size()));
  std::vector<Near> nearest;  // the nearest first
  std::size_t compared = 0;
  const auto end = database.allterms_end(prefix);
  for (auto at = database.allterms_begin(prefix); at != end; ++at) {
    if (++compared > match::kMaxFieldValues) break;
    const std::u32string known = to_utf32(index::decoded_term((*at).substr(prefix.size())));
    const double edits = distance(typed, known, most);
    if (edits > most) continue;
    const Near one{edits, at.get_termfreq(), *at};
    const auto place = std::find_if(nearest.begin(), nearest.end(), [&one](const Near& other) {
      return one.edits < other.edits || (one.edits == other.edits && one.articles > other.articles);
    });
    nearest.insert(place, one);
    if (nearest.size() > kMostNearest) nearest.pop_back();
    if (nearest.size() == kMostNearest) most = nearest.back().edits;
  }
  std::vector<std::string> values;
  for (const Near& one : nearest) {
    if (std::string written = as_written(database, field, one.term); !written.empty()) {
      values.push_back(std::move(written));
    }
  }
  return values;
}

}  // namespace niger::query

#include "searcher/results/facets.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/index/boolean_term.h"
#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "common/sources/source_aliases.h"
#include "searcher/results/field_place.h"

namespace niger::results {

using grammar::FacetField;
using response::Facet;
using response::FacetRow;

namespace {

// How often each value of a slot stands among the matches, as it is written.
struct Counted {
  std::unordered_map<std::string, std::uint64_t> values;
  std::uint64_t unknown = 0;  // matches without a value
};

Counted counted(const Xapian::Database& database, const std::vector<Xapian::docid>& matches,
                schema::Slot slot, Deadline& deadline) {
  Counted out;
  const Xapian::doccount with_value = database.get_value_freq(slot);
  const std::string lowest = database.get_value_lower_bound(slot);
  // One value in all of the collection, or none, need not be read.
  if (with_value == 0) {
    out.unknown = matches.size();
    return out;
  }
  if (with_value == database.get_doccount() && lowest == database.get_value_upper_bound(slot)) {
    if (!matches.empty()) out.values.emplace(lowest, matches.size());
    return out;
  }
  // Articles that lie side by side came from one place and often have one value.
  std::pair<const std::string, std::uint64_t>* last = nullptr;
  index::ValueReader values(database, slot);
  DeadlineWatch watch(deadline, deadline_share::kCounting);
  for (const Xapian::docid match : matches) {
    if (watch.is_over()) break;
    std::string value = values.value_of(match);
    if (!value.empty()) {
      if (last == nullptr || last->first != value) {
        last = &*out.values.try_emplace(std::move(value)).first;
      }
      ++last->second;
    } else {
      ++out.unknown;
    }
  }
  return out;
}

// Those without a date, and those whose value names no day.
Counted counted_dates(const Xapian::Database& database, const std::vector<Xapian::docid>& matches,
                      Deadline& deadline) {
  Counted out = counted(database, matches, schema::kDateSlot, deadline);
  std::erase_if(out.values, [&out](const auto& value) {
    if (index::date_of_value(value.first)) return false;
    out.unknown += value.second;
    return true;
  });
  return out;
}

// Values that are one to a filter, counted together and shown as most are written. Each spelling is
// folded once, however many articles have it.
class Groups {
 public:
  struct Spelling {
    std::size_t group = 0;
    std::uint64_t count = 0;
  };

  explicit Groups(const FieldPlace& place) : place_(place) {}

  Spelling& spelling(const std::string& value) {
    const auto [at, is_new] = spellings_.try_emplace(value);
    if (is_new) {
      at->second.group = groups_.try_emplace(group_of(place_, value), groups_.size()).first->second;
    }
    return at->second;
  }

  [[nodiscard]] std::vector<FacetRow> rows() const {
    std::vector<FacetRow> out(groups_.size());
    std::vector<std::uint64_t> most(groups_.size());
    for (const auto& [value, spelling] : spellings_) {
      FacetRow& row = out[spelling.group];
      row.count += spelling.count;
      // The first of equally frequent ones is shown.
      if (spelling.count > most[spelling.group] ||
          (spelling.count == most[spelling.group] && value < row.value)) {
        row.value = value;
        most[spelling.group] = spelling.count;
      }
    }
    std::erase_if(out, [](const FacetRow& row) { return row.count == 0; });
    return out;
  }

 private:
  const FieldPlace& place_;
  std::unordered_map<std::string, Spelling> spellings_;  // as written
  std::unordered_map<std::string, std::size_t> groups_;  // by the folded value
};

void add_keywords(const std::string& value, std::uint64_t count, Groups& groups) {
  std::vector<std::size_t> counted;  // a keyword counts once an article, however often it is spelt
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(kKeywordSeparator, begin), value.size());
    if (end > begin) {
      Groups::Spelling& keyword = groups.spelling(value.substr(begin, end - begin));
      if (std::find(counted.begin(), counted.end(), keyword.group) == counted.end()) {
        counted.push_back(keyword.group);
        keyword.count += count;
      }
    }
    begin = end + 1;
  }
}

Facet facet_from(const Counted& found, const FieldPlace& place, std::size_t most,
                 const sources::SourceAliases* aliases) {
  Facet facet;
  facet.field = grammar::facet_name(place.field);
  facet.unknown = found.unknown;
  Groups groups(place);
  for (const auto& [value, count] : found.values) {
    if (place.field == FacetField::Keyword) {
      add_keywords(value, count, groups);
    } else if (place.date_digits > 0) {
      groups.spelling(dashed(std::string_view(value).substr(0, place.date_digits))).count += count;
    } else if (place.field == FacetField::Source && aliases != nullptr) {
      groups.spelling(aliases->shown_name(value)).count += count;
    } else {
      groups.spelling(value).count += count;
    }
  }
  facet.rows = groups.rows();
  const bool by_time = place.date_digits > 0;
  std::sort(facet.rows.begin(), facet.rows.end(), [](const FacetRow& one, const FacetRow& other) {
    return one.count != other.count ? one.count > other.count : one.value < other.value;
  });
  if (most > 0 && facet.rows.size() > most) {
    for (std::size_t i = most; i < facet.rows.size(); ++i) facet.others += facet.rows[i].count;
    facet.other_values = facet.rows.size() - most;
    facet.rows.resize(most);
  }
  if (by_time) {
    std::sort(facet.rows.begin(), facet.rows.end(),
              [](const FacetRow& one, const FacetRow& other) { return one.value < other.value; });
  }
  return facet;
}

// ---- Timeline -----------------------------------------------------------------------------------

struct Day {
  int year;
  int month;
  int day;
};

Day day_of(std::string_view value) {
  const Date date = index::date_of_value(value).value_or(Date());
  return {date.year, date.month, date.day};
}

int days_in(int year, int month) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

std::string key_of(const Day& day, std::size_t digits) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%04d%02d%02d", day.year, day.month, day.day);
  return std::string(text.data()).substr(0, digits);
}

void advance(Day& day, std::size_t digits) {
  if (digits == 8 && ++day.day <= days_in(day.year, day.month)) return;
  day.day = 1;
  if (digits >= 6 && ++day.month <= 12) return;
  day.month = 1;
  ++day.year;
}

// Rows from the first to the last day in steps of so many digits.
std::size_t rows_between(const Day& first, const Day& last, std::size_t digits) {
  const int months = (last.year - first.year) * 12 + last.month - first.month;
  if (digits == 4) return static_cast<std::size_t>(last.year - first.year + 1);
  if (digits == 6) return static_cast<std::size_t>(months + 1);
  return static_cast<std::size_t>(months * 31 + last.day - first.day + 1);
}

}  // namespace

std::vector<Facet> counted_facets(const Xapian::Database& database,
                                  const std::vector<Xapian::docid>& matches,
                                  const std::vector<FacetField>& fields, std::size_t most,
                                  Deadline& deadline, const sources::SourceAliases* aliases) {
  std::map<schema::Slot, Counted> by_slot;  // years and months come of one reading
  std::vector<Facet> facets;
  for (const FacetField field : fields) {
    const FieldPlace& place = place_of(field);
    auto found = by_slot.find(place.slot);
    if (found == by_slot.end()) {
      found = by_slot
                  .emplace(place.slot, place.date_digits > 0
                                           ? counted_dates(database, matches, deadline)
                                           : counted(database, matches, place.slot, deadline))
                  .first;
    }
    facets.push_back(facet_from(found->second, place, most, aliases));
  }
  return facets;
}

response::Timeline counted_timeline(const Xapian::Database& database,
                                    const std::vector<Xapian::docid>& matches, Deadline& deadline) {
  constexpr std::size_t kMostRows = 62;     // two months of days, five years of months
  constexpr std::size_t kMostYears = 1000;  // past that, a date is wrong: empty years are left out
  response::Timeline timeline;
  const Counted found = counted_dates(database, matches, deadline);
  timeline.unknown = found.unknown;
  const std::map<std::string, std::uint64_t> days(found.values.begin(), found.values.end());
  if (days.empty()) return timeline;
  const Day first = day_of(days.begin()->first);
  const Day last = day_of(days.rbegin()->first);
  std::size_t digits = 4;
  if (rows_between(first, last, 8) <= kMostRows) {
    digits = 8;
  } else if (rows_between(first, last, 6) <= kMostRows) {
    digits = 6;
  }
  timeline.unit = digits == 8 ? "day" : digits == 6 ? "month" : "year";
  std::map<std::string, std::uint64_t> rows;
  for (const auto& [value, count] : days) rows[value.substr(0, digits)] += count;
  if (rows_between(first, last, 4) > kMostYears) {
    for (const auto& [year, count] : rows) timeline.rows.push_back({year, count});
    return timeline;
  }
  const std::string end = key_of(last, digits);
  for (Day day = first;; advance(day, digits)) {
    const std::string key = key_of(day, digits);
    const auto row = rows.find(key);
    timeline.rows.push_back({dashed(key), row == rows.end() ? 0 : row->second});
    if (key >= end) break;
  }
  return timeline;
}

}  // namespace niger::results

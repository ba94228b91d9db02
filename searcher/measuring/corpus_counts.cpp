#include "searcher/measuring/corpus_counts.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "common/index/boolean_term.h"
#include "common/sources/source_aliases.h"
#include "searcher/measuring/article_sizes.h"
#include "searcher/results/field_place.h"

namespace niger::measuring {

using grammar::FacetField;
using results::FieldPlace;

namespace {

// The values of a field, numbered by what they are grouped by; 0: none.
class Values {
 public:
  Values(const Xapian::Database& database, FacetField field, const sources::SourceAliases* aliases)
      : place_(results::place_of(field)), aliases_(aliases), reader_(database, place_.slot) {}

  std::size_t number_of(Xapian::docid article) {
    std::string value = reader_.value_of(article);
    if (place_.date_digits > 0) {
      if (!index::date_of_value(value)) return 0;
      value = results::dashed(value.substr(0, place_.date_digits));
    }
    if (value.empty()) return 0;
    if (last_ == nullptr || last_->first != value) {
      if (place_.field == grammar::FacetField::Source && aliases_ != nullptr) {
        value = aliases_->shown_name(value);
      }
      const auto [at, is_new] = spellings_.try_emplace(std::move(value));
      if (is_new) {
        at->second.group =
            groups_.try_emplace(results::group_of(place_, at->first), groups_.size() + 1)
                .first->second;
      }
      last_ = &*at;
    }
    ++last_->second.count;
    return last_->second.group;
  }

  // By number, each as most of them are written; of equally frequent ones the first.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> out(groups_.size() + 1);
    std::vector<std::uint64_t> most(out.size());
    for (const auto& [value, spelling] : spellings_) {
      std::string& name = out[spelling.group];
      if (spelling.count > most[spelling.group] ||
          (spelling.count == most[spelling.group] && value < name)) {
        name = value;
        most[spelling.group] = spelling.count;
      }
    }
    if (place_.field == FacetField::Keyword) {
      for (std::string& name : out) {
        std::replace(name.begin(), name.end(), results::kKeywordSeparator, ';');
      }
    }
    return out;
  }

 private:
  struct Spelling {
    std::size_t group = 0;
    std::uint64_t count = 0;
  };

  const FieldPlace& place_;
  const sources::SourceAliases* aliases_;
  index::ValueReader reader_;
  std::unordered_map<std::string, Spelling> spellings_;
  std::unordered_map<std::string, std::size_t> groups_;
  std::pair<const std::string, Spelling>* last_ = nullptr;  // of the article before
};

void add(const ArticleSize& size, CorpusRow& row) {
  ++row.articles;
  row.size.words += size.words;
  row.size.sentences += size.sentences;
}

// Those without a value come last.
bool is_before(const CorpusRow& one, const CorpusRow& other) {
  for (std::size_t i = 0; i < one.values.size(); ++i) {
    const std::string& left = one.values[i];
    const std::string& right = other.values[i];
    if (left == right) continue;
    if (left.empty() || right.empty()) return right.empty();
    return left < right;
  }
  return false;
}

}  // namespace

CorpusCounts corpus_counts(const Xapian::Database& database,
                           const std::vector<Xapian::docid>& articles,
                           const std::vector<FacetField>& fields, Deadline& deadline,
                           const sources::SourceAliases* aliases) {
  CorpusCounts out;
  std::vector<Values> values;
  values.reserve(fields.size());
  for (const FacetField field : fields) values.emplace_back(database, field, aliases);
  std::map<std::vector<std::size_t>, CorpusRow> rows;
  ArticleSizes sizes(database);
  DeadlineWatch watch(deadline, deadline_share::kCounting);
  std::vector<std::size_t> key(fields.size());
  for (const Xapian::docid article : articles) {
    if (watch.is_over()) break;
    for (std::size_t i = 0; i < values.size(); ++i) key[i] = values[i].number_of(article);
    const ArticleSize size = sizes.size_of(article);
    add(size, rows[key]);
    add(size, out.all);
  }
  std::vector<std::vector<std::string>> names;
  for (const Values& field : values) names.push_back(field.names());
  for (auto& [numbers, row] : rows) {
    for (std::size_t i = 0; i < numbers.size(); ++i) row.values.push_back(names[i][numbers[i]]);
    out.rows.push_back(std::move(row));
  }
  std::sort(out.rows.begin(), out.rows.end(), is_before);
  return out;
}

}  // namespace niger::measuring

#include "searcher/matching/near_duplicates.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "common/index/article_key.h"
#include "common/index/duplicate_list.h"
#include "common/index/schema.h"
#include "searcher/highlighting/shown_title.h"
#include "searcher/matching/copy_difference.h"

namespace niger::matching {

using response::Copy;

namespace {

// Those without a date last.
bool is_earlier(const Copy& one, const Copy& other) {
  return std::make_tuple(!one.date.known(), one.date, std::cref(one.id), std::cref(one.key)) <
         std::make_tuple(!other.date.known(), other.date, std::cref(other.id),
                         std::cref(other.key));
}

Copy copy_of(Article&& article) {
  Copy copy;
  copy.key = index::shown_key(article);
  copy.id = std::move(article.id);
  highlighting::ShownTitle title = highlighting::shown_title(article);
  copy.title = std::move(title.text);
  copy.title_from_lead = title.from_lead;
  copy.source = std::move(article.source);
  if (article.date_origin != DateOrigin::FileTime) copy.date = article.date;
  copy.url = std::move(article.url);
  return copy;
}

// A family of the index, and which of its groups is that of a value.
struct Family {
  std::vector<index::DuplicateGroup> groups;
  std::size_t own = 0;
};

std::optional<Family> listed_family(const Xapian::Database& database, const std::string& value) {
  auto groups = index::decoded_family(database.get_metadata(index::metadata_key_of_family(value)));
  if (!groups) return std::nullopt;
  const std::string_view key = index::group_of(value);
  const auto own = std::find_if(groups->begin(), groups->end(),
                                [key](const auto& group) { return group.key == key; });
  if (own == groups->end() || own->members.size() > database.get_doccount()) return std::nullopt;
  const auto place = static_cast<std::size_t>(own - groups->begin());
  return Family{std::move(*groups), place};
}

}  // namespace

std::optional<index::DuplicateGroup> listed_group(const Xapian::Database& database,
                                                  const std::string& value) {
  const std::optional<Family> family = listed_family(database, value);
  if (!family) return std::nullopt;
  return family->groups[family->own];
}

response::Copies copies_of(snapshot::IndexReader& reader, const Xapian::Document& document,
                           const Article& article, arabic::Analyzer::Session* differences,
                           Deadline& deadline) {
  response::Copies out;
  const std::string value = document.get_value(schema::kClusterSlot);
  if (value.empty()) return out;
  const std::optional<index::DuplicateGroup> group = listed_group(reader.database(), value);
  if (!group || group->members.size() < 2) return out;
  const std::size_t most = differences != nullptr ? group->members.size() : kMostDuplicatesRead;
  std::uint64_t count = group->members.size();
  std::vector<Copy> all;
  std::optional<DifferenceFinder> finder;
  if (differences != nullptr) finder.emplace(*differences, article);
  const std::string itself = index::shown_key(article);
  for (const Xapian::docid number : group->members) {
    if (all.size() == most || deadline.has_passed()) break;
    const Xapian::Document member = reader.document(number);
    if (member.get_value(schema::kClusterSlot) != value) {
      --count;  // the list is damaged: reported by niger-index check
      continue;
    }
    Article other = reader.article(member);
    response::CopyDifference difference;
    if (finder && index::shown_key(other) != itself) difference = finder->difference(other);
    all.push_back(copy_of(std::move(other)));
    all.back().difference = std::move(difference);
  }
  if (count < 2) return out;
  out.count = count - 1;
  out.is_short_form = std::binary_search(group->short_forms.begin(), group->short_forms.end(),
                                         document.get_docid());
  if (all.empty()) return out;
  std::sort(all.begin(), all.end(), is_earlier);
  out.first_date = all.front().date;
  for (const Copy& copy : all) {
    const bool is_new =
        std::find(out.sources.begin(), out.sources.end(), copy.source) == out.sources.end();
    if (is_new && !copy.source.empty()) out.sources.push_back(copy.source);
  }
  out.same_site = !article.source.empty() &&
                  std::all_of(all.begin(), all.end(),
                              [&](const Copy& copy) { return copy.source == article.source; });
  if (differences != nullptr) {
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&itself](const Copy& copy) { return copy.key == itself; }),
              all.end());
    for (Copy& copy : all) copy.shares_id = index::is_shared_id(reader.database(), copy.id);
    out.list = std::move(all);
  }
  return out;
}

std::optional<Copy> followed_by(snapshot::IndexReader& reader, const Xapian::Document& document,
                                const Article& article, Deadline& deadline) {
  const std::string value = document.get_value(schema::kClusterSlot);
  if (value.empty()) return std::nullopt;
  const std::optional<Family> family = listed_family(reader.database(), value);
  if (!family || !family->groups[family->own].follows) return std::nullopt;
  const index::DuplicateGroup& earlier = family->groups[*family->groups[family->own].follows];
  const std::string earlier_value = index::group_value(index::family_of(value), earlier.key);
  std::optional<Copy> best;
  std::size_t read = 0;
  for (const Xapian::docid number : earlier.members) {
    if (++read > kMostDuplicatesRead || deadline.has_passed()) break;
    const Xapian::Document member = reader.document(number);
    if (member.get_value(schema::kClusterSlot) != earlier_value) continue;
    Copy copy = copy_of(reader.article(member));
    const auto is_own = [&article](const Copy& one) { return one.source == article.source; };
    const bool is_better =
        !best || (is_own(copy) != is_own(*best) ? is_own(copy) : is_earlier(copy, *best));
    if (is_better) best = std::move(copy);
  }
  if (best) best->shares_id = index::is_shared_id(reader.database(), best->id);
  return best;
}

}  // namespace niger::matching

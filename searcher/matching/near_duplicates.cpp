#include "searcher/matching/near_duplicates.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "common/index/article_key.h"
#include "common/index/duplicate_list.h"
#include "common/index/schema.h"

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
  copy.title = std::move(article.title);
  copy.source = std::move(article.source);
  if (article.date_origin != DateOrigin::FileTime) copy.date = article.date;
  copy.url = std::move(article.url);
  return copy;
}

}  // namespace

std::vector<Xapian::docid> listed_members(const Xapian::Database& database,
                                          const std::string& group) {
  const std::string list = database.get_metadata(index::metadata_key_of_group(group));
  std::vector<Xapian::docid> members =
      index::decoded_copy_list(list).value_or(std::vector<Xapian::docid>());
  if (members.size() > database.get_doccount()) members.clear();
  return members;
}

response::Copies copies_of(snapshot::IndexReader& reader, const Xapian::Document& document,
                           bool with_list, Deadline& deadline) {
  response::Copies out;
  const std::string group = document.get_value(schema::kClusterSlot);
  if (group.empty()) return out;
  const std::vector<Xapian::docid> members = listed_members(reader.database(), group);
  std::uint64_t count = members.size();
  std::vector<Copy> all;
  for (const Xapian::docid number : members) {
    if (all.size() == kMostDuplicatesRead || deadline.has_passed()) break;
    const Xapian::Document member = reader.document(number);
    if (member.get_value(schema::kClusterSlot) == group) {
      all.push_back(copy_of(reader.article(member)));
    } else {
      --count;  // the list is damaged: reported by niger-index check
    }
  }
  if (count < 2) return out;
  out.count = count - 1;
  if (all.empty()) return out;
  std::sort(all.begin(), all.end(), is_earlier);
  out.first_date = all.front().date;
  for (const Copy& copy : all) {
    const bool is_new =
        std::find(out.sources.begin(), out.sources.end(), copy.source) == out.sources.end();
    if (is_new && !copy.source.empty()) out.sources.push_back(copy.source);
  }
  if (with_list) {
    const std::string itself = index::shown_key(reader.article(document));
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&itself](const Copy& copy) { return copy.key == itself; }),
              all.end());
    for (Copy& copy : all) copy.shares_id = index::is_shared_id(reader.database(), copy.id);
    out.list = std::move(all);
  }
  return out;
}

}  // namespace niger::matching

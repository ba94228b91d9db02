#include "searcher/results/article_ids.h"

#include <algorithm>

#include "common/index/article_key.h"
#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "searcher/results/copies.h"
#include "searcher/results/slot_values.h"

namespace niger {

std::vector<std::string> article_ids(const Xapian::Database& database,
                                     const std::vector<Xapian::docid>& matches,
                                     Deadline& deadline) {
  std::vector<std::string> ids;
  ids.reserve(matches.size());
  ValueReader values(database, schema::kIdSlot);
  DeadlineWatch watch(deadline, deadline_share::kCounting);
  for (const Xapian::docid match : matches) {
    if (watch.is_over()) break;
    ids.push_back(values.value_of(match));
  }
  return ids;
}

namespace {

bool is_seen(const Xapian::Database& database, Xapian::docid article, const std::string& id,
             const SeenKeys& seen) {
  return seen.has_id(id) &&
         seen.has_key(
             kept_key(id, key_term_of(database.get_document(article, Xapian::DOC_ASSUME_VALID))));
}

constexpr std::uint32_t kStepsUnwatched = 32;  // a step may look at all copies of an article

// True where a copy of the group is seen.
bool is_story_seen(const Xapian::Database& database, const std::string& group,
                   const SeenKeys& seen) {
  const std::vector<Xapian::docid> members = listed_members(database, group);
  return std::any_of(members.begin(), members.end(), [&](Xapian::docid member) {
    const Xapian::Document document = database.get_document(member, Xapian::DOC_ASSUME_VALID);
    return document.get_value(schema::kClusterSlot) == group &&
           is_seen(database, member, document.get_value(schema::kIdSlot), seen);
  });
}

}  // namespace

void drop_seen(const Xapian::Database& database, const SeenKeys& seen, bool with_copies,
               Matches& matches, Deadline& deadline) {
  const std::vector<std::string> ids = article_ids(database, matches.all, deadline);
  const SlotValues groups =
      with_copies ? values_of(database, schema::kClusterSlot, matches.all) : SlotValues();
  std::vector<Xapian::docid> kept;
  DeadlineWatch watch(deadline, deadline_share::kCounting, kStepsUnwatched);
  for (std::size_t i = 0; i < ids.size() && !watch.is_over(); ++i) {
    if (is_seen(database, matches.all[i], ids[i], seen)) continue;
    const std::string* group = groups.find(matches.all[i]);
    if (group == nullptr || !is_story_seen(database, *group, seen)) {
      kept.push_back(matches.all[i]);
    }
  }
  matches.all = std::move(kept);
  const auto is_gone = [&matches](const Match& match) {
    return !std::binary_search(matches.all.begin(), matches.all.end(), match.id);
  };
  matches.first.erase(std::remove_if(matches.first.begin(), matches.first.end(), is_gone),
                      matches.first.end());
  matches.total = matches.first.size();
}

}  // namespace niger

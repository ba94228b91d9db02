#include "searcher/matching/article_ids.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "common/index/article_key.h"
#include "common/index/article_record.h"
#include "common/index/former_paths.h"
#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "searcher/matching/near_duplicates.h"
#include "searcher/matching/slot_values.h"

namespace niger::matching {

using response::SeenKeys;

std::vector<std::string> article_ids(const Xapian::Database& database,
                                     const std::vector<Xapian::docid>& matches,
                                     Deadline& deadline) {
  std::vector<std::string> ids;
  ids.reserve(matches.size());
  index::ValueReader values(database, schema::kIdSlot);
  DeadlineWatch watch(deadline, deadline_share::kCounting);
  for (const Xapian::docid match : matches) {
    if (watch.is_over()) break;
    ids.push_back(values.value_of(match));
  }
  return ids;
}

namespace {

// Which articles are seen, by the keys that they have and those that they had where their files
// were before.
class SeenStories {
 public:
  SeenStories(const Xapian::Database& database, const SeenKeys& seen)
      : database_(database),
        seen_(seen),
        former_(database.get_metadata(std::string(index::kMovesKey))),
        records_(former_.empty() ? ""
                                 : database.get_metadata(std::string(schema::kDictionaryKey))) {
    for (const index::PathMove& move : former_.moves()) {
      names_.insert(last_part(move.to));
    }
  }

  [[nodiscard]] bool has(Xapian::docid article, const std::string& id) {
    const bool has_id = seen_.has_id(id);
    if (!has_id && !may_be_renamed(id)) {
      return false;
    }
    const Xapian::Document document = database_.get_document(article, Xapian::DOC_ASSUME_VALID);
    if (has_id && seen_.has_key(index::kept_key(id, index::key_term_of(document)))) {
      return true;
    }
    if (former_.empty()) {
      return false;
    }
    const std::vector<std::string> keys = former_.keys_of(records_.article(document.get_data()));
    return std::any_of(keys.begin(), keys.end(),
                       [this](const std::string& key) { return seen_.has_key(key); });
  }

  // True where an article of the group is seen.
  [[nodiscard]] bool has_group(const std::string& group) {
    const std::optional<index::DuplicateGroup> listed = listed_group(database_, group);
    if (!listed) return false;
    return std::any_of(listed->members.begin(), listed->members.end(), [&](Xapian::docid member) {
      const Xapian::Document document = database_.get_document(member, Xapian::DOC_ASSUME_VALID);
      return document.get_value(schema::kClusterSlot) == group &&
             has(member, document.get_value(schema::kIdSlot));
    });
  }

 private:
  static std::string_view last_part(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
  }

  // An id that is made of the name of a file has a part that a move gave it.
  [[nodiscard]] bool may_be_renamed(std::string_view id) const {
    while (!names_.empty() && !id.empty()) {
      const std::size_t end = std::min(id.find_first_of("/#"), id.size());
      if (names_.contains(id.substr(0, end))) {
        return true;
      }
      id.remove_prefix(std::min(end + 1, id.size()));
    }
    return false;
  }

  const Xapian::Database& database_;
  const SeenKeys& seen_;
  const index::FormerPaths former_;
  index::ArticleRecordReader records_;
  std::unordered_set<std::string_view> names_;
};

constexpr std::uint32_t kStepsUnwatched = 32;  // a step may look at a whole group

}  // namespace

void drop_seen(const Xapian::Database& database, const SeenKeys& seen, bool with_duplicates,
               Matches& matches, Deadline& deadline) {
  const std::vector<std::string> ids = article_ids(database, matches.all, deadline);
  const SlotValues groups =
      with_duplicates ? values_of(database, schema::kClusterSlot, matches.all) : SlotValues();
  std::vector<Xapian::docid> kept;
  DeadlineWatch watch(deadline, deadline_share::kCounting, kStepsUnwatched);
  SeenStories stories(database, seen);
  for (std::size_t i = 0; i < ids.size() && !watch.is_over(); ++i) {
    if (stories.has(matches.all[i], ids[i])) continue;
    const std::string* group = groups.find(matches.all[i]);
    if (group == nullptr || !stories.has_group(*group)) {
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
  matches.copies.reset();  // those of what is left are not counted
}

}  // namespace niger::matching

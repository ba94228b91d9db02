#include "indexer/writing/stem_lists.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "common/base/content_hash.h"
#include "common/index/key_lists.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"

namespace niger::writing {
namespace {

using Buckets = std::map<std::string, std::vector<std::string>>;

// About 50 MB of them.
constexpr std::size_t kStemsPerTurn = std::size_t{1} << 18;

template <typename Take>
void for_each_stem_term(const Xapian::Database& database, Take take) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string text = *term;
    if (schema::is_stem_term(text)) take(text);
  }
}

std::size_t stem_count(const Xapian::Database& database) {
  std::size_t count = 0;
  for_each_stem_term(database, [&count](const std::string&) { ++count; });
  return count;
}

}  // namespace

void for_each_stem_list(
    const Xapian::Database& database,
    const std::function<void(const std::string& key, const std::string& list)>& take) {
  // The stems of some of the buckets at a time, and of each stem which turn it has.
  const std::size_t turns = stem_count(database) / kStemsPerTurn + 1;
  std::vector<std::uint16_t> turn_of;
  for (std::size_t turn = 0; turn < turns; ++turn) {
    Buckets buckets;
    std::size_t which = 0;
    for_each_stem_term(database, [&](const std::string& term) {
      const std::size_t known = which++;
      if (known < turn_of.size() && turn_of[known] != turn) return;
      std::string stem = index::decoded_term(term);
      const std::string bucket = index::bucket_of_stem(stem);
      if (known == turn_of.size()) {
        turn_of.push_back(static_cast<std::uint16_t>(content_hash(bucket) % turns));
        if (turn_of.back() != turn) return;
      }
      if (!bucket.empty()) {
        buckets[bucket].push_back(std::move(stem));
      }
    });
    for (auto& [bucket, stems] : buckets) {
      take(index::metadata_key_of_bucket(bucket), index::encoded_stems(std::move(stems)));
    }
  }
}

void write_stem_lists(Xapian::WritableDatabase& database) {
  for_each_stem_list(database, [&database](const std::string& key, const std::string& list) {
    database.set_metadata(key, list);
  });
}

void update_stem_lists(Xapian::WritableDatabase& database,
                       const std::unordered_set<std::string>& terms) {
  Buckets buckets;
  for (const std::string& term : terms) {
    std::string stem = index::decoded_term(term);
    const std::string bucket = index::bucket_of_stem(stem);
    if (!bucket.empty()) {
      buckets[bucket].push_back(std::move(stem));
    }
  }
  for (const auto& [bucket, touched] : buckets) {
    const std::string key = index::metadata_key_of_bucket(bucket);
    const std::string before = database.get_metadata(key);
    // A damaged list counts as empty: what is touched is listed, a build lists the rest.
    std::vector<std::string> stems =
        index::decoded_stems(before).value_or(std::vector<std::string>());
    std::set<std::string> listed(stems.begin(), stems.end());
    for (const std::string& stem : touched) {
      if (database.term_exists(index::encoded_term(stem))) {
        listed.insert(stem);
      } else {
        listed.erase(stem);
      }
    }
    const std::string after = index::encoded_stems({listed.begin(), listed.end()});
    if (after != before) {
      database.set_metadata(key, after);
    }
  }
}

}  // namespace niger::writing

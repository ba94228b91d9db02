#include "indexer/writing/stem_lists.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "common/index/key_lists.h"
#include "common/index/term_codec.h"

namespace niger {
namespace {

using Buckets = std::map<std::string, std::vector<std::string>>;

}  // namespace

bool is_stem_term(const std::string& term) {
  return !term.empty() && !(term[0] >= 'A' && term[0] <= 'Z');
}

std::map<std::string, std::string> stem_lists(const Xapian::Database& database) {
  Buckets buckets;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    if (!is_stem_term(*term)) {
      continue;
    }
    std::string stem = decoded_term(*term);
    const std::string bucket = bucket_of_stem(stem);
    if (!bucket.empty()) {
      buckets[bucket].push_back(std::move(stem));
    }
  }
  std::map<std::string, std::string> lists;
  for (auto& [bucket, stems] : buckets) {
    lists[metadata_key_of_bucket(bucket)] = encoded_stems(std::move(stems));
  }
  return lists;
}

void write_stem_lists(Xapian::WritableDatabase& database) {
  for (const auto& [key, list] : stem_lists(database)) {
    database.set_metadata(key, list);
  }
}

void update_stem_lists(Xapian::WritableDatabase& database,
                       const std::unordered_set<std::string>& terms) {
  Buckets buckets;
  for (const std::string& term : terms) {
    std::string stem = decoded_term(term);
    const std::string bucket = bucket_of_stem(stem);
    if (!bucket.empty()) {
      buckets[bucket].push_back(std::move(stem));
    }
  }
  for (const auto& [bucket, touched] : buckets) {
    const std::string key = metadata_key_of_bucket(bucket);
    const std::string before = database.get_metadata(key);
    // A damaged list counts as empty: what is touched is listed, a build lists the rest.
    std::vector<std::string> stems = decoded_stems(before).value_or(std::vector<std::string>());
    std::set<std::string> listed(stems.begin(), stems.end());
    for (const std::string& stem : touched) {
      if (database.term_exists(encoded_term(stem))) {
        listed.insert(stem);
      } else {
        listed.erase(stem);
      }
    }
    const std::string after = encoded_stems({listed.begin(), listed.end()});
    if (after != before) {
      database.set_metadata(key, after);
    }
  }
}

}  // namespace niger

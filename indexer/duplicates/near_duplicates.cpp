#include "indexer/duplicates/near_duplicates.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/index/duplicate_list.h"
#include "common/index/schema.h"
#include "indexer/duplicates/family_lists.h"
#include "indexer/duplicates/fingerprint.h"
#include "indexer/duplicates/story_families.h"
#include "indexer/duplicates/text_judge.h"

namespace niger::duplicates {

using arabic::Analyzer;
using index::DuplicateGroup;
using index::metadata_key_of_family;
using messages::Message;

namespace {

// Ascending by number.
std::vector<NumberedFingerprint> fingerprints_of(const Xapian::Database& database) {
  std::vector<NumberedFingerprint> all;
  const auto end = database.valuestream_end(schema::kFingerprintSlot);
  for (auto value = database.valuestream_begin(schema::kFingerprintSlot); value != end; ++value) {
    if (const auto fingerprint = decoded_fingerprint(*value)) {
      all.push_back({value.get_docid(), *fingerprint});
    }
  }
  return all;
}

// An empty value removes it.
void set_group(Xapian::WritableDatabase& database, Xapian::docid number, const std::string& value) {
  Xapian::Document document = database.get_document(number);
  if (document.get_value(schema::kClusterSlot) == value) {
    return;
  }
  document.add_value(schema::kClusterSlot, value);
  database.replace_document(number, document);  // writes the values alone
}

void write_family(Xapian::WritableDatabase& database, const Family& family) {
  for (const DuplicateGroup& group : family.groups) {
    const std::string value = index::group_value(family.key, group.key);
    for (const std::uint32_t member : group.members) {
      set_group(database, member, value);
    }
  }
  database.set_metadata(metadata_key_of_family(family.key), index::encoded_family(family.groups));
}

KinJudge judge_of(TextJudge& texts, const std::vector<NumberedFingerprint>& all) {
  return [&texts, &all](std::uint32_t one, std::uint32_t other) {
    return texts.may_be_kin(all[one].article, all[other].article);
  };
}

// Calls `take` with each family of a database that has none yet.
void find_families(const Xapian::Database& database, Analyzer::Session& session,
                   const std::function<void(const Family&)>& take) {
  const std::vector<NumberedFingerprint> all = fingerprints_of(database);
  TextJudge texts(database, session);
  StoryFamilies families(all);
  families.find({}, judge_of(texts, all));
  for (const std::vector<std::uint32_t>& members : families.families()) {
    take(family_of(all, members, texts));
  }
}

// The members of a stored family that are still there, by their places in `all`.
std::vector<std::uint32_t> stored_members(const Xapian::Database& database,
                                          const std::string& family,
                                          const std::vector<NumberedFingerprint>& all) {
  std::vector<std::uint32_t> places;
  const auto groups = index::decoded_family(database.get_metadata(metadata_key_of_family(family)));
  for (const DuplicateGroup& group : groups.value_or(std::vector<DuplicateGroup>())) {
    for (const std::uint32_t number : group.members) {
      const auto at = std::lower_bound(all.begin(), all.end(), number,
                                       [](const NumberedFingerprint& one, std::uint32_t expected) {
                                         return one.article < expected;
                                       });
      if (at != all.end() && at->article == number) {
        places.push_back(static_cast<std::uint32_t>(at - all.begin()));
      }
    }
  }
  return places;
}

}  // namespace

DuplicateCounts duplicate_counts(const Xapian::Database& database) {
  DuplicateCounts counts;
  std::unordered_map<std::string, std::uint64_t> members;  // by group
  const auto end = database.valuestream_end(schema::kClusterSlot);
  for (auto value = database.valuestream_begin(schema::kClusterSlot); value != end; ++value) {
    ++members[*value];
  }
  std::unordered_set<std::uint64_t> words;
  for (const NumberedFingerprint& article : fingerprints_of(database)) {
    counts.exact += words.insert(article.fingerprint.words).second ? 0 : 1;
  }
  for (const auto& [group, count] : members) {
    counts.groups += count > 1 ? 1 : 0;
    counts.near += count - 1;
  }
  counts.near -= std::min(counts.near, counts.exact);
  return counts;
}

std::vector<messages::Text> copy_findings(const Xapian::Database& database,
                                          Analyzer::Session& session) {
  std::map<Xapian::docid, std::string> expected;
  std::map<std::string, std::string> expected_lists;
  find_families(database, session, [&](const Family& family) {
    for (const DuplicateGroup& group : family.groups) {
      for (const std::uint32_t member : group.members) {
        expected[member] = index::group_value(family.key, group.key);
      }
    }
    expected_lists[metadata_key_of_family(family.key)] = index::encoded_family(family.groups);
  });
  std::map<Xapian::docid, std::string> found;
  const auto end = database.valuestream_end(schema::kClusterSlot);
  for (auto value = database.valuestream_begin(schema::kClusterSlot); value != end; ++value) {
    found[value.get_docid()] = *value;
  }
  std::map<std::string, std::string> found_lists;
  const std::string prefix(schema::kNearDuplicatesPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    found_lists[*key] = database.get_metadata(*key);
  }
  std::vector<messages::Text> findings;
  for (const auto& [number, key] : expected) {
    if (const auto there = found.find(number); there == found.end() || there->second != key) {
      findings.push_back({Message::CheckCopyUnmarked, {{"number", std::uint64_t{number}}}});
    }
  }
  for (const auto& [number, key] : found) {
    if (!expected.contains(number)) {
      findings.push_back({Message::CheckCopyAlone, {{"number", std::uint64_t{number}}}});
    }
  }
  if (found_lists != expected_lists) {
    findings.emplace_back(Message::CheckCopyLists);
  }
  return findings;
}

void write_near_duplicates(Xapian::WritableDatabase& database, Analyzer::Session& session) {
  find_families(database, session,
                [&database](const Family& family) { write_family(database, family); });
}

void DuplicatesUpdate::note_going(const Xapian::Document& document) {
  const std::string group = document.get_value(schema::kClusterSlot);
  if (!group.empty()) {
    families_.insert(std::string(index::family_of(group)));
  }
  if (const auto fingerprint = decoded_fingerprint(document.get_value(schema::kFingerprintSlot))) {
    gone_.push_back(*fingerprint);
  }
}

void DuplicatesUpdate::note_come(Xapian::docid number) { come_.insert(number); }
void DuplicatesUpdate::note_gone(Xapian::docid number) { come_.erase(number); }

void DuplicatesUpdate::apply(Xapian::WritableDatabase& database, Analyzer::Session& session) const {
  if (come_.empty() && families_.empty() && gone_.empty()) {
    return;
  }
  const std::vector<NumberedFingerprint> all = fingerprints_of(database);
  // Compared with everything: what has come, what a crowd pairs anew, and what is left of
  // families that lost a member or have one that is paired anew.
  std::vector<bool> fresh(all.size());
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    fresh[place] = come_.contains(all[place].article);
  }
  StoryFamilies families(all);
  families.add_disturbed(gone_, fresh);
  const auto family_key = [&](std::uint32_t place) {
    const std::string group =
        database.get_document(all[place].article).get_value(schema::kClusterSlot);
    return std::string(index::family_of(group));
  };
  std::set<std::string> old_keys = families_;
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    if (fresh[place] && !come_.contains(all[place].article)) {
      old_keys.insert(family_key(place));
    }
  }
  old_keys.erase("");
  for (const std::string& key : old_keys) {
    for (const std::uint32_t place : stored_members(database, key, all)) {
      fresh[place] = true;
    }
  }
  TextJudge texts(database, session);
  families.find(fresh, judge_of(texts, all));

  // What joins an earlier family joins all of it.
  std::vector<bool> concerned(all.size());  // families with a fresh member, by family_of
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    if (fresh[place]) {
      concerned[families.family_of(place)] = true;
    }
  }
  for (const std::vector<std::uint32_t>& members : families.families()) {
    if (!concerned[families.family_of(members.front())]) {
      continue;
    }
    for (const std::uint32_t member : members) {
      const std::string key = fresh[member] ? "" : family_key(member);
      if (!key.empty() && old_keys.insert(key).second) {
        for (const std::uint32_t old_member : stored_members(database, key, all)) {
          families.unite(old_member, member);
        }
      }
    }
  }

  for (const std::string& key : old_keys) {
    database.set_metadata(metadata_key_of_family(key), "");
  }
  std::vector<bool> is_member(all.size());
  for (const std::vector<std::uint32_t>& members : families.families()) {
    if (std::any_of(members.begin(), members.end(),
                    [&fresh](std::uint32_t member) { return fresh[member]; })) {
      write_family(database, family_of(all, members, texts));
      for (const std::uint32_t member : members) {
        is_member[member] = true;
      }
    }
  }
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    if (fresh[place] && !is_member[place]) {
      set_group(database, all[place].article, "");
    }
  }
}

}  // namespace niger::duplicates

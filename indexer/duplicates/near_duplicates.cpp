#include "indexer/duplicates/near_duplicates.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/index/article_record.h"
#include "common/index/duplicate_list.h"
#include "common/index/schema.h"
#include "indexer/duplicates/duplicate_groups.h"
#include "indexer/duplicates/duplicate_text.h"
#include "indexer/duplicates/fingerprint.h"

namespace niger::duplicates {

using arabic::Analyzer;
using index::metadata_key_of_group;
using messages::Message;

namespace {

// Texts held for comparison; those of a hundred thousand articles of news.
constexpr std::size_t kHeldTextBytes = std::size_t{128} << 20;

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

// Compares the stored texts of articles, which it keeps for the next comparison.
class TextJudge {
 public:
  TextJudge(const Xapian::Database& database, Analyzer::Session& session)
      : database_(database),
        records_(database.get_metadata(std::string(schema::kDictionaryKey))),
        session_(session) {}

  bool are_near_duplicates(Xapian::docid one, Xapian::docid other) {
    if (held_bytes_ > kHeldTextBytes) {
      texts_.clear();
      held_bytes_ = 0;
    }
    const DuplicateText& text = text_of(one);
    return duplicates::are_near_duplicates(text, text_of(other));
  }

 private:
  const DuplicateText& text_of(Xapian::docid number) {
    const auto known = texts_.find(number);
    if (known != texts_.end()) {
      return known->second;
    }
    DuplicateText text =
        duplicate_text_of(records_.article(database_.get_document(number).get_data()), session_);
    held_bytes_ += 100 + 4 * (text.words.size() + 2 * text.pairs.size() + text.numbers.size() +
                              4 * text.places.size());
    return texts_.emplace(number, std::move(text)).first->second;
  }

  const Xapian::Database& database_;
  index::ArticleRecordReader records_;
  Analyzer::Session& session_;
  std::unordered_map<Xapian::docid, DuplicateText> texts_;
  std::size_t held_bytes_ = 0;
};

std::string key_of(std::uint64_t words) {
  std::string key;
  for (int shift = 56; shift >= 0; shift -= 8) {
    key += static_cast<char>(words >> shift & 0xFF);
  }
  return key;
}

// The least hash of its members' words: the same however the group came about.
std::string key_of_group(const std::vector<NumberedFingerprint>& all,
                         const std::vector<std::uint32_t>& members) {
  std::uint64_t least = all[members.front()].fingerprint.words;
  for (const std::uint32_t member : members) {
    least = std::min(least, all[member].fingerprint.words);
  }
  return key_of(least);
}

// An empty key removes the value.
void set_group(Xapian::WritableDatabase& database, Xapian::docid number, const std::string& key) {
  Xapian::Document document = database.get_document(number);
  if (document.get_value(schema::kClusterSlot) == key) {
    return;
  }
  document.add_value(schema::kClusterSlot, key);
  database.replace_document(number, document);  // writes the values alone
}

std::string list_of(const std::vector<NumberedFingerprint>& all,
                    const std::vector<std::uint32_t>& members) {
  std::vector<std::uint32_t> numbers;
  for (const std::uint32_t member : members) {
    numbers.push_back(all[member].article);
  }
  return index::encoded_copy_list(numbers);
}

void write_group(Xapian::WritableDatabase& database, const std::vector<NumberedFingerprint>& all,
                 const std::vector<std::uint32_t>& members) {
  const std::string key = key_of_group(all, members);
  for (const std::uint32_t member : members) {
    set_group(database, all[member].article, key);
  }
  database.set_metadata(metadata_key_of_group(key), list_of(all, members));
}

DuplicateJudge judge_of(TextJudge& texts, const std::vector<NumberedFingerprint>& all) {
  return [&texts, &all](std::uint32_t one, std::uint32_t other) {
    return texts.are_near_duplicates(all[one].article, all[other].article);
  };
}

std::vector<std::vector<std::uint32_t>> found_groups(const Xapian::Database& database,
                                                     const std::vector<NumberedFingerprint>& all,
                                                     Analyzer::Session& session) {
  TextJudge texts(database, session);
  DuplicateGroups groups(all);
  groups.find({}, judge_of(texts, all));
  return groups.groups();
}

// The members of a stored group that are still there, by their places in `all`.
std::vector<std::uint32_t> stored_members(const Xapian::Database& database, const std::string& key,
                                          const std::vector<NumberedFingerprint>& all) {
  std::vector<std::uint32_t> places;
  const auto numbers = index::decoded_copy_list(database.get_metadata(metadata_key_of_group(key)));
  for (const std::uint32_t number : numbers.value_or(std::vector<std::uint32_t>())) {
    const auto at = std::lower_bound(all.begin(), all.end(), number,
                                     [](const NumberedFingerprint& one, std::uint32_t expected) {
                                       return one.article < expected;
                                     });
    if (at != all.end() && at->article == number) {
      places.push_back(static_cast<std::uint32_t>(at - all.begin()));
    }
  }
  return places;
}

}  // namespace

DuplicateCounts duplicate_counts(const Xapian::Database& database) {
  DuplicateCounts counts;
  std::unordered_set<std::string> keys;
  std::uint64_t members = 0;
  const auto end = database.valuestream_end(schema::kClusterSlot);
  for (auto value = database.valuestream_begin(schema::kClusterSlot); value != end; ++value) {
    ++members;
    keys.insert(*value);
  }
  std::unordered_set<std::uint64_t> words;
  for (const NumberedFingerprint& article : fingerprints_of(database)) {
    counts.exact += words.insert(article.fingerprint.words).second ? 0 : 1;
  }
  counts.groups = keys.size();
  counts.near = members - keys.size() - counts.exact;
  return counts;
}

std::vector<messages::Text> copy_findings(const Xapian::Database& database,
                                          Analyzer::Session& session) {
  const std::vector<NumberedFingerprint> all = fingerprints_of(database);
  std::map<Xapian::docid, std::string> expected;
  std::map<std::string, std::string> expected_lists;
  for (const std::vector<std::uint32_t>& members : found_groups(database, all, session)) {
    const std::string key = key_of_group(all, members);
    for (const std::uint32_t member : members) {
      expected[all[member].article] = key;
    }
    expected_lists[metadata_key_of_group(key)] = list_of(all, members);
  }
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
  const std::vector<NumberedFingerprint> all = fingerprints_of(database);
  for (const std::vector<std::uint32_t>& members : found_groups(database, all, session)) {
    write_group(database, all, members);
  }
}

void DuplicatesUpdate::note_going(const Xapian::Document& document) {
  std::string key = document.get_value(schema::kClusterSlot);
  if (!key.empty()) {
    groups_.insert(std::move(key));
  }
  if (const auto fingerprint = decoded_fingerprint(document.get_value(schema::kFingerprintSlot))) {
    gone_.push_back(*fingerprint);
  }
}

void DuplicatesUpdate::note_come(Xapian::docid number) { come_.insert(number); }
void DuplicatesUpdate::note_gone(Xapian::docid number) { come_.erase(number); }

void DuplicatesUpdate::apply(Xapian::WritableDatabase& database, Analyzer::Session& session) const {
  if (come_.empty() && groups_.empty() && gone_.empty()) {
    return;
  }
  const std::vector<NumberedFingerprint> all = fingerprints_of(database);
  // Compared with everything: what has come, what a crowd pairs anew, and what is left of groups
  // that lost a member or have one that is paired anew.
  std::vector<bool> fresh(all.size());
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    fresh[place] = come_.contains(all[place].article);
  }
  DuplicateGroups groups(all);
  groups.add_disturbed(gone_, fresh);
  std::set<std::string> old_keys = groups_;
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    if (fresh[place] && !come_.contains(all[place].article)) {
      old_keys.insert(database.get_document(all[place].article).get_value(schema::kClusterSlot));
    }
  }
  old_keys.erase("");
  for (const std::string& key : old_keys) {
    for (const std::uint32_t place : stored_members(database, key, all)) {
      fresh[place] = true;
    }
  }
  TextJudge texts(database, session);
  groups.find(fresh, judge_of(texts, all));

  // What joins an earlier group joins all of it.
  std::vector<bool> concerned(all.size());  // groups with a fresh member, by group_of
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    if (fresh[place]) {
      concerned[groups.group_of(place)] = true;
    }
  }
  for (const std::vector<std::uint32_t>& members : groups.groups()) {
    if (!concerned[groups.group_of(members.front())]) {
      continue;
    }
    for (const std::uint32_t member : members) {
      const std::string key =
          fresh[member]
              ? ""
              : database.get_document(all[member].article).get_value(schema::kClusterSlot);
      if (!key.empty() && old_keys.insert(key).second) {
        for (const std::uint32_t old_member : stored_members(database, key, all)) {
          groups.unite(old_member, member);
        }
      }
    }
  }

  for (const std::string& key : old_keys) {
    database.set_metadata(metadata_key_of_group(key), "");
  }
  std::vector<bool> is_member(all.size());
  for (const std::vector<std::uint32_t>& members : groups.groups()) {
    if (std::any_of(members.begin(), members.end(),
                    [&fresh](std::uint32_t member) { return fresh[member]; })) {
      write_group(database, all, members);
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

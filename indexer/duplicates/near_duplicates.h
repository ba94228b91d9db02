#pragma once
/// Families of stories and their groups of near-duplicates as the database keeps them. Each member
/// of a family has the keys of family and group in schema::kClusterSlot, by which a search
/// collapses a group, and the family's list of groups is in the metadata. An article that is kin of
/// no other has neither.
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "common/messages/text.h"
#include "indexer/duplicates/fingerprint.h"

namespace niger::duplicates {

/// How many articles of a database are near-duplicates of another.
struct DuplicateCounts {
  std::uint64_t groups = 0;
  std::uint64_t exact =
      0;  ///< articles with the very words of another: all but one of each such set
  std::uint64_t near = 0;  ///< further members of groups, all but one of each
};
[[nodiscard]] DuplicateCounts duplicate_counts(const Xapian::Database& database);

/// What is wrong with the groups of a database, a line for each article and list.
[[nodiscard]] std::vector<messages::Text> copy_findings(const Xapian::Database& database,
                                                        arabic::Analyzer::Session& session);

/// Groups all articles of a database that has no groups yet.
/// `session` is used to read their texts.
void write_near_duplicates(Xapian::WritableDatabase& database, arabic::Analyzer::Session& session);

/// The changes of one update, noted as they are made; then the groups they concern are rebuilt.
/// The result is what write_near_duplicates would give.
class DuplicatesUpdate {
 public:
  /// The article of `document` is about to go, or to be replaced.
  void note_going(const Xapian::Document& document);
  /// The article with this number has come, in its present form.
  void note_come(Xapian::docid number);
  void note_gone(Xapian::docid number);

  void apply(Xapian::WritableDatabase& database, arabic::Analyzer::Session& session) const;

 private:
  std::set<Xapian::docid> come_;
  std::set<std::string> families_;  // that lose a member
  std::vector<Fingerprint> gone_;
};

}  // namespace niger::duplicates

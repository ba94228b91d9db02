#pragma once
/// A stem, and which articles have it in their title or own text: not in the secondary zone alone.
#include <xapian.h>

#include <string>

namespace niger::query {

/// The database must outlive it; for one thread.
class StoryStem {
 public:
  /// `term`: encoded, without prefix.
  StoryStem(const Xapian::Database& database, const std::string& term);

  /// No article before the last one asked for.
  [[nodiscard]] bool stands_in(Xapian::docid article);

 private:
  Xapian::PostingIterator at_, end_;
  Xapian::PostingIterator tail_, tail_end_;  // of the secondary zone alone
};

}  // namespace niger::query

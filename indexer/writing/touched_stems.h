#pragma once
/// The stems that may have been added to an index or removed from it, since documents were. Their
/// lists are then brought up to date.
#include <xapian.h>

#include <cstddef>
#include <string>
#include <unordered_set>

namespace niger::writing {

/// For one thread. Methods throw what Xapian throws.
class TouchedStems {
 public:
  /// The stems of a document about to go may be gone with it, those of one about to come are new.
  void add(const Xapian::Document& document);

  /// The stems that only one of two documents has: of a story that grew by a line they are few.
  void add_differences(const Xapian::Document& before, const Xapian::Document& after);

  [[nodiscard]] std::size_t size() const { return terms_.size(); }

  /// Brings the lists of stems in `database` up to date, and removes the vectors of stems that no
  /// article has any more; what was touched is then forgotten.
  void list_in(Xapian::WritableDatabase& database);

 private:
  void add(const std::string& term);

  std::unordered_set<std::string> terms_;
};

}  // namespace niger::writing

#pragma once
/// The check of the numbers that ranking and matching take from the database, against its articles:
/// how many there are, how long, how often a term at most; of each value slot how many have a
/// value, between which bounds, and the list of values that sorting and facets run along.
#include <xapian.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "common/index/schema.h"
#include "common/messages/text.h"

namespace niger::checking {

/// Fed with the articles of a database in the order of their numbers. The database must outlive it.
class ArticleStatistics {
 public:
  explicit ArticleStatistics(const Xapian::Database& database);

  /// An article, and the sum of its terms' frequencies.
  void add(Xapian::docid number, const Xapian::Document& document, std::uint64_t length);

  /// To be called after the last article; `found` with each number that is wrong. Bounds must hold,
  /// not be reached: what made them may be gone.
  void compare(const std::function<void(messages::Text)>& found);

 private:
  static constexpr std::size_t kSlots = schema::kSizeSlot + 1;  // the last one of the schema
  struct Slot {
    Xapian::ValueIterator at, end;  // the list of the slot
    std::string lowest, highest;    // as the database has it
    std::uint64_t right = 0;        // values of articles, within the bounds and in the list
    std::uint64_t listed = 0;
  };

  const Xapian::Database& database_;
  std::array<Slot, kSlots> slots_;
  std::uint64_t articles_ = 0;
  std::uint64_t length_ = 0;
  std::uint64_t shortest_ = 0;  // of those with any length, 0: none
  std::uint64_t longest_ = 0;
  Xapian::docid last_ = 0;
};

/// The metadata: what every index has is there, and there is nothing under an unknown key, as where
/// a key has been damaged.
void check_metadata_keys(const Xapian::Database& database,
                         const std::function<void(messages::Text)>& found);

/// The number of the last article of the database at `generation` where it is past all that updates
/// give; else, and where the database cannot be opened, 0. Xapian's own check keeps four bytes for
/// each number up to that one, and writes past their end at the greatest of all.
[[nodiscard]] std::uint64_t far_last_number(const std::filesystem::path& generation);

}  // namespace niger::checking

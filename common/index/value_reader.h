#pragma once
/// Values of a slot for articles in ascending order, in one pass along the slot: the cheap way to
/// read values.
#include <xapian.h>

#include <string>

#include "common/index/schema.h"

namespace niger::index {

/// The database must outlive it; for one thread.
class ValueReader {
 public:
  ValueReader(const Xapian::Database& database, schema::Slot slot)
      : at_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  /// The value of the article, empty where it has none. No article before the last one asked for.
  [[nodiscard]] std::string value_of(Xapian::docid id) {
    if (at_ != end_) at_.skip_to(id);
    return at_ != end_ && at_.get_docid() == id ? *at_ : std::string();
  }

 private:
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
};

}  // namespace niger::index

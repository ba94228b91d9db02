#pragma once
/// The near-duplicates of an article. Reads the list of its group, and the stored records of its
/// members.
#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/base/deadline.h"
#include "searcher/index/index_reader.h"
#include "searcher/response/response.h"

namespace niger::matching {

/// The members of the group that have `group` in their slot, as its list has them; none for a list
/// that is damaged. Some may not be there. Throws what Xapian throws.
[[nodiscard]] std::vector<Xapian::docid> listed_members(const Xapian::Database& database,
                                                        const std::string& group);

/// The copies of the article of `document`; `with_list`: each of them by name. Of a group of more
/// than kMostDuplicatesRead members so many are read for sources, date and list, and no more than
/// the deadline leaves time for. Throws what Xapian
/// throws, and Error(Index) for a record that cannot be read.
[[nodiscard]] response::Copies copies_of(snapshot::IndexReader& reader,
                                         const Xapian::Document& document, bool with_list,
                                         Deadline& deadline);
inline constexpr std::size_t kMostDuplicatesRead = 200;

}  // namespace niger::matching

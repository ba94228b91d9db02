#pragma once
/// The near-duplicates of an article. Reads the list of its group, and the stored records of its
/// members.
#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/article.h"
#include "common/index/duplicate_list.h"
#include "searcher/base/deadline.h"
#include "searcher/index/index_reader.h"
#include "searcher/response/response.h"

namespace niger::matching {

/// The group that has `value` in schema::kClusterSlot, as the list of its family has it; nothing
/// where there is none, or the list is damaged. Some members may not be there. Throws what Xapian
/// throws.
[[nodiscard]] std::optional<index::DuplicateGroup> listed_group(const Xapian::Database& database,
                                                                const std::string& value);

/// The copies of the article of `document`; given `differences`, each of them by name, with what
/// differs from the article. Without it no more than kMostDuplicatesRead members are read for
/// sources and date; with it, as many as the deadline leaves time for. Throws what Xapian throws,
/// and Error(Index) for a record that cannot be read.
[[nodiscard]] response::Copies copies_of(snapshot::IndexReader& reader,
                                         const Xapian::Document& document, const Article& article,
                                         arabic::Analyzer::Session* differences,
                                         Deadline& deadline);
inline constexpr std::size_t kMostDuplicatesRead = 200;

/// The article that the one of `document` follows: the first of the group that its group follows,
/// of its own source where there is one.
[[nodiscard]] std::optional<response::Copy> followed_by(snapshot::IndexReader& reader,
                                                        const Xapian::Document& document,
                                                        const Article& article, Deadline& deadline);

}  // namespace niger::matching

#pragma once
/// The lists of stems that a query finds by spelling key. Writes the lists of
/// common/index/key_lists.h and keeps them true: a stem is listed while an article has it.
#include <functional>
#include <string>
#include <unordered_set>

#include <xapian.h>

namespace niger::writing {

/// Calls `take` with each list of the stems that `database` has and its metadata key, once. Holds
/// some of the stems at a time: a collection may have more than there is memory for.
void for_each_stem_list(
    const Xapian::Database& database,
    const std::function<void(const std::string& key, const std::string& list)>& take);

/// Lists every stem of `database`, in its metadata; commits nothing.
void write_stem_lists(Xapian::WritableDatabase& database);

/// Lists or strikes off the stems of `terms`, as articles have them now or not; commits nothing.
void update_stem_lists(Xapian::WritableDatabase& database,
                       const std::unordered_set<std::string>& terms);

}  // namespace niger::writing

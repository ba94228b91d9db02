#pragma once
/// A word that stands only in the tail of other stories (إقرأ أيضاً: …) still finds the article: how
/// a query admits it. Such an article gets no weight for it, so that it ranks below any article
/// that is about the word.
#include <string>
#include <vector>

#include <xapian.h>

namespace niger {

/// `query`, or any of `stem_terms` (encoded, without prefix) in an article's related tail. The
/// query itself where no tail has one of them.
[[nodiscard]] Xapian::Query with_mentions(const Xapian::Database& database, Xapian::Query query,
                                          const std::vector<std::string>& stem_terms);

/// Articles whose related tail has the stem.
[[nodiscard]] Xapian::doccount mentions(const Xapian::Database& database,
                                        const std::string& stem_term);

/// `query`, or any stem with this beginning in an article's related tail; at most `limit` stems.
[[nodiscard]] Xapian::Query with_prefix_mentions(const Xapian::Database& database,
                                                 Xapian::Query query, const std::string& beginning,
                                                 Xapian::termcount limit);

}  // namespace niger

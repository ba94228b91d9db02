#pragma once
/// A word that stands only in the tail of other stories (إقرأ أيضاً: …) still finds the article: how
/// a query admits it. Such an article gets no weight for it, so that it ranks below any article
/// that is about the word.
#include <string>
#include <vector>

#include <xapian.h>

namespace niger {

/// The articles with any of `stem_terms` (encoded, without prefix) in their related tail, without
/// weight. Empty where no tail has one of them.
[[nodiscard]] Xapian::Query mentions_of(const Xapian::Database& database,
                                        const std::vector<std::string>& stem_terms);

/// Articles whose related tail has the stem.
[[nodiscard]] Xapian::doccount mentions(const Xapian::Database& database,
                                        const std::string& stem_term);

/// `stem_terms` as they stand in related tails, for phrases and nearness there. Empty where no tail
/// has one of them.
[[nodiscard]] std::vector<std::string> mention_terms(const Xapian::Database& database,
                                                     const std::vector<std::string>& stem_terms);

/// As mentions_of for any stem with this beginning; at most `limit` stems.
[[nodiscard]] Xapian::Query prefix_mentions_of(const Xapian::Database& database,
                                               const std::string& beginning,
                                               Xapian::termcount limit);

}  // namespace niger

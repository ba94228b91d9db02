#pragma once
/// The secondary zone of an article in a query: a word that stands only in the tail of other
/// stories (إقرأ أيضاً: …) finds the article, without weight, but excludes nothing.
#include <xapian.h>

#include <string>

namespace niger::query {

/// The stem of the secondary zone, as it is posted beside the stem itself and as the word order
/// knows it.
[[nodiscard]] std::string related_term(const std::string& stem_term);

/// The articles with `stem_term` (encoded, without prefix) in their title or story.
[[nodiscard]] Xapian::Query in_story(const Xapian::Database& database,
                                     const std::string& stem_term);

/// The same for any stem with this beginning; at most `limit` stems, the most frequent ones.
[[nodiscard]] Xapian::Query prefix_in_story(const Xapian::Database& database,
                                            const std::string& beginning, Xapian::termcount limit);

}  // namespace niger::query

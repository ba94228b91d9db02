#pragma once
/// How does a query ask for words in order, or near each other, of an index without positions? The
/// articles that have all the words, filtered by their stored word order (common/index/word_order).
/// Xapian's own OP_PHRASE and OP_NEAR find nothing in such an index. Works on databases of this
/// machine; a remote server of stock Xapian knows no such filter and says so (UnimplementedError).
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace niger {

/// The articles where terms[i], stems as posted under schema::kStemPrefix, stands places[i] words
/// after the first place. Both lists are equally long; places ascend. They weigh as their terms
/// together do. No terms: the query that matches nothing.
[[nodiscard]] Xapian::Query phrase_query(const std::vector<std::string>& terms,
                                         const std::vector<std::uint32_t>& places);

/// The articles where all of `terms`, in any order, stand within `window` neighbouring words.
[[nodiscard]] Xapian::Query near_query(const std::vector<std::string>& terms,
                                       Xapian::termcount window);

}  // namespace niger

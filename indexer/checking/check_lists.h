#pragma once
/// The check of the lists that searches run along, against the articles. An article's terms are in
/// its own list and in a list of each term; the spelling keys list the stems. Each is compared with
/// the other side in one pass, in memory that does not grow with the index.
#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>

#include "common/messages/text.h"

namespace niger::checking {

/// Of the terms of one article.
struct ArticleTerms {
  std::uint64_t count = 0;   ///< different ones
  std::uint64_t length = 0;  ///< the sum of their frequencies
};

/// Sums over (term, article, frequency), which do not depend on the order they come in.
class PostingSums {
 public:
  /// An article's own list of terms.
  ArticleTerms add_article(Xapian::docid article, const Xapian::Document& document);

  /// Compares what was added with the lists of the terms, and what the database says of each list
  /// with what it has; `found` is called with what is wrong, for
  /// a person. `stopped` is asked now and then; true ends the comparison early.
  void compare(const Xapian::Database& database, const std::function<bool()>& stopped,
               const std::function<void(messages::Text)>& found) const;

 private:
  std::uint64_t sum_ = 0;
  std::uint64_t postings_ = 0;
};

/// Compares the lists of stems by spelling key with the stems that are there.
void compare_stem_lists(const Xapian::Database& database,
                        const std::function<void(messages::Text)>& found);

}  // namespace niger::checking

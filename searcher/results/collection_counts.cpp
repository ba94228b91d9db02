#include "searcher/results/collection_counts.h"

#include <string>

#include "common/article_size.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"

namespace niger::results {

// A word of the title counts kTitleWdf times among the stems and once among those of titles; any
// other word of the article's own counts once, and a word of anything else not at all.
static_assert(schema::kBodyWdf == 1 && schema::kLeadWdf == 1 && schema::kCaptionWdf == 1);
static_assert(schema::kMetadataWdf == 0 && schema::kRelatedWdf == 0 && schema::kTitleWdf >= 1);

std::uint64_t CollectionCounts::of(std::string_view stem) const {
  const std::string term = index::encoded_term(stem);
  const std::uint64_t weighted =
      database_.get_collection_freq(std::string(schema::kStemPrefix) + term);
  if (weighted == 0) return 0;
  const std::uint64_t of_titles =
      database_.get_collection_freq(std::string(schema::kTitlePrefix) + term);
  return weighted - (schema::kTitleWdf - 1) * of_titles;
}

std::uint64_t CollectionCounts::all(Deadline& deadline) const {
  std::uint64_t words = 0;
  const Xapian::ValueIterator end = database_.valuestream_end(schema::kSizeSlot);
  for (auto at = database_.valuestream_begin(schema::kSizeSlot); at != end; ++at) {
    if (deadline.has_passed()) break;
    const std::optional<ArticleSize> size = decoded_size(*at);
    if (size) words += size->words;
  }
  return words;
}

}  // namespace niger::results

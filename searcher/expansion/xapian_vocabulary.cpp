#include "searcher/expansion/xapian_vocabulary.h"

#include "common/index/key_lists.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"

namespace niger {

std::uint64_t XapianVocabulary::article_count() const { return database_.get_doccount(); }

std::uint64_t XapianVocabulary::doc_freq(std::string_view stem) const {
  if (stem.empty()) {
    return 0;  // the empty term would count every article
  }
  return database_.get_termfreq(std::string(schema::kStemPrefix) + encoded_term(stem));
}

const std::vector<std::string>& XapianVocabulary::stems_in_bucket(std::string_view bucket) const {
  const auto known = buckets_.find(bucket);
  if (known != buckets_.end()) {
    return known->second;
  }
  std::vector<std::string> stems;
  if (!bucket.empty()) {
    stems = decoded_stems(database_.get_metadata(metadata_key_of_bucket(bucket)))
                .value_or(std::vector<std::string>());
  }
  return buckets_.emplace(std::string(bucket), std::move(stems)).first->second;
}

}  // namespace niger

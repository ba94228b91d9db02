#include "searcher/expansion/xapian_vocabulary.h"

#include "common/index/key_lists.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"

namespace niger::expansion {

using index::StemVector;

std::uint64_t XapianVocabulary::article_count() const { return database_.get_doccount(); }

std::uint64_t XapianVocabulary::doc_freq(std::string_view stem) const {
  if (stem.empty()) {
    return 0;  // the empty term would count every article
  }
  return database_.get_termfreq(std::string(schema::kStemPrefix) + index::encoded_term(stem));
}

const std::vector<std::string>& XapianVocabulary::stems_in_bucket(std::string_view bucket) const {
  const auto known = buckets_.find(bucket);
  if (known != buckets_.end()) {
    return known->second;
  }
  std::vector<std::string> stems;
  if (!bucket.empty()) {
    stems = index::decoded_stems(database_.get_metadata(index::metadata_key_of_bucket(bucket)))
                .value_or(std::vector<std::string>());
  }
  return buckets_.emplace(std::string(bucket), std::move(stems)).first->second;
}

const std::optional<StemVector>& XapianVocabulary::vector_of(std::string_view stem) const {
  const auto known = vectors_.find(stem);
  if (known != vectors_.end()) {
    return known->second;
  }
  return vectors_
      .emplace(std::string(stem), index::decoded_stem_vector(
                                      database_.get_metadata(index::metadata_key_of_vector(stem))))
      .first->second;
}

std::optional<double> XapianVocabulary::likeness(std::string_view one,
                                                 std::string_view other) const {
  const std::optional<StemVector>& vector = vector_of(one);
  const std::optional<StemVector>& with = vector ? vector_of(other) : vector;
  return vector && with ? std::optional(index::likeness(*vector, *with)) : std::nullopt;
}

std::vector<index::NearStem> XapianVocabulary::near_stems(std::string_view stem) const {
  return index::decoded_near_stems(database_.get_metadata(index::metadata_key_of_vector(stem)));
}

}  // namespace niger::expansion

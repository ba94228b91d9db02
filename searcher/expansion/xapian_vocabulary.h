#pragma once
/// The vocabulary of an open index: frequencies from its posting lists, keyed stems and vectors
/// from its metadata. One query, one object: it remembers what it has read, and a reopened database
/// needs a new one. Throws what Xapian throws (DatabaseModifiedError among it).
#include <xapian.h>

#include <map>
#include <optional>
#include <string>

#include "common/index/stem_vectors.h"
#include "searcher/expansion/vocabulary.h"

namespace niger::expansion {

class XapianVocabulary : public Vocabulary {
 public:
  explicit XapianVocabulary(const Xapian::Database& database) : database_(database) {}

  [[nodiscard]] std::uint64_t article_count() const override;
  [[nodiscard]] std::uint64_t doc_freq(std::string_view stem) const override;

  /// A damaged list, or one of another version, is as good as none.
  [[nodiscard]] const std::vector<std::string>& stems_in_bucket(
      std::string_view bucket) const override;

  /// A damaged vector is as good as none.
  [[nodiscard]] std::optional<double> likeness(std::string_view one,
                                               std::string_view other) const override;
  [[nodiscard]] std::vector<index::NearStem> near_stems(std::string_view stem) const override;

 private:
  [[nodiscard]] const std::optional<index::StemVector>& vector_of(std::string_view stem) const;

  Xapian::Database database_;
  mutable std::map<std::string, std::vector<std::string>, std::less<>> buckets_;
  mutable std::map<std::string, std::optional<index::StemVector>, std::less<>> vectors_;
};

}  // namespace niger::expansion

#pragma once
/// The vocabulary: the words that the index has, as expansion and spelling correction need them, so
/// that only spellings that exist are tried. Holds no postings; MemoryVocabulary serves tests and
/// tools, XapianVocabulary (xapian_vocabulary.h) an index.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/stem_vectors.h"

namespace niger::expansion {

class Vocabulary {
 public:
  virtual ~Vocabulary() = default;

  /// The number of articles.
  [[nodiscard]] virtual std::uint64_t article_count() const = 0;

  /// The number of articles whose title or text has the stem; 0 where none has.
  [[nodiscard]] virtual std::uint64_t doc_freq(std::string_view stem) const = 0;

  /// The stems of one bucket (common/index/key_lists.h), each once. A stem may be listed of which
  /// no article is left: ask doc_freq. The reference holds until the next call.
  [[nodiscard]] virtual const std::vector<std::string>& stems_in_bucket(
      std::string_view bucket) const = 0;

  /// How much alike the company of two stems is in the collection, from -1 to 1
  /// (common/index/stem_vectors.h); nothing where either is too rare for company, or the index has
  /// no vectors.
  [[nodiscard]] virtual std::optional<double> likeness(std::string_view one,
                                                       std::string_view other) const = 0;

  /// The stems whose company is most like that of `stem`, the most alike first, as many as an index
  /// keeps; none where it is too rare for company.
  [[nodiscard]] virtual std::vector<index::NearStem> near_stems(std::string_view stem) const = 0;

  /// The stems whose spelling_key() is `key`.
  [[nodiscard]] std::vector<std::string> stems_with_key(std::string_view key) const;
};

/// A vocabulary in memory.
class MemoryVocabulary : public Vocabulary {
 public:
  explicit MemoryVocabulary(std::uint64_t article_count = 0) : article_count_(article_count) {}

  /// `stem` stands in `articles` articles more.
  void add(std::string_view stem, std::uint64_t articles = 1);

  [[nodiscard]] std::uint64_t article_count() const override { return article_count_; }
  [[nodiscard]] std::uint64_t doc_freq(std::string_view stem) const override;
  [[nodiscard]] const std::vector<std::string>& stems_in_bucket(
      std::string_view bucket) const override;

  /// What likeness() gives for the two, in either order.
  void set_likeness(std::string_view one, std::string_view other, double likeness);
  [[nodiscard]] std::optional<double> likeness(std::string_view one,
                                               std::string_view other) const override;
  [[nodiscard]] std::vector<index::NearStem> near_stems(std::string_view stem) const override;

 private:
  std::uint64_t article_count_;
  std::map<std::string, std::uint64_t, std::less<>> frequencies_;
  std::map<std::string, std::vector<std::string>, std::less<>> buckets_;
  std::map<std::pair<std::string, std::string>, double> likenesses_;  // by the lesser stem first
};

}  // namespace niger::expansion

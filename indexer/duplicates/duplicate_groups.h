#pragma once
/// Near-duplicate grouping: finds articles with similar fingerprints, has each pair compared, and
/// puts what belongs together into one group: two near-duplicates, and those of these. Of a crowd,
/// the more than kMostPairedWithAll articles that agree in two places of their sketches, only
/// neighbors are compared (sketch_buckets.h): near-duplicates that are neighbors in no crowd, share
/// no smaller bucket and have no chain of others between them stay apart. The groups do not depend
/// on the order of the articles. Knows neither texts nor Xapian.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "indexer/duplicates/fingerprint.h"

namespace niger::duplicates {

struct NumberedFingerprint {
  std::uint32_t article = 0;
  Fingerprint fingerprint;
};

/// Decides whether two articles, named by their places in the list, are near-duplicates.
using DuplicateJudge = std::function<bool(std::uint32_t one, std::uint32_t other)>;

/// Candidates for near-duplicates agree in at least so many places of their sketches.
inline constexpr int kLeastAgreement = 4;

class DuplicateGroups {
 public:
  /// `articles` must outlive it; their places in it, from 0, name them below.
  explicit DuplicateGroups(const std::vector<NumberedFingerprint>& articles);

  /// Two articles are near-duplicates whatever their fingerprints say: known from before.
  void unite(std::uint32_t one, std::uint32_t other);

  /// Marks in `fresh`, which are those that came, also those that stayed and are paired with others
  /// in a crowd since these came and `gone` went. What the marked ones were united with is no
  /// longer known then: the rest of their groups is to be marked too.
  void add_disturbed(const std::vector<Fingerprint>& gone, std::vector<bool>& fresh);

  /// Finds the near-duplicates. With `fresh`, as long as the list of articles: only pairs of which
  /// one is fresh are looked at; empty: all.
  void find(const std::vector<bool>& fresh, const DuplicateJudge& are_near_duplicates);

  /// A number for the group of an article: that of one of its members.
  [[nodiscard]] std::uint32_t group_of(std::uint32_t article);

  /// Groups of two and more, members ascending, in the order of their first members.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> groups();

 private:
  // The articles to be compared: one for all that have the same words.
  struct Compared {
    std::vector<std::uint32_t> articles;
    std::vector<bool> fresh;  // by article
  };

  [[nodiscard]] const Fingerprint::Sketch& sketch(std::uint32_t article) const {
    return *articles_[article].fingerprint.sketch;
  }
  [[nodiscard]] std::vector<const Fingerprint*> fingerprints() const;
  Compared unite_exact(const std::vector<bool>& fresh);
  void find_near(const Compared& compared, const DuplicateJudge& are_near_duplicates);

  const std::vector<NumberedFingerprint>& articles_;
  std::vector<std::uint32_t> parent_;  // of union-find (Tarjan 1975)
};

}  // namespace niger::duplicates

#pragma once
/// Families of stories: finds articles with similar fingerprints, has each pair compared, and puts
/// what is kin into one family: two that are, and what is kin of these. Of a crowd, the more than
/// kMostPairedWithAll articles that agree in two places of their sketches, only neighbors are
/// compared (sketch_buckets.h): articles that are neighbors in no crowd, share no smaller bucket
/// and have no chain of others between them stay apart. Which of a family are copies says
/// family_groups.h. Families do not depend on the order of the articles. Knows neither texts nor
/// Xapian.
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

/// Decides whether two articles, named by their places in the list, are kin.
using KinJudge = std::function<bool(std::uint32_t one, std::uint32_t other)>;

/// Candidates agree in at least so many places of their sketches.
inline constexpr int kLeastAgreement = 4;

class StoryFamilies {
 public:
  /// `articles` must outlive it; their places in it, from 0, name them below.
  explicit StoryFamilies(const std::vector<NumberedFingerprint>& articles);

  /// Two articles are kin whatever their fingerprints say: known from before.
  void unite(std::uint32_t one, std::uint32_t other);

  /// Marks in `fresh`, which are those that came, also those that stayed and are paired with others
  /// in a crowd since these came and `gone` went. What the marked ones were united with is no
  /// longer known then: the rest of their families is to be marked too.
  void add_disturbed(const std::vector<Fingerprint>& gone, std::vector<bool>& fresh);

  /// Finds the families. With `fresh`, as long as the list of articles: only pairs of which
  /// one is fresh are looked at; empty: all.
  void find(const std::vector<bool>& fresh, const KinJudge& may_be_kin);

  /// A number for the family of an article: that of one of its members.
  [[nodiscard]] std::uint32_t family_of(std::uint32_t article);

  /// Families of two and more, members ascending, in the order of their first members.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> families();

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
  void find_near(const Compared& compared, const KinJudge& may_be_kin);

  const std::vector<NumberedFingerprint>& articles_;
  std::vector<std::uint32_t> parent_;  // of union-find (Tarjan 1975)
};

}  // namespace niger::duplicates

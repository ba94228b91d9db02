#pragma once
/// Articles that a person takes out of an index at random, and takes back, for the tests of an
/// index's life.
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "common/article.h"

namespace niger::test {

/// The articles of an index, by unique term.
[[nodiscard]] std::map<std::string, Article> articles_of(const std::filesystem::path& index);

class RandomRemovals {
 public:
  RandomRemovals(std::filesystem::path index, unsigned seed);

  /// What niger-index is asked for next: remove or restore, or nothing (empty).
  [[nodiscard]] std::vector<std::string> next();

  /// Leaves in `fresh`, an index that was built, nothing of its articles, and gives it the list.
  void hand_to(const std::filesystem::path& fresh) const;

  /// Whether the list may keep an article out that its file holds; and whether it must.
  [[nodiscard]] bool may_concern(const Article& article, bool unique_ids) const;
  [[nodiscard]] bool must_concern(const Article& article, bool unique_ids) const;

 private:
  [[nodiscard]] std::string any_article();

  std::filesystem::path index_;
  std::mt19937 random_;
};

}  // namespace niger::test

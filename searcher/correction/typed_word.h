#pragma once
/// A typed word, and whether it may be taken for another. Asked about every correction that
/// spelling correction finds.
#include <cstdint>
#include <string>

#include "searcher/expansion/expansion.h"
#include "searcher/expansion/word_knowledge.h"

namespace niger::correction {

/// Refers to what it is made of.
class TypedWord {
 public:
  /// A word that `articles` articles have.
  TypedWord(const expansion::QueryWord& word, std::uint64_t articles,
            const expansion::WordKnowledge& knowledge);

  /// True of a word that the dictionary knows in this form.
  [[nodiscard]] bool is_native() const { return is_native_; }

  /// True where a stem of `articles` articles, `cost` away (edit_distance.h), may have been meant.
  /// `lost_letter`: what was indexed under it may have begun with one letter more.
  [[nodiscard]] bool may_mean(const std::string& stem, double cost, std::uint64_t articles,
                              bool lost_letter) const;

  /// True where a correction that costs so much may be put in its place without asking.
  [[nodiscard]] bool surely_means(double cost) const;

 private:
  [[nodiscard]] bool stands_for_itself(const std::string& stem, bool lost_letter) const;

  const expansion::QueryWord& word_;
  std::uint64_t articles_;
  const expansion::WordKnowledge& knowledge_;
  bool is_native_ = false;
  bool is_known_ = false;
  bool stands_as_typed_ = false;
};

}  // namespace niger::correction

#pragma once
/// N-grams: sequences of words that stand one after the other in a sentence, counted over articles
/// in bounded memory, exactly. Knows words by number alone.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "searcher/base/deadline.h"
#include "searcher/statistics/dispersion.h"

namespace niger::measuring {

/// The words of articles, four bytes each.
class WordSequence {
 public:
  static constexpr std::uint32_t kBreak = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t kMostWords = std::size_t{1} << 26;

  void begin_article() {
    starts_.push_back(words_.size());
    sizes_.push_back(0);
    is_new_ = true;
  }
  /// A word of the article that was begun last; `begins`: another sentence begins with it. False
  /// once there are too many: it is not taken.
  bool add(std::uint32_t word, bool begins) {
    if (words_.size() + 2 > kMostWords) return false;
    if (begins || is_new_) words_.push_back(kBreak);
    is_new_ = false;
    words_.push_back(word);
    ++sizes_.back();
    return true;
  }

  /// With kBreak before each sentence.
  [[nodiscard]] const std::vector<std::uint32_t>& words() const { return words_; }
  /// Where each article begins in words(), and how many words it has.
  [[nodiscard]] const std::vector<std::size_t>& starts() const { return starts_; }
  [[nodiscard]] const std::vector<std::uint64_t>& sizes() const { return sizes_; }

 private:
  std::vector<std::uint32_t> words_;
  std::vector<std::size_t> starts_;
  std::vector<std::uint64_t> sizes_;
  bool is_new_ = false;
};

struct Ngram {
  std::size_t at = 0;      ///< where its words stand first, in WordSequence::words()
  std::size_t length = 0;  ///< in words
  std::uint64_t count = 0;
  std::vector<statistics::PartCount> articles = {};  ///< in which it stands, in order
};

struct Ngrams {
  std::vector<Ngram> rows;      ///< the most frequent, of equals those that stand first
  std::uint64_t different = 0;  ///< of all with `least` or more, those that are not among rows too
};

/// The `most` most frequent sequences of `shortest` to `longest` words that stand `least` times or
/// more. Once the deadline has passed: those counted by then.
[[nodiscard]] Ngrams counted_ngrams(const WordSequence& sequence, std::size_t shortest,
                                    std::size_t longest, std::uint64_t least, std::size_t most,
                                    Deadline& deadline);

}  // namespace niger::measuring

#pragma once
/// Collocates: the words that stand near the occurrences of a query, counted in windows of so many
/// words before and after (surface cooccurrence: Evert 2008), and how strongly they are tied to it.
/// Knows neither the index nor how a table is shown.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/arabic/analyzer.h"
#include "searcher/response/response.h"
#include "searcher/response/result_options.h"

namespace niger::results {

/// An occurrence in a text: the tokens from `first` to `last`; a phrase is one.
struct Occurrence {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// For one thread.
class Collocates {
 public:
  explicit Collocates(const response::CollocateOptions& options) : options_(options) {}

  /// The texts to come are of another article.
  void begin_article() { ++article_; }

  /// Counts the words near the occurrences in a text, which ascend and do not overlap. `is_own`: by
  /// token, whether it is the article's own word. A word in the windows of two occurrences counts
  /// once, for the nearer one; occurrences are no words near each other.
  void count(std::string_view text, const std::vector<arabic::TokenRef>& tokens,
             const std::vector<bool>& is_own, const std::vector<Occurrence>& occurrences);

  /// How often the words with a stem stand in the collection.
  using StemCount = std::function<std::uint64_t(std::string_view stem)>;

  /// Those that were asked for, in their order; of equals the more frequent first, then by letters.
  /// Each word in the form and spelling that is most frequent near the occurrences. Measures are of
  /// the contingency table of the words in the windows and of all `collection_words`, without the
  /// words of the occurrences; Dice and logDice of `occurrences`, how often the query's words stand
  /// (searcher/statistics/association.h).
  [[nodiscard]] std::vector<response::Collocate> listed(std::uint64_t occurrences,
                                                        std::uint64_t collection_words,
                                                        const StemCount& collection_count) const;

  /// All words that stand in the windows.
  [[nodiscard]] std::uint64_t window_words() const { return window_words_; }
  /// Words of the occurrences themselves.
  [[nodiscard]] std::uint64_t occurrence_words() const { return occurrence_words_; }

 private:
  struct Neighbour {
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    std::uint64_t articles = 0;
    std::uint64_t last_article = 0;
    std::uint64_t inside = 0;                                   // of the occurrences
    std::unordered_map<std::string, std::uint64_t> forms = {};  // as spelt, without marks
  };

  void count_one(std::string_view text, const arabic::TokenRef& token,
                 std::uint64_t Neighbour::*side);

  response::CollocateOptions options_;
  std::unordered_map<std::string, Neighbour> neighbours_;  // by stem
  std::uint64_t article_ = 0;
  std::uint64_t window_words_ = 0;
  std::uint64_t occurrence_words_ = 0;
};

}  // namespace niger::results

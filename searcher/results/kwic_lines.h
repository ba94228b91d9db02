#pragma once
/// The lines of a concordance, in the order that was asked for and as many. Takes the articles one
/// by one; knows neither the index nor how a line is shown.
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "searcher/response/result_options.h"
#include "searcher/results/concordance.h"

namespace niger::results {

/// At most so many lines are kept at a time for an order of their own. Of more than were asked for
/// only those that come first are kept.
inline constexpr std::size_t kMaxSortedLines = 1'000'000;

/// For one thread; everything must outlive it. Lines of the articles in `done` were taken before
/// the index changed under the reader: they are counted, not taken again.
class KwicLines : private Concordance::Taker {
 public:
  KwicLines(const response::KwicRequest& request, Concordance& concordance,
            std::unordered_set<std::string>& done)
      : request_(request), concordance_(concordance), done_(done) {}

  /// Hands over the lines of an article that were asked for, or keeps them where they need an order
  /// of their own; counts the others. `shares_id` and `kept_key`: of the article, for its lines.
  /// False when nobody takes them any more.
  bool read(const Article& article, bool shares_id, const std::string& kept_key);

  /// Hands over the lines that were kept, in their order.
  void finish();

  /// True if more lines were asked for than can be kept, and there are more.
  [[nodiscard]] bool is_sorted_in_part() const { return has_dropped_; }
  [[nodiscard]] std::uint64_t first() const { return taken_ == 0 ? 0 : request_.offset + 1; }
  [[nodiscard]] std::uint64_t last() const { return taken_ == 0 ? 0 : request_.offset + taken_; }

 private:
  bool wants_next() override;
  bool take(response::KwicLine&& line) override;
  [[nodiscard]] bool is_asked_for(std::uint64_t number) const {
    return number >= request_.offset && number - request_.offset < request_.limit;
  }
  bool hand_over(const response::KwicLine& line);
  [[nodiscard]] std::string sort_key_of(const response::KwicLine& line);
  [[nodiscard]] std::string random_key(const response::KwicLine& line);

  struct Kept {
    std::string sort_key;
    std::uint64_t number = 0;  // in the order of the text
    response::KwicLine line;

    bool operator<(const Kept& other) const {
      return sort_key != other.sort_key ? sort_key < other.sort_key : number < other.number;
    }
  };

  [[nodiscard]] std::size_t most_kept() const;
  void drop_the_last();

  const response::KwicRequest& request_;
  Concordance& concordance_;
  std::unordered_set<std::string>& done_;
  bool is_new_ = true;  // the article at hand
  bool shares_id_ = false;
  std::string kept_key_;
  std::uint64_t of_article_ = 0;  // its lines so far
  std::vector<Kept> kept_;
  bool has_dropped_ = false;  // lines that were asked for
  std::uint64_t seen_ = 0;    // lines, in the order of the text
  std::uint64_t taken_ = 0;   // handed over
};

}  // namespace niger::results

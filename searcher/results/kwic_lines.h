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

namespace niger {

/// At most so many lines are brought into an order of their own.
inline constexpr std::size_t kMaxSortedLines = 1'000'000;

/// For one thread; everything must outlive it. Lines of the articles in `done` were taken before
/// the index changed under the reader: they are counted, not taken again.
class KwicLines {
 public:
  KwicLines(const KwicRequest& request, Concordance& concordance,
            std::unordered_set<std::string>& done)
      : request_(request), concordance_(concordance), done_(done) {}

  /// Hands over the lines of an article, or keeps them where they need an order of their own. False
  /// when no more are needed.
  /// `shares_id`: of the article, for its lines.
  bool read(const Article& article, bool shares_id);

  /// Hands over the lines that were kept, in their order.
  void finish();

 private:
  bool take(const KwicLine& line);
  bool keep(KwicLine&& line);

  const KwicRequest& request_;
  Concordance& concordance_;
  std::unordered_set<std::string>& done_;
  std::vector<KwicLine> kept_;
  std::uint64_t taken_ = 0;
};

}  // namespace niger

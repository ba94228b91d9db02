#pragma once
/// The sentences that a page has shown: of two snippets that say the same, such as the background
/// that an agency repeats, the second gives way to the article's next best.
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "common/article.h"
#include "common/index/positional_value.h"
#include "searcher/highlighting/snippet.h"
#include "searcher/response/response.h"
#include "searcher/response/result_options.h"

namespace niger::highlighting {

/// Of one page; for one thread.
class ShownSentences {
 public:
  /// Highlighter::snippet() of the article's text; fragments that the page has shown before give
  /// way to others that match the query, where there are any.
  [[nodiscard]] std::vector<response::Fragment> snippet(Highlighter& highlighter,
                                                        const Article& article,
                                                        const response::SnippetOptions& options,
                                                        const index::WordPlaces* places);

  /// A fragment says the same as another where so large a share of its runs of words stands there.
  static constexpr double kSameShare = 0.7;

 private:
  [[nodiscard]] bool was_shown(const response::Fragment& fragment) const;
  void add(const std::vector<response::Fragment>& snippet);

  std::unordered_set<std::uint64_t> shown_;  ///< hashes of runs of words
};

}  // namespace niger::highlighting

#pragma once
/// The concordance (KWIC, Luhn 1960): every occurrence of a query's words in an article's title and
/// text, in order, with the words around it; and their collocates. Knows neither the index nor how
/// a line is shown.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "searcher/highlighting/snippet.h"
#include "searcher/response/response.h"
#include "searcher/response/result_options.h"
#include "searcher/results/collocates.h"

namespace niger::results {

/// For one thread; the session and `query_terms` must outlive it.
class Concordance {
 public:
  Concordance(arabic::Analyzer::Session& session, const query::QueryTerms& query_terms,
              const response::KwicOptions& options);

  /// Takes the lines of an article. Most lines of a long concordance are only counted: those are
  /// never made.
  class Taker {
   public:
    virtual ~Taker() = default;
    virtual bool wants_next() = 0;  ///< asked at each line, once
    virtual bool take(
        response::KwicLine&& line) = 0;  ///< one that it wanted; false: no more of anything
  };

  /// Takes the lines of `article` to `taker`. Related stories, menus and lines of metadata are not
  /// the article's words. False once the taker has no need of more.
  bool read(const Article& article, Taker& taker);

  [[nodiscard]] std::uint64_t occurrences() const { return occurrences_; }
  [[nodiscard]] std::uint64_t articles() const { return articles_; }

  /// Of all lines so far; nothing is counted where none were asked for.
  [[nodiscard]] const Collocates& collocates() const { return collocates_; }

 private:
  // A word of the query in the text at hand; a phrase is one.
  struct Node {
    std::size_t first;  // tokens
    std::size_t last;
    Span span;
  };

  bool read_text(const Article& article, std::string_view text, bool is_title, Taker& taker);
  void find_nodes(std::string_view text, const std::vector<Zone>& zones, bool is_title);
  [[nodiscard]] response::KwicLine line(const Article& article, std::string_view text,
                                        const Node& node) const;
  void count_neighbours(std::string_view text, const std::vector<Zone>& zones);

  highlighting::Highlighter highlighter_;
  const query::QueryTerms& query_terms_;
  response::KwicOptions options_;
  std::vector<Node> nodes_;
  Collocates collocates_;
  std::uint64_t occurrences_ = 0;
  std::uint64_t articles_ = 0;
};

}  // namespace niger::results

#pragma once
/// Snippets: the pieces of a stored text that best show why it was found. The text byte for byte,
/// cut at sentence and word borders, and the ranges to highlight in it. No markup, no Xapian; the
/// index is not asked.
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/article.h"
#include "common/index/positional_value.h"
#include "searcher/query/query_terms.h"
#include "searcher/response/response.h"
#include "searcher/response/result_options.h"

namespace niger::highlighting {

/// Texts longer than this are searched for fragments in their first part only.
inline constexpr std::size_t kMaxSnippetTextBytes = 256 * 1024;

/// Highlights one query in many texts. The session and `query_terms` must outlive it; for one
/// thread.
class Highlighter {
 public:
  Highlighter(arabic::Analyzer::Session& session, const query::QueryTerms& query_terms);

  /// Where the query may match in the article whose positional value (schema::kPositionalSlot) this
  /// is. Given that, the functions below leave the other words of its title or text alone, which
  /// saves most of their time; where a text has another number of words, they look at every one.
  /// Nothing where the value does not tell.
  [[nodiscard]] std::optional<index::ArticlePlaces> places(std::string_view positional_value) const;

  /// The whole of `text` (a title) with every word of the query highlighted.
  [[nodiscard]] response::Fragment whole(std::string_view text,
                                         const index::WordPlaces* places = nullptr);

  /// The fragments of `text` that match most of the query, in the order of the text; where nothing
  /// matches it, the beginning. Boilerplate is never shown, the secondary zone and lines of
  /// metadata only when nothing else matches the query. Empty text, or text without a word, gives
  /// none.
  [[nodiscard]] std::vector<response::Fragment> snippet(std::string_view text,
                                                        const std::vector<Zone>& zones,
                                                        const response::SnippetOptions& options,
                                                        const index::WordPlaces* places = nullptr);

  /// True where the text of the last call of snippet() matched the query in its secondary zone
  /// only.
  [[nodiscard]] bool matches_only_secondary() const { return matches_only_secondary_; }

  struct Match {
    std::size_t token;    ///< index of the token
    std::size_t word;     ///< index of QueryTerms::words
    bool joined = false;  ///< highlighted as one with the match after it
  };

  /// The matches of the query in `text`, in order; a token that matches two words is given once.
  /// The tokens are those of tokens(), valid until the next call of any function here. Words that
  /// are not in `places` have neither folded form nor stem there.
  [[nodiscard]] const std::vector<Match>& matches(std::string_view text,
                                                  const index::WordPlaces* places = nullptr);
  [[nodiscard]] const std::vector<arabic::TokenRef>& tokens() const { return tokens_; }

 private:
  [[nodiscard]] std::size_t query_word(const arabic::TokenRef& token, std::string_view text) const;
  void add_match(std::size_t token, std::string_view text);
  void mark_phrases();
  void join_followers(std::string_view text);

  arabic::Analyzer::Session& session_;
  const query::QueryTerms& query_terms_;
  std::vector<std::pair<std::string_view, std::size_t>> stems_;  // sorted
  std::vector<index::WordHash> hashes_;                          // of the stems
  std::vector<std::size_t> prefixes_;                            // words with a stem_prefix
  std::vector<arabic::TokenRef> tokens_;
  std::vector<Match> matches_;
  bool matches_only_secondary_ = false;
};

}  // namespace niger::highlighting

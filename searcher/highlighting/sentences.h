#pragma once
/// The sentences of an analysed text: of one zone each, with the matches of the query in it. The
/// choice of fragments (fragments.h) scores them.
#include <optional>
#include <string_view>
#include <vector>

#include "searcher/highlighting/snippet.h"

namespace niger::highlighting {

struct Sentence {
  std::size_t first_token = 0;
  std::size_t end_token = 0;  ///< one past the last
  std::size_t first_match = 0;
  std::size_t end_match = 0;  ///< one past the last
  Span span;                  ///< its words with the punctuation around them
  ZoneKind zone = ZoneKind::Body;
  double score = 0;  ///< for who chooses among them
};

/// In the order of the text. A sentence ends with a full stop and the like, with its line, where
/// the kind of zone changes, and before boilerplate: no sentence of another zone has bytes of it.
/// `zones` and `matches` are sorted.
[[nodiscard]] std::vector<Sentence> sentences_of(std::string_view text,
                                                 const std::vector<Zone>& zones,
                                                 const std::vector<arabic::TokenRef>& tokens,
                                                 const std::vector<Highlighter::Match>& matches);

/// From the first to the last boilerplate that has bytes of `part`.
[[nodiscard]] std::optional<Span> boilerplate_in(const std::vector<Zone>& zones, Span part);

}  // namespace niger::highlighting

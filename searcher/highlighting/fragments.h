#pragma once
/// The choice of fragments: which sentences of an analysed text to show, and where to cut them.
/// Highlighter (snippet.h), the only caller, highlights them.
#include <string_view>
#include <vector>

#include "searcher/highlighting/snippet.h"

namespace niger::highlighting {

/// What the choice is made from; everything must outlive the call.
struct FragmentSource {
  std::string_view text;
  const std::vector<Zone>& zones;
  const std::vector<arabic::TokenRef>& tokens;
  const std::vector<Highlighter::Match>& matches;
  const query::QueryTerms& query_terms;
};

struct ChosenFragments {
  std::vector<Span> spans;  ///< of the text, sorted, not overlapping
  bool only_related = false;
};

[[nodiscard]] ChosenFragments chosen_fragments(const FragmentSource& source,
                                               const response::SnippetOptions& options);

}  // namespace niger::highlighting

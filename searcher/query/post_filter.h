#pragma once
/// A post-filter: what decides whether an article that may match does. Plain data, made beside the
/// query; whoever runs the query asks it of those articles that Xapian cannot decide on
/// (matching/two_phase_matching.h).
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/query/query_terms.h"

namespace niger::query {

struct PostFilter {
  enum class Kind {
    None,      ///< nothing: Xapian's word is final
    Matches,   ///< the article matches `query`
    Phrase,    ///< `terms` stand at their `places`
    Near,      ///< `terms` stand within `count` neighbouring words
    Letters,   ///< a word of the article has the exact letters of `word`
    Often,     ///< `terms` stand `count` times or more, all of them together
    Together,  ///< each of `words` stands in one sentence, or one paragraph
    All,       ///< every one of `parts`
    AtLeast,   ///< `count` of `parts`
    Not,       ///< not the one of `parts`
  };

  Kind kind = Kind::None;
  Xapian::Query query = {};
  std::vector<std::string> terms = {};     ///< encoded stems without prefix
  std::vector<std::uint32_t> places = {};  ///< how far each stands after the first
  std::size_t count = 0;
  bool in_title = false;      ///< Phrase, Often, Together: in the title alone
  bool is_paragraph = false;  ///< Together
  bool in_tail = false;       ///< Phrase, Near: or in the secondary zone
  QueryTerm word = {};
  std::vector<QueryTerm> words = {};
  std::vector<PostFilter> parts = {};
};

}  // namespace niger::query

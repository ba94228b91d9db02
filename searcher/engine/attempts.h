#pragma once
/// The ladder of attempts at a query: as typed; with its mistakes corrected; with distant forms
/// of its words; relaxed to any of its
/// words (query relaxation); a question by any of its words. Which comes next is a matter of counts
/// and flags alone: it neither builds nor runs anything.
#include <cstdint>

#include "searcher/base/match_mode.h"

namespace niger::engine {

/// In the order in which they come.
enum class Attempt : std::uint8_t {
  AsTyped,
  Corrected,  ///< by sure corrections of words that no article has, which are searched for
  Suggested,  ///< corrections that are offered; the answer stays
  Wide,       ///< forms without a warrant are searched for too
  Relaxed,    ///< phrases and required words are plain words, any of which will do
  AnyWord,    ///< of a question
  None,       ///< the answer stands
};

/// What the next attempt is chosen by.
struct AttemptFacts {
  Attempt last = Attempt::AsTyped;  ///< the attempt that was made last
  bool is_corrected = false;        ///< corrections were searched for and are the answer
  std::uint64_t total = 0;          ///< matches of the answer so far
  bool is_relaxable = false;        ///< BuiltQuery::relaxable of the answer so far
  bool has_rejected = false;        ///< forms without a warrant were left out
  bool has_rare_word = false;       ///< a word that so few articles have that it may be a slip
  // Of the request.
  MatchMode match = MatchMode::Auto;
  bool is_question = false;
  bool is_exact = false;         ///< nothing but the words as typed
  bool leaves_out_seen = false;  ///< that nothing is left is no reason to look for something else
  bool is_time_up = false;       ///< nothing is known to be missing
};

/// With so few matches, a word that no article has is worth a question back.
inline constexpr std::uint64_t kFewMatches = 3;

/// Always after `last` in the ladder.
[[nodiscard]] Attempt next_attempt(const AttemptFacts& facts);

/// Whether an attempt that found `total` articles takes the place of the answer so far.
[[nodiscard]] bool takes_over(Attempt attempt, std::uint64_t total);

}  // namespace niger::engine

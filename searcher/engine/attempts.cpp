#include "searcher/engine/attempts.h"

#include <initializer_list>

#include "searcher/base/ranking.h"

namespace niger::engine {
namespace {

bool may_widen(const AttemptFacts& facts) {
  return facts.is_relaxable && asks_for_enough(facts.match) && !facts.is_time_up;
}

bool is_due(Attempt attempt, const AttemptFacts& facts) {
  const bool tries_again = !facts.leaves_out_seen && !facts.is_time_up;
  // A question of several words is answered by those of them that the index has.
  const bool asks = facts.is_question && facts.is_relaxable && asks_for_enough(facts.match);
  const bool may_correct = tries_again && !asks && !facts.is_exact;
  switch (attempt) {
    case Attempt::Corrected:
      return may_correct && facts.total == 0;
    case Attempt::Suggested:
      return may_correct && facts.total > 0 && !facts.is_corrected &&
             (facts.total < kFewMatches || facts.has_rare_word);
    case Attempt::Wide:
      return tries_again && facts.match == MatchMode::Auto && facts.total == 0 &&
             facts.has_rejected && !facts.is_exact;
    case Attempt::Relaxed:
      return tries_again && facts.total == 0 && may_widen(facts);
    case Attempt::AnyWord:
      // The answer need not repeat two of its words: where few articles do, those with any of them
      // join, and the ranking decides.
      return !facts.is_corrected && facts.is_question && facts.total < ranking::kFewAnswers &&
             may_widen(facts);
    case Attempt::AsTyped:
    case Attempt::None:
      break;
  }
  return false;
}

}  // namespace

Attempt next_attempt(const AttemptFacts& facts) {
  for (const Attempt next : {Attempt::Corrected, Attempt::Suggested, Attempt::Wide,
                             Attempt::Relaxed, Attempt::AnyWord}) {
    if (next > facts.last && is_due(next, facts)) return next;
  }
  return Attempt::None;
}

bool takes_over(Attempt attempt, std::uint64_t total) {
  return attempt == Attempt::AnyWord || total > 0;
}

}  // namespace niger::engine

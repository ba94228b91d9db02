#include "searcher/engine/attempts.h"

#include <array>
#include <string>
#include <vector>

#include "searcher/base/ranking.h"
#include "tests/support/catch.h"

namespace niger::engine {
namespace {

constexpr std::array<Attempt, 7> kLadder = {
    Attempt::AsTyped, Attempt::Corrected, Attempt::Suggested, Attempt::Wide,
    Attempt::Relaxed, Attempt::AnyWord,   Attempt::None};

// Every combination of what an attempt is chosen by.
std::vector<AttemptFacts> all_facts() {
  std::vector<AttemptFacts> out;
  for (const std::uint64_t total : {0, 1, 2, 3, 49, 50, 1000}) {
    for (const MatchMode match : {MatchMode::Auto, MatchMode::All, MatchMode::Any}) {
      for (const Attempt last : kLadder) {
        for (unsigned flags = 0; flags < 256; ++flags) {
          const auto is = [flags](unsigned bit) { return (flags >> bit & 1U) != 0; };
          out.push_back({.last = last,
                         .is_corrected = is(0),
                         .total = total,
                         .is_relaxable = is(1),
                         .has_rejected = is(6),
                         .has_rare_word = is(7),
                         .match = match,
                         .is_question = is(2),
                         .is_exact = is(3),
                         .leaves_out_seen = is(4),
                         .is_time_up = is(5)});
        }
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("which attempt comes next", "[attempts]") {
  constexpr Attempt kTyped = Attempt::AsTyped;
  constexpr auto kAll = MatchMode::All;
  struct Row {
    const char* why;
    AttemptFacts facts;
    Attempt next;
  };
  const std::vector<Row> rows = {
      {"enough was found", {.last = kTyped, .total = 3}, Attempt::None},
      {"nothing was found: corrections", {.last = kTyped, .total = 0}, Attempt::Corrected},
      {"next to nothing: they are offered", {.last = kTyped, .total = 1}, Attempt::Suggested},
      {"two are next to nothing", {.last = kTyped, .total = 2}, Attempt::Suggested},
      {"a rare word among many matches: corrections are offered",
       {.last = kTyped, .total = 1000, .has_rare_word = true},
       Attempt::Suggested},
      {"exact: none are",
       {.last = kTyped, .total = 9, .has_rare_word = true, .is_exact = true},
       Attempt::None},
      {"no corrections to be found: relaxed",
       {.last = Attempt::Corrected, .total = 0, .is_relaxable = true},
       Attempt::Relaxed},
      {"doubtful forms before anything is relaxed",
       {.last = Attempt::Corrected, .total = 0, .is_relaxable = true, .has_rejected = true},
       Attempt::Wide},
      {"where all words were asked for, doubtful forms are no answer",
       {.last = Attempt::Corrected, .total = 0, .has_rejected = true, .match = kAll},
       Attempt::None},
      {"exact: no doubtful forms",
       {.last = kTyped, .total = 0, .has_rejected = true, .is_exact = true},
       Attempt::None},
      {"doubtful forms found nothing: relaxed",
       {.last = Attempt::Wide, .total = 0, .is_relaxable = true, .has_rejected = true},
       Attempt::Relaxed},
      {"one article: doubtful forms stay out",
       {.last = Attempt::Suggested, .total = 1, .has_rejected = true},
       Attempt::None},
      {"nothing to relax", {.last = Attempt::Corrected, .total = 0}, Attempt::None},
      {"corrections found one: nothing is offered besides",
       {.last = Attempt::Corrected, .is_corrected = true, .total = 1, .is_relaxable = true},
       Attempt::None},
      {"what was offered ends it",
       {.last = Attempt::Suggested, .total = 1, .is_relaxable = true},
       Attempt::None},
      {"exact: no corrections, but relaxed",
       {.last = kTyped, .total = 0, .is_relaxable = true, .is_exact = true},
       Attempt::Relaxed},
      {"exact: nothing is offered", {.last = kTyped, .total = 1, .is_exact = true}, Attempt::None},
      {"all words were asked for: corrected, not relaxed",
       {.last = kTyped, .total = 0, .is_relaxable = true, .match = kAll},
       Attempt::Corrected},
      {"all words were asked for: not relaxed",
       {.last = Attempt::Corrected, .total = 0, .is_relaxable = true, .match = kAll},
       Attempt::None},
      {"what is new is not sought elsewhere",
       {.last = kTyped, .total = 0, .is_relaxable = true, .leaves_out_seen = true},
       Attempt::None},
      {"no time: nothing is known to be missing",
       {.last = kTyped, .total = 0, .is_relaxable = true, .is_time_up = true},
       Attempt::None},
      {"a question without an answer: relaxed, not corrected",
       {.last = kTyped, .total = 0, .is_relaxable = true, .is_question = true},
       Attempt::Relaxed},
      {"relaxed, and still a question",
       {.last = Attempt::Relaxed, .total = 7, .is_relaxable = true, .is_question = true},
       Attempt::AnyWord},
      {"a question with few answers",
       {.last = kTyped, .total = 49, .is_relaxable = true, .is_question = true},
       Attempt::AnyWord},
      {"a question with enough answers",
       {.last = kTyped, .total = 50, .is_relaxable = true, .is_question = true},
       Attempt::None},
      {"a question of one word is a word",
       {.last = kTyped, .total = 0, .is_question = true},
       Attempt::Corrected},
      {"a question about what is new",
       {.last = kTyped,
        .total = 1,
        .is_relaxable = true,
        .is_question = true,
        .leaves_out_seen = true},
       Attempt::AnyWord},
      {"a corrected question is answered",
       {.last = Attempt::Corrected,
        .is_corrected = true,
        .total = 1,
        .is_relaxable = true,
        .is_question = true},
       Attempt::None},
      {"the end", {.last = Attempt::AnyWord, .total = 0, .is_relaxable = true}, Attempt::None},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(next_attempt(row.facts) == row.next);
  }
}

TEST_CASE("the ladder is only climbed, and each rung has its reason", "[attempts]") {
  for (const AttemptFacts& facts : all_facts()) {
    const Attempt next = next_attempt(facts);
    REQUIRE(next > Attempt::AsTyped);
    REQUIRE((next > facts.last || next == Attempt::None));
    if (next == Attempt::None) continue;
    REQUIRE_FALSE(facts.is_time_up);
    REQUIRE((facts.total < ranking::kFewAnswers || next == Attempt::Suggested));
    if (next == Attempt::Corrected || next == Attempt::Suggested) {
      REQUIRE_FALSE(facts.is_exact);
      REQUIRE_FALSE(facts.leaves_out_seen);
      REQUIRE((facts.total < kFewMatches || (next == Attempt::Suggested && facts.has_rare_word)));
    } else if (next == Attempt::Wide) {
      REQUIRE(facts.match == MatchMode::Auto);
      REQUIRE(facts.has_rejected);
      REQUIRE(facts.total == 0);
      REQUIRE_FALSE(facts.is_exact);
    } else {
      REQUIRE(facts.match == MatchMode::Auto);
      REQUIRE(facts.is_relaxable);
    }
    REQUIRE((next != Attempt::Relaxed || facts.total == 0));
    REQUIRE((next != Attempt::AnyWord || facts.is_question));
  }
}

TEST_CASE("what finds nothing takes no answer's place", "[attempts]") {
  CHECK_FALSE(takes_over(Attempt::Corrected, 0));
  CHECK(takes_over(Attempt::Corrected, 1));
  CHECK_FALSE(takes_over(Attempt::Relaxed, 0));
  CHECK(takes_over(Attempt::Relaxed, 1));
  CHECK(takes_over(Attempt::AnyWord, 0));  // it holds what was found before
}

}  // namespace niger::engine

#include "searcher/expansion/word_pattern.h"

#include <random>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger::expansion {

using Problem = WordPattern::Problem;

namespace {

// By the plainest way there is.
bool stands_for(std::string_view pattern, std::string_view word) {
  if (pattern.empty()) return word.empty();
  if (pattern.front() != '*') {
    return !word.empty() && word.front() == pattern.front() &&
           stands_for(pattern.substr(1), word.substr(1));
  }
  for (std::size_t skipped = 0; skipped <= word.size(); ++skipped) {
    if (stands_for(pattern.substr(1), word.substr(skipped))) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("word pattern: stars", "[word_pattern]") {
  struct Case {
    const char* pattern;
    const char* word;
    bool matches;
  };
  const std::vector<Case> cases = {
      {"م*تب", "مكتب", true}, {"م*تب", "متب", true},    {"م*تب", "مراتب", true},
      {"م*تب", "كتب", false}, {"م*تب", "مكتبه", false}, {"*تب", "مكتب", true},
      {"*تب", "تبن", false},  {"م*ت*ب", "مكتوب", true}, {"ن**ر", "نيجر", true},
      {"نيجر", "نيجر", true}, {"نيجر", "نيجري", false}, {"*", "", true},
  };
  for (const Case& one : cases) {
    CAPTURE(one.pattern, one.word);
    CHECK(WordPattern::of_stars(one.pattern).matches(one.word) == one.matches);
  }
  CHECK(WordPattern::of_stars("م*تب").beginning() == "م");
  CHECK(WordPattern::of_stars("*تب").beginning().empty());
}

TEST_CASE("word pattern: stars against a plain reading", "[word_pattern][property]") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 3000; ++round) {
    const auto text = [&random](std::string_view letters, std::size_t most) {
      std::string out;
      for (auto size = random() % most; size > 0; --size) out += letters[random() % letters.size()];
      return out;
    };
    const std::string pattern = text("ab*", 8);
    const std::string word = text("ab", 9);
    CAPTURE(pattern, word);
    CHECK(WordPattern::of_stars(pattern).matches(word) == stands_for(pattern, word));
  }
}

TEST_CASE("word pattern: regular expressions", "[word_pattern]") {
  struct Case {
    const char* pattern;
    const char* word;
    bool matches;
  };
  const std::vector<Case> cases = {
      {"م.تب", "مكتب", true},        {"م.تب", "مراتب", false},   {"م.تب", "مكتبه", false},
      {"[كق]طر", "قطر", true},       {"أمريكا", "امريكا", true}, {"(مال|نيج).*", "نيجر", true},
      {"CNN", "cnn", true},          {"\\d{4}", "2018", true},   {"\\d{4}", "ابجد", false},
      {"\\p{Arabic}+", "قطر", true},
  };
  for (const Case& one : cases) {
    CAPTURE(one.pattern, one.word);
    WordPattern pattern = WordPattern::of_regex(one.pattern);
    CHECK(pattern.problem() == Problem::None);
    CHECK(pattern.matches(one.word) == one.matches);
  }
}

TEST_CASE("word pattern: what is none, and what explodes", "[word_pattern]") {
  for (const std::string& wrong :
       {std::string("(قطر"), std::string("[ق"), std::string("*"), std::string("a{9999999999}"),
        std::string("(?<name"), std::string(WordPattern::kMostBytes + 1, 'a')}) {
    WordPattern pattern = WordPattern::of_regex(wrong);
    CHECK(pattern.problem() == Problem::Wrong);
    CHECK_FALSE(pattern.matches("قطر"));
  }
  const std::string long_word(120, 'a');
  for (const std::string costly : {"(a+)+b", "(a|aa)+b", "(a*)*b", "(.*)(.*)(.*)(.*)(.*)(.*)b"}) {
    CAPTURE(costly);
    WordPattern pattern = WordPattern::of_regex(costly);
    CHECK_FALSE(pattern.matches(long_word));
    CHECK(pattern.problem() == Problem::Costly);
    CHECK_FALSE(pattern.matches("b"));
  }
}

}  // namespace niger::expansion

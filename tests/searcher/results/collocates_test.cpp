#include "searcher/results/collocates.h"

#include <map>

#include "tests/support/catch.h"

namespace niger::results {

using namespace response;

namespace {

struct Tokens {
  explicit Tokens(std::string written) : text(std::move(written)) {
    session.analyze(text, tokens);
    is_own.assign(tokens.size(), true);
  }

  const arabic::Analyzer analyzer = {};
  arabic::Analyzer::Session session{analyzer};
  std::string text;
  std::vector<arabic::TokenRef> tokens;
  std::vector<bool> is_own;
};

// "before after" of each word, by its form.
using Sides = std::map<std::string, std::string>;

Sides sides(const std::vector<Collocate>& all) {
  Sides out;
  for (const Collocate& one : all) {
    out[one.word] = std::to_string(one.before) + " " + std::to_string(one.after);
  }
  return out;
}

std::uint64_t ten(std::string_view /*stem*/) { return 10; }

}  // namespace

TEST_CASE("each word counts once, for the nearer occurrence", "[collocates]") {
  struct Row {
    const char* why;
    std::string text;
    std::vector<Occurrence> occurrences;
    std::uint32_t left;
    std::uint32_t right;
    Sides expected;
    std::uint64_t window_words;
  };
  const std::vector<Row> rows = {
      {"both sides",
       "سفينة مدينة قاعدة حديقة طائرة",
       {{2, 2}},
       1,
       1,
       {{"مدينة", "1 0"}, {"حديقة", "0 1"}},
       2},
      {"one side",
       "سفينة مدينة قاعدة حديقة طائرة",
       {{2, 2}},
       0,
       2,
       {{"حديقة", "0 1"}, {"طائرة", "0 1"}},
       2},
      {"at the borders of the text", "قاعدة حديقة", {{0, 0}}, 5, 5, {{"حديقة", "0 1"}}, 1},
      {"in two windows: the nearer",
       "قاعدة حديقة طائرة سفينة قاعدة",
       {{0, 0}, {4, 4}},
       3,
       3,
       {{"حديقة", "0 1"}, {"طائرة", "0 1"}, {"سفينة", "1 0"}},
       3},
      {"an occurrence is no neighbour",
       "قاعدة حديقة قاعدة",
       {{0, 0}, {2, 2}},
       5,
       5,
       {{"حديقة", "0 1"}},
       1},
      {"a phrase is one",
       "سفينة قاعدة حديقة طائرة",
       {{1, 2}},
       5,
       5,
       {{"سفينة", "1 0"}, {"طائرة", "0 1"}},
       2},
      {"stop words take their place and are not listed", "قاعدة في حديقة", {{0, 0}}, 0, 1, {}, 1},
      {"numbers too", "قاعدة 201 حديقة", {{0, 0}}, 0, 2, {{"حديقة", "0 1"}}, 2},
      {"forms of a word are one",
       "الحديقة قاعدة حديقة الحديقة",
       {{1, 1}},
       5,
       5,
       {{"الحديقة", "1 2"}},
       3},
      {"without occurrences", "سفينة مدينة", {}, 5, 5, {}, 0},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Tokens read(row.text);
    Collocates collocates({.most = 100, .left = row.left, .right = row.right});
    collocates.count(read.text, read.tokens, read.is_own, row.occurrences);
    CHECK(sides(collocates.listed(1, 1000, ten)) == row.expected);
    CHECK(collocates.window_words() == row.window_words);
  }
}

TEST_CASE("the articles in which a word stands near the occurrences", "[collocates]") {
  const Tokens read("حديقة قاعدة حديقة");
  Collocates collocates({.most = 9});
  for (int article = 0; article < 3; ++article) {
    collocates.begin_article();
    for (int text = 0; text < 2; ++text) {
      collocates.count(read.text, read.tokens, read.is_own, {{1, 1}});
    }
  }
  const std::vector<Collocate> found = collocates.listed(6, 1000, ten);
  REQUIRE(found.size() == 1);
  CHECK(found[0].articles == 3);
  CHECK(found[0].before + found[0].after == 12);
}

TEST_CASE("what is not the article's own text is no neighbour", "[collocates]") {
  Tokens read("مدينة قاعدة حديقة");
  read.is_own[0] = false;
  Collocates collocates({.most = 9});
  collocates.count(read.text, read.tokens, read.is_own, {{1, 1}});
  CHECK(sides(collocates.listed(1, 1000, ten)) == Sides{{"حديقة", "0 1"}});
}

TEST_CASE("stop words, rare words and the number of them, as asked for", "[collocates]") {
  const Tokens read("حديقة في قاعدة في حديقة طائرة");
  const auto listed = [&](const CollocateOptions& options) {
    Collocates collocates(options);
    collocates.count(read.text, read.tokens, read.is_own, {{2, 2}});
    return sides(collocates.listed(1, 1000, ten));
  };
  CHECK(listed({.most = 9}) == Sides{{"حديقة", "1 1"}, {"طائرة", "0 1"}});
  CHECK(listed({.most = 9, .stop_words = true}).at("في") == "1 1");
  CHECK(listed({.most = 9, .min_count = 2}) == Sides{{"حديقة", "1 1"}});
  CHECK(listed({.most = 1}).size() == 1);
}

TEST_CASE("collocates are spelt as articles spell them", "[collocates]") {
  // خطة in two spellings and with an article: one form of three, in its commoner spelling.
  const Tokens read("قاعدة خطة. قاعدة خُطَّة. قاعدة خطه. قاعدة الخطة. قاعدة الخطة.");
  Collocates collocates({.most = 3});
  collocates.count(read.text, read.tokens, read.is_own, {{0, 0}, {2, 2}, {4, 4}, {6, 6}, {8, 8}});
  const std::vector<Collocate> found = collocates.listed(5, 1000, ten);
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].word == "خطة");
}

// By hand, with SciPy's and the formulas of the manual; the text has 8 words, of which 2 are
// occurrences: 6 are left, 4 of them in the windows.
//   حديقة: 2 there, 3 in all (of the collection 3 + 17 = 20 words, 18 without the occurrences)
//   from math import log, log2, sqrt
//   O, R, C, N = 2, 4, 3, 18
//   scipy.stats.chi2_contingency([[2, 2], [1, 13]], correction=False, lambda_="log-likelihood")[0]
//   == 3.4701041395; E = R * C / N; log2(O / E) == 1.5849625007; log2(O**3 / E) == 3.5849625007
//   (O - E) / sqrt(O) == 0.9428090416; 2 * O / (2 + C) == 0.8; 14 + log2(0.8) == 13.6780719051
TEST_CASE("measures are those computed by hand", "[collocates]") {
  const Tokens read("قاعدة حديقة طائرة مدينة قاعدة حديقة سفينة نهر");
  Collocates collocates({.most = 9, .left = 0, .right = 2});
  collocates.count(read.text, read.tokens, read.is_own, {{0, 0}, {4, 4}});
  CHECK(collocates.window_words() == 4);
  CHECK(collocates.occurrence_words() == 2);
  const std::vector<Collocate> found = collocates.listed(2, 20, [](std::string_view stem) {
    return stem == "حديقه" ? std::uint64_t{3} : std::uint64_t{9};
  });
  REQUIRE(found.size() == 3);
  const Collocate& one = found[0];
  CHECK(one.word == "حديقة");
  CHECK(one.collection == 3);
  CHECK(one.expected == Approx(2.0 / 3).epsilon(1e-9));
  CHECK(one.log_likelihood == Approx(3.4701041395).epsilon(1e-9));
  CHECK(one.mi == Approx(1.5849625007).epsilon(1e-9));
  CHECK(one.mi3 == Approx(3.5849625007).epsilon(1e-9));
  CHECK(one.t_score == Approx(0.9428090416).epsilon(1e-9));
  CHECK(one.dice == Approx(0.8).epsilon(1e-9));
  CHECK(one.log_dice == Approx(13.6780719051).epsilon(1e-9));
  // 1 where 2 are expected: less than chance.
  CHECK(found[1].log_likelihood < 0);
}

TEST_CASE("they are sorted by the measure asked for", "[collocates]") {
  // حديقة often and common, طائرة once and rare.
  const Tokens read("قاعدة حديقة قاعدة حديقة قاعدة حديقة قاعدة طائرة");
  const auto first = [&](CollocateMeasure measure) {
    Collocates collocates({.most = 9, .left = 0, .right = 1, .order = measure});
    collocates.count(read.text, read.tokens, read.is_own, {{0, 0}, {2, 2}, {4, 4}, {6, 6}});
    return collocates
        .listed(4, 1000,
                [](std::string_view stem) {
                  return stem == "حديقه" ? std::uint64_t{30} : std::uint64_t{1};
                })
        .front()
        .word;
  };
  CHECK(first(CollocateMeasure::Count) == "حديقة");
  CHECK(first(CollocateMeasure::LogLikelihood) == "حديقة");
  CHECK(first(CollocateMeasure::TScore) == "حديقة");
  CHECK(first(CollocateMeasure::MutualInformation) == "طائرة");
  CHECK(first(CollocateMeasure::Dice) == "طائرة");
  CHECK(first(CollocateMeasure::LogDice) == "طائرة");
}

}  // namespace niger::results

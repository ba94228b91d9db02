#include "common/article_size.h"

#include <random>
#include <vector>

#include "common/arabic/analyzer.h"
#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger {

namespace {

const arabic::Analyzer& analyzer() {
  static const arabic::Analyzer kAnalyzer;
  return kAnalyzer;
}

// Of a text whose first `own` bytes have one zone, the rest another.
ArticleSize size_of(const std::string& text, std::size_t own = std::string::npos,
                    ZoneKind rest = ZoneKind::Body) {
  SizeCounter counter;
  counter.begin(text);
  for (const arabic::Token& token : analyzer().analyze(text)) {
    counter.add(token.span, token.kind, token.span.begin < own ? ZoneKind::Body : rest);
  }
  return counter.size();
}

}  // namespace

TEST_CASE("size of an article: words and sentences of a text") {
  struct Case {
    const char* why;
    const char* text;
    ArticleSize size;
  };
  const std::vector<Case> cases = {
      {"no text", "", {0, 0}},
      {"no word", " … !", {0, 0}},
      {"a sentence without an end", "ضرب زلزال مدينة", {3, 1}},
      {"a full stop", "ضرب زلزال. قتل عشرة.", {4, 2}},
      {"a full stop without a blank", "ضرب زلزال.قتل عشرة", {4, 2}},
      {"a question mark, U+061F", "ماذا بعد؟ لا أحد يعلم", {5, 2}},
      {"an Arabic full stop, U+06D4", "ضرب زلزال۔ قتل عشرة", {4, 2}},
      {"several marks end one sentence", "ماذا؟! لا أحد", {3, 2}},
      {"a line", "ضرب زلزال\nقتل عشرة", {4, 2}},
      {"a paragraph separator, U+2029", "ضرب زلزال\u2029قتل عشرة", {4, 2}},
      {"the point of an abbreviation", "قال د. محمد", {3, 1}},
      {"a digit is no abbreviation", "في عام 5. قتل عشرة", {5, 2}},
      {"a comma ends none", "ضرب زلزال، قتل عشرة: هناك", {5, 1}},
      {"numbers and Latin words are words", "قتل 12 في CNN", {4, 1}},
      {"a ligature of several words", "محمد ﷺ", {5, 1}},
  };
  for (const Case& one : cases) {
    INFO(one.why);
    CHECK(size_of(one.text).words == one.size.words);
    CHECK(size_of(one.text).sentences == one.size.sentences);
  }
}

TEST_CASE("size of an article: what is not its own does not count") {
  const std::string own = "ضرب زلزال مدينة";
  const std::string text = own + " إقرأ أيضا: بركان. طقس";
  for (const ZoneKind kind : {ZoneKind::Related, ZoneKind::Boilerplate, ZoneKind::Metadata}) {
    CHECK(size_of(text, own.size(), kind) == ArticleSize{3, 1});
  }
  // A zone ends a sentence.
  CHECK(size_of(text, own.size(), ZoneKind::Caption) == ArticleSize{7, 3});
  CHECK(size_of(text) == ArticleSize{7, 2});
}

TEST_CASE("size of an article: title and text are counted together") {
  SizeCounter counter;
  for (const std::string text : {"زلزال أغاديز", "ضرب زلزال. قتل عشرة"}) {
    counter.begin(text);
    for (const arabic::Token& token : analyzer().analyze(text)) {
      counter.add(token.span, token.kind, ZoneKind::Body);
    }
  }
  CHECK(counter.size() == ArticleSize{6, 3});
}

TEST_CASE("size of an article: its value comes back as it went") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 1000; ++round) {
    const ArticleSize size{1 + (random() >> (8 + random() % 56)), random() >> (8 + random() % 56)};
    CHECK(decoded_size(encoded_size(size)) == size);
  }
  CHECK(encoded_size({}).empty());
  CHECK(decoded_size("") == ArticleSize());
  CHECK(encoded_size({300, 12}).size() == 3);
}

TEST_CASE("size of an article: a damaged value is told from a good one") {
  const std::string good = encoded_size({300, 12});
  for (const std::string& bytes :
       {good.substr(0, 1), good.substr(0, 2), good + "\x01", std::string(20, '\xFF')}) {
    CHECK_FALSE(decoded_size(bytes));
  }
}

}  // namespace niger

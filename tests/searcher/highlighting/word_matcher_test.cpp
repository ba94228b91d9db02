#include "searcher/highlighting/word_matcher.h"

#include <random>

#include "common/letters/folding.h"
#include "searcher/highlighting/letter_table.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::highlighting;
using namespace niger::query;

namespace {

// The stems are what the analyzer says, so that the tests hold for any stemmer.
QueryTerm asked(const Analyzer& analyzer, const std::string& typed,
                const std::vector<std::string>& related_forms = {}) {
  QueryTerm word{.typed = typed, .stems = {analyzer.analyze(typed).front().stem}};
  for (const std::string& other : related_forms) {
    word.stems.push_back(analyzer.analyze(other).front().stem);
  }
  if (letters::has_tashkeel(typed)) {
    word.vocalised = typed;
  }
  return word;
}

TextMatches found(const Analyzer& analyzer, const std::vector<QueryTerm>& words,
                  std::string_view text) {
  WordMatcher matcher(analyzer);
  matcher.set_query(words);
  TextMatches matches;
  matcher.find(text, matches);
  return matches;
}

}  // namespace

TEST_CASE("a letter has the code of its folded letter", "[word_matcher]") {
  const LetterTable& table = LetterTable::instance();
  struct Row {
    const char* why;
    const char* one;
    const char* other;
  };
  const Row rows[] = {
      {"hamza on alef", "أحمد", "احمد"},
      {"teh marbuta", "مدرسة", "مدرسه"},
      {"alef maqsura", "على", "علي"},
      {"tashkeel and tatweel", "كِتَـــاب", "كتاب"},
      {"Persian letters", "گوگل", "كوكل"},
      {"presentation form of lam-alef", "ﻻعب", "لاعب"},
      {"Arabic digits", "٢٠١", "201"},
      {"capitals and accents", "Zürich", "zurich"},
      {"an invisible mark inside", "كتا\u200Fب", "كتاب"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(table.letters_of(row.one) == table.letters_of(row.other));
  }
  CHECK(table.letters_of("").empty());
  CHECK(table.letters_of(" ، \u064E").empty());
  CHECK(table.letters_of("كتاب") != table.letters_of("كتب"));
}

TEST_CASE("a word of the text is as typed, of the same stem, kin, or similar", "[word_matcher]") {
  const Analyzer analyzer;
  struct Row {
    const char* why;
    const char* typed;
    const char* text;
    int matches;
    MatchKind kind;
  };
  const Row rows[] = {
      {"the word itself", "الطائرة", "الطائرة", 1, MatchKind::Typed},
      {"hamza left out", "الطائرة", "الطاءره", 1, MatchKind::Typed},
      {"with tashkeel in the text", "كتاب", "كِتَاب", 1, MatchKind::Typed},
      {"another clitic", "الجامعة", "بالجامعة", 1, MatchKind::Stem},
      {"a sound plural", "الجامعة", "جامعات", 1, MatchKind::Stem},
      {"a plural that the query asks for", "مدرسة", "مدارس", 1, MatchKind::RelatedForm},
      {"another word of the root", "كاتب", "المكتوب", 1, MatchKind::Root},
      {"a name spelt otherwise", "كاليفورنيا", "كليفورنيا", 1, MatchKind::Similar},
      {"two words glued", "العزيز", "عبدالعزيز", 1, MatchKind::Similar},
      {"another word", "الطائرة", "البرلمان", 0, MatchKind::Similar},
      {"a number", "2024", "٢٠٢٤", 1, MatchKind::Typed},
      {"another number", "2024", "2025", 0, MatchKind::Similar},
      {"a letter", "ب", "ب", 1, MatchKind::Typed},
      {"a letter inside a word", "ب", "باب", 0, MatchKind::Similar},
      {"a Latin word", "Pentagon", "PENTAGON", 1, MatchKind::Typed},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const TextMatches matches = found(analyzer, {asked(analyzer, row.typed, {"مدارس"})}, row.text);
    REQUIRE(matches.words == 1);
    REQUIRE(static_cast<int>(matches.matches.size()) == row.matches);
    if (row.matches > 0) {
      CHECK(matches.matches[0].kind == row.kind);
      CHECK(matches.matches[0].similarity <= 1);
      CHECK((matches.matches[0].similarity == 1) == (row.kind == MatchKind::Typed));
    }
  }
}

TEST_CASE("a match says where it stands", "[word_matcher]") {
  const Analyzer analyzer;
  const std::string text = "قصف «القاعدة» الجويّة، ليلًا";
  const TextMatches matches =
      found(analyzer, {asked(analyzer, "القاعدة"), asked(analyzer, "الجوية")}, text);
  REQUIRE(matches.words == 4);
  REQUIRE(matches.matches.size() == 2);
  const WordMatch& first = matches.matches[0];
  CHECK(text.substr(first.span.begin, first.span.size()) == "القاعدة");
  CHECK(first.position == 1);
  CHECK(first.word == 0);
  const WordMatch& second = matches.matches[1];
  CHECK(text.substr(second.span.begin, second.span.size()) == "الجويّة");
  CHECK(second.position == 2);
  CHECK(second.word == 1);
}

TEST_CASE("marks in the query prefer the word with the same marks", "[word_matcher]") {
  const Analyzer analyzer;
  const auto similarity = [&](const std::string& text) {
    const TextMatches matches = found(analyzer, {asked(analyzer, "عِلْم")}, text);
    REQUIRE(matches.matches.size() == 1);
    return matches.matches[0].similarity;
  };
  CHECK(similarity("عِلْم") == 1);
  CHECK(similarity("علم") < similarity("عِلْم"));
  CHECK(similarity("عَلَم") < similarity("علم"));
}

TEST_CASE("grams are counted in all words", "[word_matcher]") {
  const Analyzer analyzer;
  const TextMatches none = found(analyzer, {asked(analyzer, "برلين")}, "قطار");
  CHECK(none.gram_counts == std::vector<std::uint16_t>(5, 0));
  const TextMatches twice = found(analyzer, {asked(analyzer, "برلين")}, "برلين وبرلين");
  // ^بر برل رلي لين ين$; the first stands at the border once only.
  CHECK(twice.gram_counts == std::vector<std::uint16_t>{1, 2, 2, 2, 2});
}

TEST_CASE("a query of nothing, or of very much, is bounded", "[word_matcher]") {
  const Analyzer analyzer;
  CHECK(found(analyzer, {}, "كتاب").matches.empty());
  CHECK(found(analyzer, {}, "كتاب").words == 1);
  CHECK(found(analyzer, {{.typed = "\u064E"}}, "كتاب \u064E").matches.empty());

  std::vector<QueryTerm> many(1000, asked(analyzer, "كتاب"));
  CHECK(found(analyzer, many, "كتاب").matches.size() == WordMatcher::kMaxWords);

  std::string word;
  for (int i = 0; i < 10000; ++i) {
    word += "ن";
  }
  CHECK(found(analyzer, {{.typed = word, .stems = {word}}}, word).matches.size() == 1);
  CHECK(found(analyzer, {asked(analyzer, "كتاب")}, word).matches.empty());

  std::string long_text;
  while (long_text.size() < 2 * WordMatcher::kMaxTextBytes) {
    long_text += "كتاب ";
  }
  const TextMatches matches = found(analyzer, {asked(analyzer, "كتاب")}, long_text);
  CHECK(matches.matches.back().span.end <= WordMatcher::kMaxTextBytes);
}

TEST_CASE("spans of any bytes lie on character borders, in order", "[word_matcher][property]") {
  const Analyzer analyzer;
  const unsigned seed = 20240611;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> pieces = {"كتاب",   "الكتاب", " ",     "ﻻ",    "\u0651", "\xD8",
                                           "ﷺ",      "a",      "٣",     "\xFF", "،",      "كُتُب",
                                           "\u200F", "ـ",      "مكتبة", "é",    "中"};
  WordMatcher matcher(analyzer);
  matcher.set_query({asked(analyzer, "كتاب"), asked(analyzer, "ﻻ"), asked(analyzer, "3")});
  TextMatches matches;
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
      text += pieces[random() % pieces.size()];
    }
    matcher.find(text, matches);
    std::size_t last = 0;
    for (const WordMatch& match : matches.matches) {
      CHECK(match.span.begin < match.span.end);
      CHECK(match.span.end <= text.size());
      CHECK(is_character_border(text, match.span.begin));
      CHECK(is_character_border(text, match.span.end));
      CHECK(match.span.begin >= last);
      CHECK(match.position < matches.words);
      last = match.span.begin;
    }
  }
}

TEST_CASE("another spelling of a name counts as the word as typed, with all its letters",
          "[word_matcher]") {
  const Analyzer analyzer;
  struct Row {
    const char* one;
    const char* other;
  };
  for (const Row& row : {Row{"ترامب", "ترمب"}, Row{"أمريكا", "أميركا"}}) {
    for (const bool turned : {false, true}) {
      const std::string typed = turned ? row.other : row.one;
      const std::string other = turned ? row.one : row.other;
      INFO(typed);
      QueryTerm word = asked(analyzer, typed, {other});
      word.own_stems = 2;
      word.spellings_are_alike = true;
      const TextMatches own = found(analyzer, {word}, typed);
      const TextMatches variant = found(analyzer, {word}, other);
      REQUIRE(own.matches.size() == 1);
      REQUIRE(variant.matches.size() == 1);
      CHECK(variant.matches[0].kind == MatchKind::Typed);
      CHECK(variant.matches[0].similarity == own.matches[0].similarity);
      CHECK(variant.gram_counts == own.gram_counts);
      // In a headline the spelling tells; and nothing of the kind holds of a related form.
      word.spellings_are_alike = false;
      CHECK(found(analyzer, {word}, other).matches[0].kind == MatchKind::Stem);
      word.own_stems = 1;
      CHECK(found(analyzer, {word}, other).matches[0].kind != MatchKind::Typed);
    }
  }
}

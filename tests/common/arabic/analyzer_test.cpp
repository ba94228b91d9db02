#include "common/arabic/analyzer.h"

#include <algorithm>
#include <random>

#include "common/arabic/stemmer.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::letters;

namespace {

std::string folded_words(const Analyzer& analyzer, std::string_view text) {
  std::string out;
  for (const Token& token : analyzer.analyze(text)) {
    out += out.empty() ? "" : "|";
    out += token.folded;
  }
  return out;
}

}  // namespace

TEST_CASE("the analyzer folds each word by its kind", "[analyzer]") {
  const Analyzer analyzer;
  struct Row {
    const char* why;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"nothing", "", ""},
      {"Arabic", "القَاعِدَةُ الجَوِّيَّة", "القاعده الجويه"},
      {"numbers", "5,400 ٥٬٤٠٠ 5\u00A0400 5400", "5400 5400 5400 5400"},
      {"decimals", "2.7 ٢٫٧ 2,7", "2.7 2.7 2.7"},
      {"Latin", "O’NEIL Zürich", "o'neil zurich"},
      {"article in front of quotation marks", "الـ«سوق»", "سوق"},
      {"a mark inside", "سو\u200Fق", "سوق"},
      {"honorific", "\uFDFA", "صلي الله عليه وسلم"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    std::string expected = row.expected;
    std::replace(expected.begin(), expected.end(), ' ', '|');
    CHECK(folded_words(analyzer, row.text) == expected);
  }
}

TEST_CASE("stems of Latin words and numbers", "[analyzer]") {
  const Analyzer analyzer;
  const auto stem = [&](std::string_view word) { return analyzer.analyze(word).at(0).stem; };
  CHECK(stem("O'Neil") == stem("ONeil"));
  CHECK(stem("Reuters's") == "reuters");
  CHECK(stem("market's") == stem("Market"));
  CHECK(stem("N'Djamena") == stem("Ndjamena"));
  CHECK(stem("it's") == "it");
  CHECK(stem("٥٬٤٠٠") == "5400");
}

TEST_CASE("positions count every word and stop words are marked", "[analyzer]") {
  const Analyzer analyzer;
  const std::vector<Token> tokens = analyzer.analyze("وصل علي إلى السوق في الـ17 من مايو");
  REQUIRE(tokens.size() == 8);
  const bool stop[] = {false, false, true, false, true, false, true, false};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    CHECK(tokens[i].position == i + 1);
    CHECK(tokens[i].is_stop_word == stop[i]);
  }
  CHECK(tokens[5].kind == TokenKind::Number);
  CHECK(analyzer.stemmer().stem(tokens[3].folded) == tokens[3].stem);
}

TEST_CASE("a session gives the tokens of the analyzer, from its cache too", "[analyzer]") {
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  const std::string text = "افتتحت الوزيرةُ المكتبةَ، ثم زارت Zürich في 2019 والمكتبةَ \uFDFA.";
  const std::vector<Token> tokens = analyzer.analyze(text);
  std::vector<TokenRef> refs;
  for (int round = 0; round < 3; ++round) {
    session.analyze(text, refs);
    REQUIRE(refs.size() == tokens.size());
    for (std::size_t i = 0; i < refs.size(); ++i) {
      CHECK(refs[i].span == tokens[i].span);
      CHECK(refs[i].folded == tokens[i].folded);
      CHECK(refs[i].stem == tokens[i].stem);
      CHECK(refs[i].position == tokens[i].position);
      CHECK(refs[i].kind == tokens[i].kind);
      CHECK(refs[i].is_stop_word == tokens[i].is_stop_word);
    }
  }
  session.analyze("المكتبةَ والسوق المكتبةَ", refs);
  REQUIRE(refs.size() == 3);
  CHECK(refs[0].word == refs[2].word);
  CHECK(refs[0].word != refs[1].word);
  CHECK(session.generation() == 0);
  session.analyze("", refs);
  CHECK(refs.empty());
}

TEST_CASE("a session scans words first, and understands those that are asked for", "[analyzer]") {
  const Analyzer analyzer;
  Analyzer::Session session(analyzer, 1 << 16);
  const std::string text = "افتتحت الوزيرةُ المكتبةَ، ثم زارت Zürich في 2019 والمكتبةَ \uFDFA.";
  const std::vector<Token> tokens = analyzer.analyze(text);
  std::vector<TokenRef> refs;
  for (int round = 0; round < 2; ++round) {
    session.scan(text, refs);
    REQUIRE(refs.size() == tokens.size());
    for (std::size_t i = refs.size(); i-- > 0;) {
      CHECK(refs[i].span == tokens[i].span);
      CHECK(refs[i].position == tokens[i].position);
      CHECK(refs[i].kind == tokens[i].kind);
      CHECK(refs[i].stem.empty());
      session.understand(refs[i]);
      CHECK(refs[i].folded == tokens[i].folded);
      CHECK(refs[i].stem == tokens[i].stem);
      CHECK(refs[i].is_stop_word == tokens[i].is_stop_word);
    }
  }
}

TEST_CASE("a session that is full begins its cache anew", "[analyzer]") {
  const Analyzer analyzer;
  Analyzer::Session session(analyzer, 1);
  std::vector<TokenRef> refs;
  for (const char* text : {"سوق السمك", "مرفأ الصيد", "سوق السمك"}) {
    session.analyze(text, refs);
    REQUIRE(refs.size() == 2);
    CHECK(refs[0].word == 0);
    CHECK(refs[0].folded == fold(std::string_view(text).substr(0, refs[0].span.end)));
  }
  CHECK(session.generation() >= 2);
}

TEST_CASE("a word of ten thousand letters is bounded", "[analyzer]") {
  const Analyzer analyzer;
  for (const char* letter : {"م", "ء", "x", "7", "ـ", "Ж", "\uFDF2", "و"}) {
    std::string text;
    for (int i = 0; i < 10'000; ++i) {
      text += letter;
    }
    for (const Token& token : analyzer.analyze(text)) {
      CHECK(token.folded.size() <= 128);
      CHECK(token.stem.size() <= 128);
      CHECK(token.span == Span{0, text.size()});
    }
  }
}

TEST_CASE("the version names the rules, the lexicon and the stop words", "[analyzer]") {
  CHECK(Analyzer::version() == Analyzer::version());
  CHECK(Analyzer::version().find(" lexicon:") != std::string::npos);
  CHECK(Analyzer::version().find(" stop:") != std::string::npos);
}

TEST_CASE("how a word is encoded and vocalised makes no difference to its stem",
          "[analyzer][property]") {
  const unsigned seed = 20240722;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const Analyzer analyzer;
  const std::u32string letters = U"ابتجحدرسعفقكلمنهويةىأإآؤئء";
  // U+0640 TATWEEL, U+064E FATHA, U+0650 KASRA, U+0652 SUKUN, U+200F RIGHT-TO-LEFT MARK.
  const std::u32string unheard = U"\u0640\u064E\u0650\u0652\u200F";
  const std::pair<char32_t, std::u32string> taken_apart[] = {
      {U'أ', U"\u0627\u0654"}, {U'إ', U"\u0627\u0655"}, {U'آ', U"\u0627\u0653"}};
  for (int round = 0; round < 5000; ++round) {
    std::u32string word;
    std::u32string decorated;
    for (auto length = 2 + random() % 7; length > 0; --length) {
      const char32_t letter = letters[random() % letters.size()];
      word.push_back(letter);
      const auto* parts = std::find_if(std::begin(taken_apart), std::end(taken_apart),
                                       [&](const auto& pair) { return pair.first == letter; });
      decorated += parts == std::end(taken_apart) || random() % 2 == 0 ? std::u32string(1, letter)
                                                                       : parts->second;
      if (random() % 3 == 0) {
        decorated.push_back(unheard[random() % unheard.size()]);
      }
    }
    const std::vector<Token> tokens = analyzer.analyze(to_utf8(word));
    const std::vector<Token> again = analyzer.analyze(to_utf8(decorated));
    INFO(to_utf8(word) << ", " << to_utf8(decorated));
    REQUIRE(tokens.size() == 1);
    REQUIRE(again.size() == 1);
    REQUIRE(tokens[0].folded == fold(to_utf8(word)));
    REQUIRE(again[0].folded == tokens[0].folded);
    REQUIRE(again[0].stem == tokens[0].stem);
    REQUIRE(again[0].is_stop_word == tokens[0].is_stop_word);
  }
}

TEST_CASE("junk bytes never crash the analyzer", "[analyzer][property]") {
  const unsigned seed = 20240723;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const Analyzer analyzer;
  Analyzer::Session session(analyzer, 1 << 16);
  std::vector<TokenRef> refs;
  for (int round = 0; round < 3000; ++round) {
    std::string junk;
    for (auto length = random() % 120; length > 0; --length) {
      // Half the bytes lead or trail Arabic letters, so that words come about.
      junk.push_back(static_cast<char>(random() % 2 != 0 ? 0xD8 + random() % 4 : random() % 256));
    }
    session.analyze(junk, refs);
    const std::vector<Token> tokens = analyzer.analyze(junk);
    REQUIRE(tokens.size() == refs.size());
    for (std::size_t i = 0; i < refs.size(); ++i) {
      REQUIRE(is_valid_utf8(refs[i].folded));
      REQUIRE(is_valid_utf8(refs[i].stem));
      REQUIRE(refs[i].stem == tokens[i].stem);
      REQUIRE((refs[i].span.size() == 0 || is_character_border(junk, refs[i].span.begin)));
      // A stray trail byte may stand behind a word: its own bytes are whole characters.
      REQUIRE(
          is_valid_utf8(std::string_view(junk).substr(refs[i].span.begin, refs[i].span.size())));
    }
  }
}

#include "searcher/highlighting/fragments.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/base/utf8.h"
#include "tests/support/catch.h"
#include "tests/support/seed.h"
#include "tests/support/word_knowledge.h"

namespace niger::highlighting {

using namespace arabic;
using namespace query;
using namespace response;

namespace {

QueryTerms asked(const std::vector<std::string>& words) {
  QueryTerms terms;
  for (const std::string& word : words) {
    terms.words.push_back({.typed = word, .stems = {test::analyzer().analyze(word).at(0).stem}});
  }
  return terms;
}

constexpr std::size_t kMostBlanks = 8;  // between two fragments that become one

struct Chosen {
  std::vector<Span> spans;
  bool only_related = false;
  std::string text;  // of the spans, with | between
};

Chosen chosen(const std::string& text, const QueryTerms& terms, const SnippetOptions& options,
              const std::vector<Zone>& zones = {}) {
  Analyzer::Session session(test::analyzer());
  Highlighter highlighter(session, terms);
  const std::vector<Highlighter::Match> matches = highlighter.matches(text);
  const ChosenFragments found =
      chosen_fragments({text, zones, highlighter.tokens(), matches, terms}, options);
  Chosen out{found.spans, found.only_related, ""};
  for (const Span& span : found.spans) {
    out.text += (out.text.empty() ? "" : "|") + text.substr(span.begin, span.size());
  }
  return out;
}

std::size_t characters(std::string_view text) { return to_utf32(text).size(); }

// No word begins before the span, or ends after it, and has bytes of it.
bool holds_whole_words(Span span, const std::vector<Token>& words) {
  return std::none_of(words.begin(), words.end(), [&](const Token& word) {
    const bool outside = word.span.end <= span.begin || word.span.begin >= span.end;
    return !outside && (word.span.begin < span.begin || word.span.end > span.end);
  });
}

// The fragments of the spans, with highlights inside, in order and apart.
void require_highlights(const std::vector<Fragment>& fragments, const std::vector<Span>& spans) {
  REQUIRE(fragments.size() == spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    REQUIRE(fragments[i].text.size() == spans[i].size());
    std::size_t end = 0;
    for (const Span& highlight : fragments[i].highlights) {
      REQUIRE(highlight.begin >= end);
      REQUIRE(highlight.begin < highlight.end);
      REQUIRE(highlight.end <= fragments[i].text.size());
      end = highlight.end;
    }
  }
}

// Where `part` stands in `text`, as a zone.
Zone zone(ZoneKind kind, const std::string& text, const std::string& part) {
  const std::size_t begin = text.find(part);
  REQUIRE(begin != std::string::npos);
  return {kind, {begin, begin + part.size()}};
}

}  // namespace

TEST_CASE("where sentences end", "[fragments]") {
  struct Row {
    const char* why;
    std::string text;
    std::string expected;  // the sentence with نيامي
  };
  const std::vector<Row> rows = {
      {"full stop", "أول. في نيامي أمس. آخر", "في نيامي أمس."},
      {"exclamation mark", "أول! في نيامي أمس! آخر", "في نيامي أمس!"},
      {"U+061F question mark", "أول؟ في نيامي أمس؟ آخر", "في نيامي أمس؟"},
      {"U+06D4 Urdu full stop", "أول\u06D4 في نيامي\u06D4 آخر", "في نيامي\u06D4"},
      {"U+2026 ellipsis", "أول\u2026 في نيامي\u2026 آخر", "في نيامي\u2026"},
      {"end of line", "أول\nفي نيامي أمس\nآخر", "في نيامي أمس"},
      {"several stops", "أول... في نيامي؟! آخر", "في نيامي؟!"},
      {"a closing quote belongs to it", "أول. «في نيامي.» آخر", "«في نيامي.»"},
      {"a parenthesis belongs to it", "أول. (في نيامي.) آخر", "(في نيامي.)"},
      {"a comma ends none", "أول، في نيامي، آخر.", "أول، في نيامي، آخر."},
      {"an initial ends none", "أول. قال د. محمد في نيامي. آخر", "قال د. محمد في نيامي."},
      {"a digit is no initial", "الرقم 5. في نيامي. آخر", "في نيامي."},
      {"stops of the next line are that line's", "أول. في نيامي.\n... آخر", "في نيامي."},
      {"the whole text", "  في نيامي ", "في نيامي"},
      {"stops at the end of the text", "أول. في نيامي?!", "في نيامي?!"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.text);
    // So little room that nothing is added.
    const SnippetOptions options{.max_chars = characters(row.expected), .max_fragments = 1};
    CHECK(chosen(row.text, asked({"نيامي"}), options).text == row.expected);
  }
}

TEST_CASE("which sentence is shown", "[fragments]") {
  QueryTerms weighed = asked({"نيامي", "أغاديز"});
  weighed.words[1].weight = 3;
  struct Row {
    const char* why;
    std::string text;
    QueryTerms terms;
    std::string expected;
  };
  const QueryTerms two = asked({"نيامي", "أغاديز"});
  const std::vector<Row> rows = {
      {"the one with more of the words", "في نيامي. من نيامي إلى أغاديز. في أغاديز.", two,
       "من نيامي إلى أغاديز."},
      {"the first of equals", "في نيامي. في أغاديز.", two, "في نيامي."},
      {"the one with the weightier word", "في نيامي. في أغاديز.", weighed, "في أغاديز."},
      {"two words before one twice", "نيامي ثم نيامي هنا. نيامي مع أغاديز.", two,
       "نيامي مع أغاديز."},
      {"one twice before one once", "في نيامي. من نيامي إلى نيامي.", two, "من نيامي إلى نيامي."},
      {"the first where none has a word", "هذا أول. هذا آخر.", two, "هذا أول."},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.text);
    CHECK(chosen(row.text, row.terms, {.max_chars = 25, .max_fragments = 1}).text == row.expected);
  }
}

TEST_CASE("what each zone is worth", "[fragments]") {
  const std::string text = "نيامي هنا\nنيامي هناك\nلا شيء";
  struct Row {
    const char* why;
    std::vector<Zone> zones;
    std::string expected;
    bool only_related = false;
  };
  const std::string first = "نيامي هنا";
  const std::string second = "نيامي هناك";
  const std::string third = "لا شيء";
  const std::vector<Row> rows = {
      {"none", {}, first},
      {"the lead is the story's", {zone(ZoneKind::Lead, text, first)}, first},
      {"the story before a caption", {zone(ZoneKind::Caption, text, first)}, second},
      {"a caption before metadata",
       {zone(ZoneKind::Metadata, text, first), zone(ZoneKind::Caption, text, second)},
       second},
      {"metadata before the tail",
       {zone(ZoneKind::Related, text, first), zone(ZoneKind::Metadata, text, second)},
       second},
      {"the tail where nothing else meets it",
       {zone(ZoneKind::Boilerplate, text, first), zone(ZoneKind::Related, text, second)},
       second,
       true},
      {"boilerplate never",
       {zone(ZoneKind::Boilerplate, text, first), zone(ZoneKind::Boilerplate, text, second)},
       third},
      {"nothing but boilerplate", {{ZoneKind::Boilerplate, {0, text.size()}}}, ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Chosen found =
        chosen(text, asked({"نيامي"}), {.max_chars = 12, .max_fragments = 1}, row.zones);
    CHECK(found.text == row.expected);
    CHECK(found.only_related == row.only_related);
  }
}

TEST_CASE("a long sentence is cut around its words", "[fragments]") {
  std::string before;
  for (int i = 0; i < 30; ++i) before += "كلمة ";
  std::string after;
  for (int i = 0; i < 30; ++i) after += " جملة";
  const SnippetOptions options{.max_chars = 30, .max_fragments = 1};
  const Chosen middle = chosen(before + "نيامي" + after, asked({"نيامي"}), options);
  CHECK(middle.text == "كلمة نيامي جملة جملة جملة جملة");
  CHECK(chosen("نيامي" + after, asked({"نيامي"}), options).text ==
        "نيامي جملة جملة جملة جملة جملة");
  // Two words too far apart: one of them; near each other: both.
  CHECK(chosen(before + "نيامي" + after + " أغاديز", asked({"نيامي", "أغاديز"}), options).text ==
        "كلمة نيامي جملة جملة جملة جملة");
  CHECK(chosen("نيامي" + after + " نيامي أغاديز", asked({"نيامي", "أغاديز"}), options).text ==
        "جملة نيامي أغاديز");
  const std::string endless(200, 'x');
  CHECK(chosen(endless, asked({"نيامي"}), options).text == std::string(30, 'x'));
}

TEST_CASE("what is done with the room that is left", "[fragments]") {
  const std::string filler = "جملة لا تقول شيئا عن أحد في هذا العالم. ";
  const std::string text = "وصل الوفد إلى نيامي. " + filler + "ثم عاد إلى أغاديز. " + filler;
  const QueryTerms two = asked({"نيامي", "أغاديز"});
  struct Row {
    const char* why;
    SnippetOptions options;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"another fragment with other words", {80, 2}, "وصل الوفد إلى نيامي.|ثم عاد إلى أغاديز."},
      {"too little is none", {50, 2}, "وصل الوفد إلى نيامي."},
      {"one fragment goes on",
       {62, 1},
       "وصل الوفد إلى نيامي. جملة لا تقول شيئا عن أحد في هذا العالم."},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(chosen(text, two, row.options).text == row.expected);
  }
  INFO("neighbours become one fragment");
  const Chosen joined = chosen("وصل الوفد إلى نيامي. ثم عاد إلى أغاديز. " + filler, two, {80, 2});
  CHECK(joined.text == "وصل الوفد إلى نيامي. ثم عاد إلى أغاديز.");
  INFO("not over a desert of blanks");
  const std::string desert(1000, ' ');
  CHECK(chosen("وصل الوفد إلى نيامي." + desert + "ثم عاد إلى أغاديز.", two, {80, 2}).text ==
        "وصل الوفد إلى نيامي.|ثم عاد إلى أغاديز.");
  INFO("the same words again are nothing new: the fragment goes on instead");
  CHECK(chosen("في نيامي. " + filler + "من نيامي أمس.", asked({"نيامي"}), {70, 2}).text ==
        "في نيامي. جملة لا تقول شيئا عن أحد في هذا العالم. من نيامي أمس.");
}

TEST_CASE("no words, no fragments", "[fragments]") {
  for (const char* text : {"", " \n ", "... !"}) {
    INFO(text);
    CHECK(chosen(text, asked({"نيامي"}), {}).spans.empty());
  }
}

TEST_CASE("boilerplate without a word is not shown either", "[fragments]") {
  const std::string text = "في نيامي أمس\n...\nمن أغاديز غدا";
  const std::vector<Zone> zones = {zone(ZoneKind::Boilerplate, text, "...")};
  const QueryTerms two = asked({"نيامي", "أغاديز"});
  CHECK(chosen(text, two, {80, 2}, zones).text == "في نيامي أمس|من أغاديز غدا");
  CHECK(chosen(text, two, {80, 1}, zones).text == "في نيامي أمس");
  const std::string line = "في نيامي أمس ... من أغاديز غدا";
  CHECK(chosen(line, two, {80, 2}, {zone(ZoneKind::Boilerplate, line, "...")}).text ==
        "في نيامي أمس|من أغاديز غدا");
  const std::string blank = "في نيامي أمس\n \nمن أغاديز غدا";
  CHECK(chosen(blank, two, {80, 2}, {zone(ZoneKind::Boilerplate, blank, "\n \n")}).text ==
        "في نيامي أمس|من أغاديز غدا");
}

TEST_CASE("fragments keep to their bounds", "[fragments][property]") {
  const std::vector<std::string> pieces = {"نيامي", "أغاديز", "كلمة", "د",  "5",  "xxxxxxxxxxxxxxx",
                                           "مُدُنٌ",   ". ",     "، ",   "\n", " «", "» ",
                                           "؟ ",    " ",      "  ",   "… "};
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  const QueryTerms terms = asked({"نيامي", "أغاديز"});
  Analyzer::Session session(test::analyzer());
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    std::vector<Zone> zones;
    for (auto part = random() % 4 + 1; part > 0; --part) {
      const std::size_t begin = text.size();
      for (auto left = random() % 40; left > 0; --left) {
        text += pieces[random() % pieces.size()];
        if (random() % 3 != 0) text += ' ';
      }
      const auto kind = static_cast<ZoneKind>(random() % 6);
      if (text.size() > begin && random() % 2 == 0) zones.push_back({kind, {begin, text.size()}});
      text += "\n";
    }
    const SnippetOptions options{.max_chars = 1 + random() % 150,
                                 .max_fragments = 1 + random() % 2};
    INFO("of " << options.max_chars << " and " << options.max_fragments << ": " << text);
    const Chosen found = chosen(text, terms, options, zones);
    INFO("shown: " << found.text);
    REQUIRE(found.spans.size() <= options.max_fragments);
    const std::vector<Token> words = test::analyzer().analyze(text);
    std::size_t shown = 0;
    std::size_t end = 0;
    for (const Span& span : found.spans) {
      REQUIRE(span.begin >= end);
      REQUIRE(span.begin < span.end);
      REQUIRE(span.end <= text.size());
      const std::string part = text.substr(span.begin, span.size());
      REQUIRE(is_valid_utf8(part));  // cut between characters
      REQUIRE((holds_whole_words(span, words) || characters(part) == options.max_chars));
      shown += characters(part);
      end = span.end;
      for (const Zone& one : zones) {
        if (one.kind != ZoneKind::Boilerplate) continue;
        REQUIRE((span.end <= one.span.begin || span.begin >= one.span.end));
      }
    }
    REQUIRE(shown <= options.max_chars + kMostBlanks);
    Highlighter highlighter(session, terms);
    require_highlights(highlighter.snippet(text, zones, options), found.spans);
  }
}

}  // namespace niger::highlighting

#include "searcher/highlighting/snippet.h"

#include <random>
#include <string>

#include "common/letters/folding.h"
#include "tests/support/catch.h"

namespace niger::highlighting {

using namespace arabic;
using namespace query;
using namespace response;

namespace {

/// Words of a query as the builder would want them, each followed by the next.
QueryTerms query_words(const std::vector<std::string>& words) {
  const Analyzer analyzer;
  QueryTerms query_terms;
  for (const std::string& word : words) {
    const std::vector<Token> tokens = analyzer.analyze(word);
    REQUIRE(tokens.size() == 1);
    query_terms.words.push_back({.typed = word, .stems = {tokens[0].stem}});
    query_terms.followers.push_back(query_terms.words.size());
  }
  if (!query_terms.followers.empty()) query_terms.followers.back() = QueryTerms::kNoWord;
  return query_terms;
}

std::string marked(const Fragment& fragment) {
  std::string out = fragment.text;
  for (std::size_t i = fragment.highlights.size(); i-- > 0;) {
    out.insert(fragment.highlights[i].end, 1, ']');
    out.insert(fragment.highlights[i].begin, 1, '[');
  }
  return out;
}

std::vector<std::string> texts(const std::vector<Fragment>& fragments) {
  std::vector<std::string> out;
  for (const Fragment& fragment : fragments) out.push_back(marked(fragment));
  return out;
}

std::string snippet_of(const QueryTerms& query_terms, std::string_view text,
                       SnippetOptions options = {}, const std::vector<Zone>& zones = {}) {
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  Highlighter highlighter(session, query_terms);
  std::string out;
  for (const Fragment& fragment : highlighter.snippet(text, zones, options)) {
    if (!out.empty()) out += " … ";
    out += marked(fragment);
  }
  return out;
}

}  // namespace

TEST_CASE("every matching word is lit whole", "[snippet]") {
  struct Row {
    const char* why;
    std::vector<std::string> words;
    std::string text;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"as typed", {"النيجر"}, "عاد الجنود من النيجر أمس.", "عاد الجنود من [النيجر] أمس."},
      {"with its clitics", {"القاعدة"}, "والقاعدة هناك", "[والقاعدة] هناك"},
      {"with its tashkeel", {"القاعدة"}, "إلى القَاعِدَةِ نفسها", "إلى [القَاعِدَةِ] نفسها"},
      {"with tatweel", {"النيجر"}, "في النيـــجر", "في [النيـــجر]"},
      {"neighbours as one",
       {"القاعدة", "الجوية", "201"},
       "قرب القاعدة الجوية ٢٠١ في",
       "قرب [القاعدة الجوية ٢٠١] في"},
      {"neighbours with a comma between", {"مالي", "تشاد"}, "مالي، تشاد", "[مالي]، [تشاد]"},
      {"the other order is not one", {"القاعدة", "الجوية"}, "الجوية القاعدة", "[الجوية] [القاعدة]"},
      {"no word of the query", {"مالي"}, "عاد الجنود.", "عاد الجنود."},
      {"no text", {"مالي"}, "", ""},
      {"no word in the text", {"مالي"}, " \n ... ", ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(snippet_of(query_words(row.words), row.text) == row.expected);
  }
}

TEST_CASE("a vocalised article lights up for a bare query", "[snippet]") {
  const std::string text = "أَعْلَنَتْ وِزَارَةُ الدِّفَاعِ سَحْبَ القُوَّاتِ مِنَ النِّيجَرِ.";
  CHECK(snippet_of(query_words({"القوات", "النيجر"}), text) ==
        "أَعْلَنَتْ وِزَارَةُ الدِّفَاعِ سَحْبَ [القُوَّاتِ] مِنَ [النِّيجَرِ].");
}

TEST_CASE("phrases are lit as one, with the stop words in them", "[snippet]") {
  QueryTerms query_terms = query_words({"النيل", "الفرات"});
  query_terms.followers.clear();
  query_terms.phrases.push_back({{0, 1}, {0, 2}});
  query_terms.words[0].only_in_phrase = query_terms.words[1].only_in_phrase = true;
  CHECK(snippet_of(query_terms, "من النيل إلى الفرات، والنيل نهر.") ==
        "من [النيل إلى الفرات]، والنيل نهر.");
  CHECK(snippet_of(query_terms, "الفرات ثم النيل.") == "الفرات ثم النيل.");
}

TEST_CASE("exact words are compared letter by letter", "[snippet]") {
  QueryTerms query_terms = query_words({"قاعدة"});
  query_terms.words[0].exact = letters::exact_form("قاعدة");
  CHECK(snippet_of(query_terms, "القاعدة ثم قَاعِدَة ثم قاعده") == "القاعدة ثم [قَاعِدَة] ثم قاعده");
}

TEST_CASE("prefixes light up what begins with them", "[snippet]") {
  QueryTerms query_terms;
  query_terms.words.push_back({.typed = "نيج", .stem_prefix = "نيج"});
  CHECK(snippet_of(query_terms, "النيجر ونيجيريا ومالي") == "[النيجر] [ونيجيريا] ومالي");
}

TEST_CASE("the sentence that meets most is shown", "[snippet]") {
  const std::string text =
      "هذه جملة أولى عن الطقس. وهذه عن القاعدة وحدها! أما القاعدة الجوية 201 فتقع قرب أغاديز؟ "
      "وهذه جملة أخيرة.";
  const QueryTerms query_terms = query_words({"القاعدة", "الجوية", "201"});
  CHECK(snippet_of(query_terms, text, {.max_chars = 50}) ==
        "أما [القاعدة الجوية 201] فتقع قرب أغاديز؟");
  CHECK(snippet_of(query_terms, text, {.max_chars = 70}) ==
        "أما [القاعدة الجوية 201] فتقع قرب أغاديز؟");
}

TEST_CASE("a second fragment shows the words the first has not", "[snippet]") {
  std::string text = "وصل الوفد إلى نيامي. ";
  for (int i = 0; i < 10; ++i) text += "جملة لا تقول شيئا عن أحد. ";
  text += "ثم عاد إلى أغاديز.";
  CHECK(snippet_of(query_words({"نيامي", "أغاديز"}), text, {.max_chars = 80}) ==
        "وصل الوفد إلى [نيامي]. … ثم عاد إلى [أغاديز].");
  CHECK(snippet_of(query_words({"نيامي", "أغاديز"}), text, {.max_chars = 30}) ==
        "وصل الوفد إلى [نيامي].");
}

TEST_CASE("limits are characters, not bytes", "[snippet]") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "كلمة ";
  text += "النيجر ";
  for (int i = 0; i < 60; ++i) text += "كلمة ";
  for (const std::size_t limit : {20U, 50U, 100U, 200U}) {
    const std::string shown = snippet_of(query_words({"النيجر"}), text, {.max_chars = limit});
    INFO(limit << ": " << shown);
    CHECK(shown.find("[النيجر]") != std::string::npos);
    CHECK(count_code_points(shown) <= limit + 2);
    CHECK(count_code_points(shown) + 10 >= limit);
  }
}

TEST_CASE("zones: boilerplate is never shown, the related tail only if nothing else is met",
          "[snippet]") {
  const std::string menu = "الرئيسية النيجر مالي";
  const std::string body = "\nعاد الجنود من مالي أمس.\n";
  const std::string tail = "إقرأ أيضا: النيجر اليوم";
  const std::string text = menu + body + tail;
  const std::vector<Zone> zones = {
      {ZoneKind::Boilerplate, {0, menu.size()}},
      {ZoneKind::Related, {menu.size() + body.size(), text.size()}},
  };
  CHECK(snippet_of(query_words({"مالي"}), text, {}, zones) == "عاد الجنود من [مالي] أمس.");
  CHECK(snippet_of(query_words({"النيجر"}), text, {}, zones) == "إقرأ أيضا: [النيجر] اليوم");
  CHECK(snippet_of(query_words({"الرئيسية"}), text, {}, zones) == "عاد الجنود من مالي أمس.");
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  const QueryTerms query_terms = query_words({"النيجر"});
  Highlighter highlighter(session, query_terms);
  static_cast<void>(highlighter.snippet(text, zones, {}));
  CHECK(highlighter.matches_only_secondary());
}

TEST_CASE("an initial's point ends no sentence", "[snippet]") {
  CHECK(snippet_of(query_words({"محمد"}), "قال د. محمد بازوم. ثم سكت", {.max_chars = 20}) ==
        "قال د. [محمد] بازوم.");
}

TEST_CASE("a word longer than a fragment is cut inside, on a character", "[snippet]") {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "م";
  const std::string shown = snippet_of(query_words({"النيجر"}), text, {.max_chars = 50});
  CHECK(count_code_points(shown) == 50);
  CHECK(is_valid_utf8(shown));
}

TEST_CASE("a title is shown whole", "[snippet]") {
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  const QueryTerms query_terms = query_words({"القاعدة", "الجوية"});
  Highlighter highlighter(session, query_terms);
  CHECK(marked(highlighter.whole("«القاعدة الجوية» في النيجر")) == "«[القاعدة الجوية]» في النيجر");
  CHECK(highlighter.whole("").highlights.empty());
}

TEST_CASE("fragments are pieces of the text, on character borders", "[snippet][property]") {
  const unsigned seed = 4711;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> pieces = {
      "النيجر", " ", " ", "القاعدة", "الجوية", ".",    "\n", "ه\u0640ذا", "قَالَ",
      "؟",      "«", "»", "3.5",     "a",      "\xFF", "و",  "…",         "كلمة طويلة جدا هنا"};
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  const QueryTerms query_terms = query_words({"القاعدة", "الجوية", "النيجر"});
  Highlighter highlighter(session, query_terms);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const std::size_t count = random() % 60;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    std::vector<Zone> zones;
    if (random() % 2 == 0 && text.size() > 10) {
      std::size_t middle = random() % text.size();
      while (!is_character_border(text, middle)) --middle;
      zones.push_back({ZoneKind::Related, {middle, text.size()}});
    }
    const std::size_t limit = 1 + random() % 80;
    // Told which words are likely, the ones that meet the query among them, it finds the same.
    index::WordPlaces likely;
    for (const Highlighter::Match& match : highlighter.matches(text)) {
      likely.found.push_back({static_cast<std::uint32_t>(match.token), 0});
    }
    likely.words = highlighter.tokens().size();
    const std::vector<Fragment> found = highlighter.snippet(text, zones, {.max_chars = limit});
    CHECK(texts(found) == texts(highlighter.snippet(text, zones, {.max_chars = limit}, &likely)));
    ++likely.words;  // of another text: not believed
    likely.found.clear();
    CHECK(texts(found) == texts(highlighter.snippet(text, zones, {.max_chars = limit}, &likely)));
    std::size_t chars = 0;
    for (const Fragment& fragment : found) {
      CHECK(text.find(fragment.text) != std::string::npos);
      chars += count_code_points(fragment.text);
      std::size_t last = 0;
      for (const Span& span : fragment.highlights) {
        CHECK(span.begin >= last);
        CHECK(span.begin < span.end);
        CHECK(span.end <= fragment.text.size());
        last = span.end;
      }
    }
    INFO(text);
    CHECK(chars <= limit + 2);
  }
}

}  // namespace niger::highlighting

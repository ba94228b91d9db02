#include "searcher/ranking/feature_extractor.h"

#include <set>

#include "common/index/positional_value.h"
#include "common/index/term_codec.h"
#include "common/letters/folding.h"
#include "searcher/base/ranking.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::index;
using namespace niger::query;
using namespace niger::ranking;

namespace {

struct Text {
  std::string title;
  std::string text;
};

std::vector<QueryTerm> words_of(const Analyzer& analyzer, const std::string& query) {
  std::vector<QueryTerm> words;
  for (const Token& token : analyzer.analyze(query)) {
    const std::string typed = query.substr(token.span.begin, token.span.size());
    words.push_back({.typed = typed,
                     .stems = {token.stem},
                     .vocalised = letters::has_tashkeel(typed) ? typed : "",
                     .weight = 3});
  }
  return words;
}

Features evidence_of(const std::string& query, const Text& text, double first_weight = 1) {
  const Analyzer analyzer;
  FeatureExtractor extractor(analyzer);
  extractor.set_query(words_of(analyzer, query), 10);
  Reading reading;
  extractor.read(text.title, text.text, first_weight, 0, reading);
  return reading.features;
}

const std::string kFiller = " ثم مضى الناس في شؤونهم كما كانوا يفعلون من قبل ولم يحدث شيء آخر";

// The value that is stored for a title and a text.
std::string order_of(const Analyzer& analyzer, const Text& text) {
  Analyzer::Session session(analyzer);
  std::vector<WordHash> parts[2];
  std::set<WordHash> distinct;
  for (const std::size_t part : {0U, 1U}) {
    std::vector<TokenRef> tokens;
    session.analyze(part == 0 ? text.title : text.text, tokens);
    for (const TokenRef& token : tokens) {
      parts[part].push_back(word_hash(encoded_term(token.stem)));
      distinct.insert(parts[part].back());
    }
  }
  return PositionalValueWriter().value(parts[0], parts[1], {distinct.begin(), distinct.end()});
}

}  // namespace

TEST_CASE("the better text scores higher, other things equal", "[feature_extractor]") {
  struct Row {
    const char* why;
    const char* query;
    Text better;
    Text worse;
  };
  const Row rows[] = {
      {"the word as typed before the same stem",
       "الجامعة",
       {"", "هذه الجامعة"},
       {"", "هذه جامعات"}},
      {"the same stem before a similar word", "الجامعة", {"", "هذه جامعات"}, {"", "هذه الجماعة"}},
      {"a similar word before none", "كاليفورنيا", {"", "في كليفورنيا"}, {"", "في نيويورك"}},
      {"in the title before in the text", "الذهب", {"سعر الذهب", "ارتفع"}, {"ارتفع", "سعر الذهب"}},
      {"in the opening before later",
       "الذهب",
       {"", "ارتفع الذهب" + kFiller + kFiller},
       {"", kFiller + kFiller + " ارتفع الذهب"}},
      {"two words together before two apart",
       "القاعدة الجوية",
       {"", kFiller + " القاعدة الجوية" + kFiller + " نهاية"},
       {"", kFiller + " القاعدة" + kFiller + " الجوية"}},
      {"both words before one twice",
       "القاعدة الجوية",
       {"", "قصف القاعدة الجوية"},
       {"", "قصف القاعدة القاعدة"}},
      {"the vocalisation typed before a bare word", "عِلْم", {"", "هذا عِلْم"}, {"", "هذا علم"}},
      {"a bare word before another vocalisation", "عِلْم", {"", "هذا علم"}, {"", "هذا عَلَم"}},
      {"the short text before the long one",
       "الذهب",
       {"", "ارتفع الذهب"},
       {"", "ارتفع الذهب" + kFiller + kFiller + kFiller}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(evidence_of(row.query, row.better).total() > evidence_of(row.query, row.worse).total());
  }
}

TEST_CASE("the first weight decides between equal texts", "[feature_extractor]") {
  const Text text{"عنوان", "سعر الذهب"};
  CHECK(evidence_of("الذهب", text, 2).total() > evidence_of("الذهب", text, 1).total());
}

TEST_CASE("evidence of nothing is nothing", "[feature_extractor]") {
  for (const Text& text : {Text{"", ""}, Text{"، ", "\u064E"}, Text{"برلمان", "قطار"}}) {
    const Features features = evidence_of("كتاب", text, 0);
    CHECK(features.total() == 0);
  }
  CHECK(evidence_of("", {"عنوان", "سعر الذهب"}, 0).total() == 0);
}

TEST_CASE("a reading is used again for the next hit", "[feature_extractor]") {
  const Analyzer analyzer;
  FeatureExtractor extractor(analyzer);
  extractor.set_query(words_of(analyzer, "سعر الذهب"), 10);
  Reading reading;
  extractor.read("", "سعر الذهب", 1, 0, reading);
  const double first = reading.features.total();
  extractor.read("الذهب", kFiller, 1, 0, reading);
  CHECK(reading.text.matches.empty());
  CHECK(reading.title.matches.size() == 1);
  extractor.read("", "سعر الذهب", 1, 0, reading);
  CHECK(reading.features.total() == first);
  extractor.set_query(words_of(analyzer, "قطار"), 10);
  extractor.read("", "سعر الذهب", 0, 0, reading);
  CHECK(reading.features.total() == 0);
}

TEST_CASE("zones that tell of other things give no evidence", "[feature_extractor]") {
  const Analyzer analyzer;
  FeatureExtractor extractor(analyzer);
  extractor.set_query(words_of(analyzer, "الذهب"), 10);
  const std::string body = "ارتفع سعر نفط برنت\n";
  const std::string tail = "إقرأ أيضا: سعر الذهب";
  Article article;
  article.text = body + tail;
  Reading reading;
  for (const ZoneKind kind : {ZoneKind::Related, ZoneKind::Boilerplate, ZoneKind::Metadata}) {
    article.zones = {{kind, {body.size(), article.text.size()}}};
    extractor.read(article, 0, 0, reading);
    CHECK(reading.features.total() == 0);
    CHECK(reading.text.words == 4);
  }
  article.zones = {{ZoneKind::Lead, {body.size(), article.text.size()}}};
  extractor.read(article, 0, 0, reading);
  REQUIRE(reading.text.matches.size() == 1);
  CHECK(article.text.substr(reading.text.matches[0].span.begin) == "الذهب");
}

TEST_CASE("the order of words tells where the stems stand, as the text does",
          "[feature_extractor]") {
  const Analyzer analyzer;
  FeatureExtractor extractor(analyzer);
  // Of its words none stands as typed.
  extractor.set_query(words_of(analyzer, "القاعدة الجوية"), 10);
  const Text texts[] = {{"قاعدة", "قصف قاعدتين وقاعدة جوية" + kFiller},
                        {"", kFiller + " بقاعدة" + kFiller + " جوية"},
                        {"جوية", kFiller}};
  for (const Text& text : texts) {
    INFO(text.title << ": " << text.text);
    Reading first_stage;
    extractor.read_positions(order_of(analyzer, text), 2, first_stage);
    Reading read;
    extractor.read(text.title, text.text, 2, 0, read);
    CHECK(first_stage.features.first == read.features.first);
    CHECK(first_stage.features.lead == Approx(read.features.lead));
    CHECK(first_stage.features.place == Approx(read.features.place));
    CHECK(first_stage.features.title == Approx(read.features.title));
    CHECK(first_stage.features.typed_gain() ==
          Approx(.25 * (first_stage.features.lead + first_stage.features.place +
                        first_stage.features.title)));
    CHECK(first_stage.features.typed > 0);
    CHECK(first_stage.features.grams > 0);
    CHECK(first_stage.text.words == read.text.words);
  }
}

TEST_CASE("a hit scored by positions that has none of the words, or no order, has its first weight",
          "[feature_extractor]") {
  const Analyzer analyzer;
  FeatureExtractor extractor(analyzer);
  extractor.set_query(words_of(analyzer, "الذهب"), 10);
  Reading reading;
  for (const std::string& order : {order_of(analyzer, {"برلمان", "قطار"}), std::string(),
                                   std::string("\x02\x80"), std::string(5, '\xFF')}) {
    extractor.read_positions(order_of(analyzer, {"الذهب", "الذهب"}), 1,
                             reading);  // nothing of it stays
    extractor.read_positions(order, 1, reading);
    CHECK(reading.features.total() == reading.features.first);
    CHECK(reading.features.first > 0);
  }
}

TEST_CASE("a word that answers for another counts as such by positions", "[feature_extractor]") {
  const Analyzer analyzer;
  FeatureExtractor extractor(analyzer);
  std::vector<QueryTerm> words = words_of(analyzer, "قاعدة");
  const std::string order = order_of(analyzer, {"", "ضرب قواعد"});
  Reading reading;
  extractor.set_query(words, 10);
  extractor.read_positions(order, 0, reading);
  CHECK(reading.features.total() == 0);
  words.front().stems.push_back(words_of(analyzer, "قواعد").front().stems.front());
  extractor.set_query(words, 10);
  extractor.read_positions(order, 0, reading);
  REQUIRE(reading.text.matches.size() == 1);
  CHECK(reading.text.matches.front().kind == highlighting::MatchKind::RelatedForm);
  CHECK(reading.text.matches.front().position == 1);
}

TEST_CASE("a text in the company of the query's words scores higher", "[feature_extractor]") {
  const Analyzer analyzer;
  FeatureExtractor extractor(analyzer);
  std::vector<QueryTerm> words = words_of(analyzer, "كورونا العلاج");
  const auto stem = [&analyzer](const char* word) { return analyzer.analyze(word).front().stem; };
  words[0].company = {{stem("فيروس"), .9F}, {stem("إيبولا"), .4F}, {stem("العلاج"), .5F}};
  words[0].stems.push_back(stem("الوباء"));
  extractor.set_query(words, 10);
  const auto company = [&](const Text& text) {
    Reading reading;
    extractor.read_positions(order_of(analyzer, text), 0, reading);
    return reading.features.company / (ranking::kCompanyWeight * 3);
  };
  struct Row {
    const char* why;
    Text text;
    double worth;  // of both words
  };
  for (const Row& row : std::vector<Row>{
           {"neither", {"", "سعر الذهب"}, 0},
           {"the word itself", {"", "كورونا في الصين"}, ranking::kOwnCompany},
           {"more often says no more", {"كورونا", "كورونا كورونا"}, ranking::kOwnCompany},
           {"another of its expansion", {"", "وباء"}, ranking::kRelatedCompany},
           {"a near one", {"", "إيبولا في غينيا"}, .4},
           {"the best of several", {"فيروس", "وباء إيبولا"}, .9},
           {"a word of the query near another", {"", "علاج"}, .5 + ranking::kOwnCompany},
           {"nothing at all", {"", ""}, 0},
       }) {
    INFO(row.why);
    CHECK(company(row.text) == Approx(row.worth).margin(1e-5));
  }
  // What is near is no match: nothing of it is highlighted, or counts otherwise.
  Reading near;
  extractor.read_positions(order_of(analyzer, {"", "فيروس إيبولا"}), 0, near);
  CHECK(near.text.matches.empty());
  CHECK(near.features.total() == near.features.company);
  // And is kept where the text is read.
  extractor.read("", "فيروس إيبولا", 0, near.features.company, near);
  CHECK(near.features.total() == near.features.company);
}

TEST_CASE("how long an opening is, is of the query", "[feature_extractor]") {
  const Analyzer analyzer;
  FeatureExtractor extractor(analyzer);
  const auto lead = [&](double words) {
    extractor.set_query(words_of(analyzer, "الذهب"), 10, words);
    Reading reading;
    extractor.read("", "ارتفع سعر الذهب", 0, 0, reading);
    return reading.features.lead;
  };
  CHECK(lead(ranking::kShortQueryLeadWords) > lead(ranking::kLeadWords));
  CHECK(lead(1e9) == Approx(ranking::kLeadWeight * 3));
}

#include "searcher/results/reranker.h"

#include <set>

#include "common/index/term_codec.h"
#include "common/index/word_order.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

using namespace niger;

namespace {

struct Text {
  std::string title;
  std::string text;
};

std::vector<WantedWord> words_of(const Analyzer& analyzer, const std::string& query) {
  std::vector<WantedWord> words;
  for (const Token& token : analyzer.analyze(query)) {
    const std::string typed = query.substr(token.span.begin, token.span.size());
    words.push_back({.typed = typed,
                     .stems = {token.stem},
                     .vocalised = has_tashkeel(typed) ? typed : "",
                     .weight = 3});
  }
  return words;
}

Evidence evidence_of(const std::string& query, const Text& text, double first_weight = 1) {
  const Analyzer analyzer;
  Reranker reranker(analyzer);
  reranker.set_query(words_of(analyzer, query), 10);
  Reading reading;
  reranker.read(text.title, text.text, first_weight, reading);
  return reading.evidence;
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
  return WordOrderWriter().value(parts[0], parts[1], {distinct.begin(), distinct.end()});
}

}  // namespace

TEST_CASE("the better text scores higher, other things equal", "[reranker]") {
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

TEST_CASE("the first weight decides between equal texts", "[reranker]") {
  const Text text{"عنوان", "سعر الذهب"};
  CHECK(evidence_of("الذهب", text, 2).total() > evidence_of("الذهب", text, 1).total());
}

TEST_CASE("evidence of nothing is nothing", "[reranker]") {
  for (const Text& text : {Text{"", ""}, Text{"، ", "\u064E"}, Text{"برلمان", "قطار"}}) {
    const Evidence evidence = evidence_of("كتاب", text, 0);
    CHECK(evidence.total() == 0);
  }
  CHECK(evidence_of("", {"عنوان", "سعر الذهب"}, 0).total() == 0);
}

TEST_CASE("a reading is used again for the next hit", "[reranker]") {
  const Analyzer analyzer;
  Reranker reranker(analyzer);
  reranker.set_query(words_of(analyzer, "سعر الذهب"), 10);
  Reading reading;
  reranker.read("", "سعر الذهب", 1, reading);
  const double first = reading.evidence.total();
  reranker.read("الذهب", kFiller, 1, reading);
  CHECK(reading.text.matches.empty());
  CHECK(reading.title.matches.size() == 1);
  reranker.read("", "سعر الذهب", 1, reading);
  CHECK(reading.evidence.total() == first);
  reranker.set_query(words_of(analyzer, "قطار"), 10);
  reranker.read("", "سعر الذهب", 0, reading);
  CHECK(reading.evidence.total() == 0);
}

TEST_CASE("zones that tell of other things give no evidence", "[reranker]") {
  const Analyzer analyzer;
  Reranker reranker(analyzer);
  reranker.set_query(words_of(analyzer, "الذهب"), 10);
  const std::string body = "ارتفع سعر نفط برنت\n";
  const std::string tail = "إقرأ أيضا: سعر الذهب";
  Article article;
  article.text = body + tail;
  Reading reading;
  for (const ZoneKind kind : {ZoneKind::Related, ZoneKind::Boilerplate, ZoneKind::Metadata}) {
    article.zones = {{kind, {body.size(), article.text.size()}}};
    reranker.read(article, 0, reading);
    CHECK(reading.evidence.total() == 0);
    CHECK(reading.text.words == 4);
  }
  article.zones = {{ZoneKind::Lead, {body.size(), article.text.size()}}};
  reranker.read(article, 0, reading);
  REQUIRE(reading.text.matches.size() == 1);
  CHECK(article.text.substr(reading.text.matches[0].span.begin) == "الذهب");
}

TEST_CASE("the order of words tells where the stems stand, as the text does", "[reranker]") {
  const Analyzer analyzer;
  Reranker reranker(analyzer);
  // Of its words none stands as typed.
  reranker.set_query(words_of(analyzer, "القاعدة الجوية"), 10);
  const Text texts[] = {{"قاعدة", "قصف قاعدتين وقاعدة جوية" + kFiller},
                        {"", kFiller + " بقاعدة" + kFiller + " جوية"},
                        {"جوية", kFiller}};
  for (const Text& text : texts) {
    INFO(text.title << ": " << text.text);
    Reading skimmed;
    reranker.skim(order_of(analyzer, text), 2, skimmed);
    Reading read;
    reranker.read(text.title, text.text, 2, read);
    CHECK(skimmed.evidence.first == read.evidence.first);
    CHECK(skimmed.evidence.lead == Approx(read.evidence.lead));
    CHECK(skimmed.evidence.place == Approx(read.evidence.place));
    CHECK(skimmed.evidence.title == Approx(read.evidence.title));
    CHECK(skimmed.evidence.typed_gain() ==
          Approx(.25 * (skimmed.evidence.lead + skimmed.evidence.place + skimmed.evidence.title)));
    CHECK(skimmed.evidence.typed > 0);
    CHECK(skimmed.evidence.grams > 0);
    CHECK(skimmed.text.words == read.text.words);
  }
}

TEST_CASE("a skimmed hit that has none of the words, or no order, has its first weight",
          "[reranker]") {
  const Analyzer analyzer;
  Reranker reranker(analyzer);
  reranker.set_query(words_of(analyzer, "الذهب"), 10);
  Reading reading;
  for (const std::string& order : {order_of(analyzer, {"برلمان", "قطار"}), std::string(),
                                   std::string("\x02\x80"), std::string(5, '\xFF')}) {
    reranker.skim(order_of(analyzer, {"الذهب", "الذهب"}), 1, reading);  // nothing of it stays
    reranker.skim(order, 1, reading);
    CHECK(reading.evidence.total() == reading.evidence.first);
    CHECK(reading.evidence.first > 0);
  }
}

TEST_CASE("a word that answers for another is skimmed as such", "[reranker]") {
  const Analyzer analyzer;
  Reranker reranker(analyzer);
  std::vector<WantedWord> words = words_of(analyzer, "قاعدة");
  const std::string order = order_of(analyzer, {"", "ضرب قواعد"});
  Reading reading;
  reranker.set_query(words, 10);
  reranker.skim(order, 0, reading);
  CHECK(reading.evidence.total() == 0);
  words.front().stems.push_back(words_of(analyzer, "قواعد").front().stems.front());
  reranker.set_query(words, 10);
  reranker.skim(order, 0, reading);
  REQUIRE(reading.text.matches.size() == 1);
  CHECK(reading.text.matches.front().kind == MatchKind::Kin);
  CHECK(reading.text.matches.front().position == 1);
}

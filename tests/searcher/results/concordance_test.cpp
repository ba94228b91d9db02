#include "searcher/results/concordance.h"

#include <algorithm>
#include <random>
#include <unordered_set>

#include "common/letters/folding.h"
#include "searcher/results/kwic_lines.h"
#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger::results {

using namespace arabic;
using namespace query;
using namespace response;

namespace {

struct Read {
  std::vector<KwicLine> lines;
  std::uint64_t occurrences = 0;
};

class Every : public Concordance::Taker {
 public:
  explicit Every(std::vector<KwicLine>& lines) : lines_(lines) {}
  bool wants_next() override { return true; }
  bool take(KwicLine&& line) override {
    lines_.push_back(std::move(line));
    return true;
  }

 private:
  std::vector<KwicLine>& lines_;
};

Read read(const Article& article, const QueryTerms& query_terms, const KwicOptions& options = {}) {
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  Concordance concordance(session, query_terms, options);
  Read out;
  Every every(out.lines);
  CHECK(concordance.read(article, every));
  out.occurrences = concordance.occurrences();
  return out;
}

QueryTerm word(const std::string& typed) {
  const Analyzer analyzer;
  const std::vector<Token> tokens = analyzer.analyze(typed);
  return {.typed = typed, .stems = {tokens.at(0).stem}};
}

QueryTerms asked(std::vector<QueryTerm> words) { return {std::move(words), {}, {}}; }

Article article(std::string title, std::string text) {
  Article out;
  out.id = "a";
  out.title = std::move(title);
  out.text = std::move(text);
  return out;
}

}  // namespace

TEST_CASE("every occurrence has the text around it, byte for byte", "[concordance]") {
  const Article one = article("عن القاعدة", "وصلوا إلى القَاعِدَة، ثم\nغادروا القاعدتين.");
  const Read found = read(one, asked({word("قاعدة")}));
  REQUIRE(found.lines.size() == 3);
  CHECK(found.lines[0].word == "القاعدة");
  CHECK(found.lines[0].before == "عن ");
  CHECK(found.lines[0].after.empty());
  CHECK(found.lines[1].word == "القَاعِدَة");
  CHECK(found.lines[1].before == "وصلوا إلى ");
  CHECK(found.lines[1].after == "، ثم\nغادروا القاعدتين.");
  CHECK(found.lines[2].word == "القاعدتين");
}

TEST_CASE("the context is cut between words", "[concordance]") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "كلمة ";
  text += "القاعدة";
  for (int i = 0; i < 50; ++i) text += " كلمة";
  for (const std::size_t chars : {0, 1, 3, 5, 7, 12, 40, 1000}) {
    INFO(chars);
    const Read found = read(article("", text), asked({word("قاعدة")}), {.context_chars = chars});
    REQUIRE(found.lines.size() == 1);
    const KwicLine& line = found.lines[0];
    CHECK(count_code_points(line.before) <= chars);
    CHECK(count_code_points(line.after) <= chars);
    CHECK(is_valid_utf8(line.before));
    const std::string joined = line.before + line.word + line.after;
    CHECK(text.find(joined) != std::string::npos);
    CHECK((line.before.empty() || line.before.starts_with("كلمة") ||
           line.before.starts_with(" كلمة") || line.before == " "));
    CHECK((line.after.empty() || line.after.ends_with("كلمة") || line.after.ends_with("كلمة ") ||
           line.after == " "));
  }
}

TEST_CASE("related stories, menus and field lines are not the article's words", "[concordance]") {
  Article one = article("", "القاعدة هنا القاعدة هناك القاعدة");
  const std::size_t middle = one.text.find("القاعدة", 5);
  one.zones = {{ZoneKind::Related, {middle, one.text.rfind("القاعدة")}}};
  CHECK(read(one, asked({word("قاعدة")})).occurrences == 2);
  one.zones[0].kind = ZoneKind::Lead;
  CHECK(read(one, asked({word("قاعدة")})).occurrences == 3);
}

TEST_CASE("a phrase is one occurrence; a title's word is not looked for in the text",
          "[concordance]") {
  const Article one = article("القاعدة الجوية", "القاعدة البحرية ثم القاعدة الجوية");
  QueryTerms phrase = asked({word("القاعدة"), word("الجوية")});
  phrase.words[0].only_in_phrase = phrase.words[1].only_in_phrase = true;
  phrase.phrases = {{{0, 1}, {0, 1}}};
  const Read found = read(one, phrase);
  REQUIRE(found.lines.size() == 2);
  CHECK(found.lines[1].word == "القاعدة الجوية");
  QueryTerms title = asked({word("القاعدة")});
  title.words[0].in_text = false;
  CHECK(read(one, title).occurrences == 1);
}

TEST_CASE("lines can be ordered by the words at positions beside them", "[concordance]") {
  const Article one = article("", "واحد اثنان القاعدة الجوية ثلاثة أربعة");
  QueryTerms phrase = asked({word("القاعدة"), word("الجوية")});
  phrase.words[0].only_in_phrase = phrase.words[1].only_in_phrase = true;
  phrase.phrases = {{{0, 1}, {0, 1}}};
  const auto words_at = [&](std::vector<int> positions) {
    const Read found = read(one, phrase, {.positions = std::move(positions)});
    REQUIRE(found.lines.size() == 1);
    return found.lines[0].sort_words;
  };
  CHECK(words_at({-1, -2, -3}) == "اثنان\x01واحد\x01\x01");
  CHECK(words_at({2, -1}) == "اربعه\x01اثنان\x01");
  CHECK(words_at({1, 3, 9}) == "ثلاثه\x01\x01\x01");
  CHECK(words_at({}).empty());
}

TEST_CASE("lines by article, date, source, and at random", "[concordance]") {
  const auto order_of = [](KwicOrder order, std::uint64_t seed, bool is_reversed = false) {
    const Analyzer analyzer;
    Analyzer::Session session(analyzer);
    const QueryTerms terms = asked({word("قاعدة")});
    Concordance concordance(session, terms, {});
    KwicRequest request;
    request.order = order;
    request.seed = seed;
    request.limit = 100;
    std::string out;
    request.line = [&out](const KwicLine& line) {
      out += (out.empty() ? "" : " ") + line.id + line.after.substr(1, 1);
      return true;
    };
    std::unordered_set<std::string> done;
    KwicLines lines(request, concordance, done);
    std::vector<Article> articles(3, article("", "قاعدة 1 قاعدة 2"));
    articles[0].id = "c";
    articles[0].source = "ب";
    articles[1].id = "a";
    articles[1].date = {2024, 5, 1};
    articles[1].source = "أ";
    articles[2].id = "b";
    articles[2].date = {2023, 5, 1};
    if (is_reversed) std::reverse(articles.begin(), articles.end());
    for (const Article& one : articles) CHECK(lines.read(one, false, ""));
    lines.finish();
    return out;
  };
  CHECK(order_of(KwicOrder::Text, 0) == "c1 c2 a1 a2 b1 b2");
  CHECK(order_of(KwicOrder::Article, 0) == "a1 a2 b1 b2 c1 c2");
  CHECK(order_of(KwicOrder::Date, 0) == "b1 b2 a1 a2 c1 c2");
  CHECK(order_of(KwicOrder::Source, 0) == "b1 b2 a1 a2 c1 c2");
  const std::string shuffled = order_of(KwicOrder::Random, 7);
  CHECK(order_of(KwicOrder::Random, 7) == shuffled);
  // Whatever the order of the index.
  CHECK(order_of(KwicOrder::Random, 7, true) == shuffled);
  std::unordered_set<std::string> orders;
  for (std::uint64_t seed = 0; seed < 20; ++seed) orders.insert(order_of(KwicOrder::Random, seed));
  CHECK(orders.size() > 15);
}

TEST_CASE("lines that are not asked for are counted", "[concordance]") {
  struct Row {
    std::uint64_t offset;
    std::uint64_t limit;
    KwicOrder order;
    std::vector<std::string> after;  // of the lines handed over
    std::uint64_t first;
    std::uint64_t last;
  };
  const std::vector<Row> rows = {
      {0, 9, KwicOrder::Text, {"د", "ب", "ج", "أ"}, 1, 4},
      {0, 2, KwicOrder::Text, {"د", "ب"}, 1, 2},
      {1, 2, KwicOrder::Text, {"ب", "ج"}, 2, 3},
      {3, 9, KwicOrder::Text, {"أ"}, 4, 4},
      {4, 9, KwicOrder::Text, {}, 0, 0},
      {0, 0, KwicOrder::Text, {}, 0, 0},
      {0, 2, KwicOrder::Words, {"أ", "ب"}, 1, 2},
      {2, 9, KwicOrder::Words, {"ج", "د"}, 3, 4},
      {0, 0, KwicOrder::Words, {}, 0, 0},
      {~std::uint64_t{0}, 9, KwicOrder::Text, {}, 0, 0},
  };
  for (const Row& row : rows) {
    INFO(row.offset << " " << row.limit);
    const Analyzer analyzer;
    Analyzer::Session session(analyzer);
    const QueryTerms terms = asked({word("قاعدة")});
    Concordance concordance(session, terms, {.positions = {1}});
    std::vector<std::string> after;
    KwicRequest request;
    request.order = row.order;
    request.offset = row.offset;
    request.limit = row.limit;
    request.line = [&after](const KwicLine& line) {
      after.push_back(line.sort_words.substr(0, line.sort_words.find('\x01')));
      return true;
    };
    std::unordered_set<std::string> done;
    KwicLines lines(request, concordance, done);
    Article other = article("", "قاعدة ج\nقاعدة أ");
    other.id = "b";
    CHECK(lines.read(article("", "قاعدة د\nقاعدة ب"), false, ""));
    CHECK(lines.read(other, false, ""));
    lines.finish();
    std::vector<std::string> folded;
    for (const std::string& one : row.after) folded.push_back(letters::fold(one));
    CHECK(after == folded);
    CHECK(concordance.occurrences() == 4);
    CHECK(concordance.articles() == 2);
    CHECK(lines.first() == row.first);
    CHECK(lines.last() == row.last);
  }
}

TEST_CASE("of many lines those asked for are the same as of all sorted", "[concordance]") {
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  std::string text;
  for (int line = 0; line < 6000; ++line) text += "قاعدة " + std::to_string(random() % 500) + "\n";
  const Article one = article("", text);
  const auto lines_of = [&one](std::uint64_t offset, std::uint64_t limit) {
    const Analyzer analyzer;
    Analyzer::Session session(analyzer);
    const QueryTerms terms = asked({word("قاعدة")});
    Concordance concordance(session, terms, {.context_chars = 12, .positions = {1}});
    KwicRequest request;
    request.order = KwicOrder::Words;
    request.offset = offset;
    request.limit = limit;
    std::vector<std::string> out;
    request.line = [&out](const KwicLine& line) {
      out.push_back(line.before + line.after);
      return true;
    };
    std::unordered_set<std::string> done;
    KwicLines lines(request, concordance, done);
    CHECK(lines.read(one, false, ""));
    lines.finish();
    CHECK_FALSE(lines.is_sorted_in_part());
    CHECK(concordance.occurrences() == 6000);
    return out;
  };
  const std::vector<std::string> all = lines_of(0, 1'000'000);
  REQUIRE(all.size() == 6000);
  for (const auto& [offset, limit] :
       {std::pair{0, 10}, {0, 1}, {7, 500}, {5990, 100}, {2999, 3000}, {0, 0}, {6000, 5}}) {
    INFO(offset << ' ' << limit);
    const auto from = all.begin() + offset;
    const auto to = all.begin() + std::min(6000, offset + limit);
    CHECK(lines_of(static_cast<std::uint64_t>(offset), static_cast<std::uint64_t>(limit)) ==
          std::vector<std::string>(from, to));
  }
}

TEST_CASE("whoever takes no more ends the reading", "[concordance]") {
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  const QueryTerms terms = asked({word("قاعدة")});
  Concordance concordance(session, terms, {});
  KwicRequest request;
  request.line = [](const KwicLine&) { return false; };
  std::unordered_set<std::string> done;
  KwicLines lines(request, concordance, done);
  CHECK_FALSE(lines.read(article("", "قاعدة د\nقاعدة ب"), false, ""));
}

}  // namespace niger::results

#include "common/index/generation.h"
#include "searcher/query/nearest_value.h"
#include "searcher/results/field_completion.h"
#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace niger::results {

using namespace grammar;
using namespace index;
using namespace query;

namespace {

using Words = std::vector<std::string>;

// رويترز twice, قناة الجزيرة, BBC عربي; keywords.
std::vector<Article> articles() {
  std::vector<Article> out;
  for (const char* source : {"رويترز", "رويترز", "قناة الجزيرة", "BBC عربي", ""}) {
    out.push_back(test::article("a" + std::to_string(out.size()), "خبر", "نص الخبر"));
    out.back().source = source;
  }
  out[0].keywords = {"انتخابات", "مناخ"};
  out[1].place = "أغاديز";
  return out;
}

class OpenIndex {
 public:
  [[nodiscard]] const Xapian::Database& database() const { return live_.database; }

 private:
  test::TestIndex index_{articles()};
  LiveIndex live_ = open_live_index(index_.path());
};

}  // namespace

TEST_CASE("the value that was probably meant", "[fields]") {
  struct Row {
    QueryField field;
    const char* typed;
    Words nearest;
  };
  const std::vector<Row> rows = {
      {QueryField::Source, "رويتز", {"رويترز"}},          // a letter missing
      {QueryField::Source, "رويترس", {"رويترز"}},         // another letter
      {QueryField::Source, "الجزيره", {"قناة الجزيرة"}},  // one of its words
      {QueryField::Source, "الجزير", {"قناة الجزيرة"}},
      {QueryField::Source, "سكاي", {}},
      {QueryField::Source, "", {}},
      {QueryField::Keyword, "انتخبات", {"انتخابات"}},
      {QueryField::Keyword, "مناح", {"مناخ"}},
      {QueryField::Place, "اغاديس", {"أغاديز"}},
      {QueryField::Author, "رويتز", {}},
  };
  const OpenIndex index;
  for (const Row& row : rows) {
    INFO(row.typed);
    CHECK(nearest_values(index.database(), row.field, row.typed) == row.nearest);
  }
}

TEST_CASE("of several near values the nearest comes first, of equal ones that of more",
          "[fields]") {
  std::vector<Article> articles;
  for (const char* source :
       {"السفينة", "السفيرة", "السفيرة", "السفير", "السفير", "الشرق", "المدينة"}) {
    articles.push_back(test::article("a" + std::to_string(articles.size()), "خبر", "نص الخبر"));
    articles.back().source = source;
  }
  const test::TestIndex index(articles);
  const LiveIndex live = open_live_index(index.path());
  CHECK(nearest_values(live.database, QueryField::Source, "السفيره") ==
        Words{"السفيرة", "السفير", "السفينة"});
  CHECK(nearest_values(live.database, QueryField::Source, "الجنوب").empty());
}

TEST_CASE("what a word of a query could become", "[fields]") {
  const OpenIndex index;
  Deadline never;
  const auto of = [&](const std::string& word) {
    return completions(index.database(), word, 10, never);
  };
  CHECK(of("sou") == Words{"source:"});
  CHECK(of("مص") == Words{"مصدر:"});
  CHECK(of("").size() == 19);
  CHECK(of("source:") == Words{"source:رويترز", "source:\"BBC عربي\"", "source:\"قناة الجزيرة\""});
  CHECK(of("مصدر:قناه") == Words{"مصدر:\"قناة الجزيرة\""});
  CHECK(of("source:\"قناة الج") == Words{"source:\"قناة الجزيرة\""});
  CHECK(of("place:اغ") == Words{"place:أغاديز"});
  CHECK(of("keyword:") == Words{"keyword:انتخابات", "keyword:مناخ"});
  CHECK(of("title:خ").empty());
  CHECK(of("date:2").empty());
  CHECK(of("nothing:x").empty());
  CHECK(completions(index.database(), "source:", 1, never) == Words{"source:رويترز"});
}

}  // namespace niger::results

#include "indexer/isolation/messages.h"

#include <random>

#include "common/base/utf8.h"
#include "tests/indexer/isolation/wire_of.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::isolation;
using namespace niger::messages;
using namespace niger::walk;

namespace {

constexpr std::size_t kMost = 100'000;

// Random values of every type that goes over the wire.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }

  std::string text() {
    static const std::vector<std::string> kPieces = {"",       "خبر", "a",    "\n", "القاعدة ",
                                                     "\u200F", "😀",   "\x01", "é"};
    std::string out;
    for (std::size_t i = below(6); i > 0; --i) {
      out += kPieces[below(kPieces.size())];
    }
    return out;
  }

  Text message(std::size_t depth = 0) {
    switch (below(4)) {
      case 0:
        return {};
      case 1:
        return text() + "x";
      case 2:
        return {Message::ReadLargeFile, {{"count", std::uint64_t{random_()}}}};
      default:
        return {Message::ReadRecord,
                {{"record", text()}, {"what", depth < 3 ? message(depth + 1) : Text("end")}}};
    }
  }

  Article article() {
    Article made;
    for (std::string* field :
         {&made.id, &made.record, &made.title, &made.text, &made.source, &made.author, &made.place,
          &made.category, &made.language, &made.url, &made.encoding}) {
      *field = text();
    }
    for (std::size_t at = 0; at < made.text.size();) {
      const std::size_t begin = at;
      (void)next_code_point(made.text, at);
      if (below(2) == 0) {
        made.zones.push_back({static_cast<ZoneKind>(below(6)), {begin, at}});
      }
    }
    if (below(2) == 0) {
      made.date = {static_cast<int>(below(12'000)) - 2000 + 1, static_cast<int>(below(12)) + 1,
                   static_cast<int>(below(31)) + 1};
      made.date.year = made.date.year > 9999 ? 9999 : made.date.year;
      made.date.year = made.date.year == 0 ? 1 : made.date.year;
    }
    made.date_origin = static_cast<DateOrigin>(below(5));
    for (std::size_t i = below(4); i > 0; --i) {
      made.keywords.push_back(text());
    }
    for (FieldOrigin& origin : made.origins) {
      origin = static_cast<FieldOrigin>(below(kFieldOrigins));
    }
    return made;
  }

  FileReport report() {
    FileReport made;
    made.kind = text();
    for (std::size_t i = below(3); i > 0; --i) {
      made.inner_kinds.push_back({text(), random_()});
      made.encodings.push_back({text(), random_()});
      made.fields.push_back({static_cast<ArticleField>(below(kArticleFields)),
                             static_cast<FieldOrigin>(below(kFieldOrigins)), random_()});
      made.doubts.push_back(message());
    }
    made.bytes = random_();
    made.articles = random_();
    made.skipped = random_();
    made.repaired = random_();
    return made;
  }

 private:
  std::mt19937 random_;
};

template <typename Value>
std::string written(const Value& value) {
  WireWriter out;
  put(value, out);
  return out.bytes();
}

// Values are equal where their bytes are: every field is in them (see put).
void check_round_trip(Maker& make) {
  const Article article = make.article();
  WireReader in = test::wire_of(written(article), 5);
  const Article taken = taken_article(in, kMost);
  CHECK(written(taken) == written(article));
  CHECK(taken.text == article.text);
  CHECK(taken.zones == article.zones);
  CHECK(taken.date == article.date);
  CHECK(taken.keywords == article.keywords);
  CHECK(taken.origins == article.origins);

  const Text message = make.message();
  WireReader text_in = test::wire_of(written(message), 5);
  CHECK(taken_text(text_in) == message);

  const Skipped skipped{"", make.text(), static_cast<SkipReason>(make.below(14)), message};
  WireReader skipped_in = test::wire_of(written(skipped), 5);
  const Skipped taken_skip = taken_skipped(skipped_in);
  CHECK(taken_skip.record == skipped.record);
  CHECK(taken_skip.reason == skipped.reason);
  CHECK(taken_skip.message == skipped.message);

  ReadRequest request;
  request.number = 7;
  request.file = {"\xFF/raw",   "%FF/raw", make.text(), 12, -5, std::int64_t{1} << 62,
                  "/real/\xFF", 5};
  request.resume = Checkpoint{{2, {3, 17}}, make.report()};
  request.deadly = {{{1, {5}}, true, make.message()}, {{2, {5, 6}}, false, make.message()}};
  WireReader request_in = test::wire_of(written(request), 5);
  CHECK(written(taken_request(request_in)) == written(request));
}

// Takes what comes as a parent does, until it ends or makes no sense.
void take_all(const std::string& bytes) {
  WireReader in = test::wire_of(bytes, 64);
  try {
    while (true) {
      const Article article = taken_article(in, kMost);
      CHECK(is_valid_utf8(article.text));
      std::size_t at = 0;
      for (const Zone& zone : article.zones) {
        CHECK(at <= zone.span.begin);
        CHECK(zone.span.end <= article.text.size());
        at = zone.span.end;
      }
      (void)localized(taken_skipped(in).message);
      (void)taken_checkpoint(in);
      (void)taken_request(in);
    }
  } catch (const WireNonsense&) {
    SUCCEED("refused");
  } catch (const WireEnded&) {
    SUCCEED("ended");
  }
}

}  // namespace

TEST_CASE("what goes over the wire comes out as it was", "[messages]") {
  const unsigned seed = std::random_device()();
  INFO("seed " << seed);
  Maker make(seed);
  for (int i = 0; i < 300; ++i) {
    check_round_trip(make);
  }
}

TEST_CASE("what a process out of its mind says is refused, or makes sense", "[messages]") {
  const unsigned seed = std::random_device()();
  INFO("seed " << seed);
  Maker make(seed);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = written(make.article()) +
                        written(Skipped{"", "1", SkipReason::Damaged, make.message()}) +
                        written(Checkpoint{{1, {2}}, make.report()});
    for (std::size_t wounds = make.below(4) + 1; wounds > 0; --wounds) {
      bytes[make.below(bytes.size())] = static_cast<char>(make.below(256));
    }
    bytes.resize(bytes.size() - make.below(bytes.size()));
    take_all(bytes);
  }
}

TEST_CASE("zones and dates that break their promises are refused", "[messages]") {
  struct Row {
    std::string why;
    std::vector<Zone> zones;
    Date date;
    bool good = false;
  };
  const std::vector<Row> rows = {
      {"none", {}, {}, true},
      {"two in order",
       {{ZoneKind::Lead, {0, 2}}, {ZoneKind::Caption, {2, 4}}},
       {2024, 2, 29},
       true},
      {"past the end", {{ZoneKind::Lead, {0, 5}}}, {}},
      {"backwards", {{ZoneKind::Lead, {2, 0}}}, {}},
      {"overlapping", {{ZoneKind::Lead, {0, 4}}, {ZoneKind::Caption, {2, 4}}}, {}},
      {"within a letter", {{ZoneKind::Lead, {1, 2}}}, {}},
      {"of no kind", {{static_cast<ZoneKind>(6), {0, 2}}}, {}},
      {"month 13", {}, {2024, 13, 1}},
      {"day 0", {}, {2024, 1, 0}},
      {"a month of no year", {}, {0, 1, 0}},
      {"year 10,000", {}, {10'000, 1, 1}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    Article article;
    article.text = "خب";  // four bytes
    article.zones = row.zones;
    article.date = row.date;
    WireReader in = test::wire_of(written(article), 100);
    if (row.good) {
      CHECK(taken_article(in, kMost).zones == row.zones);
    } else {
      CHECK_THROWS_AS(taken_article(in, kMost), WireNonsense);
    }
  }
}

TEST_CASE("texts within texts without end are refused", "[messages]") {
  WireWriter out;
  for (int i = 0; i < 100'000; ++i) {
    out.number(static_cast<std::uint64_t>(Message::ReadRecord)).number(1).text("what").number(3);
  }
  WireReader in = test::wire_of(out.bytes(), 1000);
  CHECK_THROWS_AS(taken_text(in), WireNonsense);
}

TEST_CASE("the places of units in the order of a file", "[messages]") {
  const UnitPath file;
  const UnitPath third{1, {3}};
  const UnitPath line{2, {3, 17}};
  const UnitPath next{2, {3, 18}};
  const UnitPath fourth{1, {4}};
  CHECK(file.encloses(third));
  CHECK(third.encloses(line));
  CHECK_FALSE(line.encloses(third));
  CHECK_FALSE(line.encloses(line));
  CHECK_FALSE(fourth.encloses(line));
  CHECK(third.is_before(line));
  CHECK(line.is_before(next));
  CHECK(next.is_before(fourth));
  CHECK_FALSE(fourth.is_before(next));
  CHECK_FALSE(line == next);
}

#include "tests/indexer/reading/web_archives.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::walk;
using niger::test::Collected;
using niger::test::gzip;
using niger::test::kBeside;
using niger::test::kPage;
using niger::test::read_as;
using niger::test::record;
using niger::test::response;

namespace {

constexpr std::size_t kAfter = 100;

// A bad record after one good one and before kAfter; `zipped`: each record a member.
Collected read_among(const std::string& good, const std::string& bad, bool zipped,
                     const ReadOptions& options) {
  std::string archive;
  const auto add = [&](const std::string& one) { archive += zipped ? gzip(one) : one; };
  add(good);
  add(bad);
  for (std::size_t count = 0; count < kAfter; ++count) add(good);
  return read_as(zipped ? "a.warc.gz" : "a.warc", archive, options);
}

}  // namespace

TEST_CASE("a damaged record of a web archive costs no other", "[warc]") {
  const std::string good = response("http://x.example/good", "", kPage);
  const std::string page = response("http://x.example/bad", "", kPage);
  const auto with_length = [&page](const std::string& line) {
    const std::size_t begin = page.find("Content-Length: ");
    std::string out = page;
    return out.replace(begin, page.find("\r\n", begin) + 2 - begin, line);
  };
  const std::size_t size = page.size() - page.find("HTTP/") - 4;
  struct Row {
    const char* why;
    std::string bad;
    std::string record;
  };
  const Row rows[] = {
      {"negative", with_length("Content-Length: -7\r\n"), "http://x.example/bad"},
      {"none", with_length(""), "http://x.example/bad"},
      {"no number", with_length("Content-Length: 12x\r\n"), "http://x.example/bad"},
      {"too large", with_length("Content-Length: " + std::to_string(size + 700) + "\r\n"),
       "http://x.example/bad"},
      {"as large as several records",
       with_length("Content-Length: " + std::to_string(size + good.size() * 3 + 90) + "\r\n"),
       "http://x.example/bad"},
      {"larger than the archive", with_length("Content-Length: 900000\r\n"),
       "http://x.example/bad"},
      {"larger than a page may be", with_length("Content-Length: 5000000\r\n"),
       "http://x.example/bad"},
      {"larger than any archive", with_length("Content-Length: 18446744073709551615\r\n"),
       "http://x.example/bad"},
      {"larger than a number", with_length("Content-Length: 99999999999999999999999\r\n"),
       "http://x.example/bad"},
      {"too small", with_length("Content-Length: 90\r\n"), "http://x.example/bad"},
      {"nothing", with_length("Content-Length: 0\r\n"), "http://x.example/bad"},
      {"lines between records", "a stray line\r\nand one more\r\n", "page 2"},
      {"a stray line and a blank one", "a stray line\r\n\r\n", "page 2"},
      {"headers without end", "WARC/1.0\r\n" + std::string(600'000, 'x') + "\r\n\r\n", "page 2"},
  };
  ReadOptions options;
  options.limits.record_bytes = 1'000'000;
  for (const Row& row : rows) {
    for (const bool zipped : {false, true}) {
      INFO(row.why << (zipped ? ", each record a member" : ""));
      const Collected read = read_among(good, row.bad, zipped, options);
      CHECK(read.articles.size() == 1 + kAfter);
      REQUIRE(read.skips.size() == 1);
      CHECK(read.skips[0].record == row.record);
      CHECK(read.skips[0].reason == SkipReason::Damaged);
    }
  }
}

TEST_CASE("a length that is false and large takes no other record along", "[warc]") {
  const std::string good = response("http://x.example/good", "", kPage);
  ReadOptions options;
  options.limits.record_bytes = 10'000;
  // With the length that is right when this many of the records behind it belong to it.
  const auto covering = [&](std::size_t records, std::size_t more) {
    std::string page = response("http://x.example/bad", "", kPage);
    const std::size_t begin = page.find("Content-Length: ") + 16;
    const std::size_t end = page.find("\r\n", begin);
    const std::size_t size = std::stoul(page.substr(begin, end - begin));
    return page.replace(begin, end - begin, std::to_string(size + records * good.size() + more));
  };
  struct Row {
    const char* why;
    std::string bad;
  };
  const Row rows[] = {
      {"to the middle of a record", covering(40, 99)},
      {"to the end of a record", covering(40, 0)},
      {"to the last byte", covering(kAfter, 0)},
      {"past the end", covering(kAfter, 5'000)},
      {"far past the end", covering(kAfter, std::size_t{60} << 30)},
  };
  for (const Row& row : rows) {
    for (const bool zipped : {false, true}) {
      INFO(row.why << (zipped ? ", each record a member" : ""));
      const Collected read = read_among(good, row.bad, zipped, options);
      CHECK(read.articles.size() == 1 + kAfter);
      REQUIRE(read.skips.size() == 1);
      CHECK(read.skips[0].record == "http://x.example/bad");
      CHECK(read.skips[0].reason == SkipReason::Damaged);
      const std::string told = messages::localized(read.skips[0].message);
      CHECK(told.find("another record begins after") != std::string::npos);
    }
  }
}

TEST_CASE("a large record that is what it says hides nothing and is no other", "[warc]") {
  ReadOptions options;
  options.limits.record_bytes = 10'000;
  const std::string filling(20'000, 'x');
  const std::string headers = "\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n";
  struct Row {
    const char* why;
    std::string large;
    std::size_t skips;
  };
  const Row rows[] = {
      {"a film", response("http://x.example/b", "", filling, "video/mp4"), 0},
      {"a page", response("http://x.example/b", "", filling), 1},
      {"a page on archives",
       response("http://x.example/b", "",
                filling + headers + "Content-Length: 12\r\n\r\n" + filling),
       1},
      {"headers without a length",
       response("http://x.example/b", "", filling + headers + "\r\n" + filling), 1},
      {"a length past the block",
       response("http://x.example/b", "", filling + headers + "Content-Length: 9999\r\n\r\nx"), 1},
      {"an archive", record("resource", "http://x.example/b", kBeside + filling), 1},
      {"an answer that is an archive",
       response("http://x.example/b", "", kBeside + kBeside + filling, "application/warc"), 1},
      {"what nobody reads", record("metadata", "http://x.example/b", filling), 0},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as("a.warc", kBeside + row.large + kBeside, options);
    CHECK(read.articles.size() == 2);
    REQUIRE(read.skips.size() == row.skips);
    for (const Skipped& skip : read.skips) CHECK(skip.reason == SkipReason::TooLarge);
  }
}

TEST_CASE("the end of a large record is proved", "[warc]") {
  ReadOptions options;
  options.limits.record_bytes = 10'000;
  // Too short for what it has, and nothing within the block looks like a record.
  std::string bad = response("http://x.example/bad", "", std::string(30'000, 'x'));
  const std::size_t begin = bad.find("Content-Length: ") + 16;
  bad.replace(begin, bad.find("\r\n", begin) - begin, "15000");
  const Collected read = read_as("a.warc", kBeside + bad + kBeside, options);
  CHECK(read.articles.size() == 2);
  REQUIRE(read.skips.size() == 1);
  CHECK(read.skips[0].record == "http://x.example/bad");
  CHECK(read.skips[0].reason == SkipReason::Damaged);
}

TEST_CASE("a page that quotes a web archive is one page", "[warc]") {
  const std::string quoted = "<html><p>" + kPage + "\r\n\r\n" + kBeside + "</html>";
  const Collected read = read_as("a.warc", response("http://x.example/a", "", quoted) + kBeside);
  CHECK(read.articles.size() == 2);
  CHECK(read.skips.empty());
}

TEST_CASE("a record that was half written takes none along that stands behind it", "[warc]") {
  const std::string good = response("http://x.example/good", "", kPage);
  const std::string bad = response("http://x.example/bad", "", kPage);
  for (const bool zipped : {false, true}) {
    for (std::size_t size = 1; size < bad.size() - 4; size += 3) {
      INFO(size << " bytes of it" << (zipped ? ", each record a member" : ""));
      ReadOptions options;
      const Collected read = read_among(good, bad.substr(0, size), zipped, options);
      CHECK(read.articles.size() == 1 + kAfter);
      // What ends in a slash and a version may be a URL.
      if (bad[size - 1] != '/') CHECK(read.skips.size() == 1);
    }
  }
  // A page or a URL that names a version is no record.
  const std::string url = response("http://x.example/WARC/1.0", "X-Of: WARC/1.0\r\n",
                                   kPage + "WARC/1.0\r\nWARC-Type: response\r\n\r\n");
  const Collected read = read_among(good, url, false, {});
  CHECK(read.articles.size() == 2 + kAfter);
  CHECK(read.skips.empty());
}

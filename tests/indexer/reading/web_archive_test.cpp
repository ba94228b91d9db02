#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <memory>

#include "indexer/reading/containers/http_body.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using niger::test::Collected;
using niger::test::read_as;

namespace {

const std::string kPage =
    "<html><h1>جسر جديد على النهر</h1><p>أعلنت البلدية أن الجسر سيفتح قبل نهاية الشهر.</p></html>";

std::string deflated(const std::string& text, int window_bits) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string gzip(const std::string& text) { return deflated(text, 31); }
std::string zlib(const std::string& text) { return deflated(text, 15); }
std::string raw_deflate(const std::string& text) { return deflated(text, -15); }

std::string brotli(const std::string& text) {
  std::string out(BrotliEncoderMaxCompressedSize(text.size()) + 64, '\0');
  std::size_t size = out.size();
  REQUIRE(BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, text.size(),
                                reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                                reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE);
  out.resize(size);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::string chunked(const std::string& text, std::size_t size = 7) {
  std::string out;
  char head[32];
  for (std::size_t at = 0; at < text.size(); at += size) {
    const std::string piece = text.substr(at, size);
    std::snprintf(head, sizeof head, "%zx;x=1\r\n", piece.size());
    out += head + piece + "\r\n";
  }
  return out + "0\r\n\r\n";
}

std::string record(const std::string& type, const std::string& url, const std::string& body,
                   const std::string& more = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\n" + more +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}

std::string response(const std::string& url, const std::string& headers, const std::string& body,
                     const std::string& type = "text/html; charset=utf-8",
                     const std::string& status = "200 OK") {
  return record(
      "response", url,
      "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + headers + "\r\n" + body);
}

const std::string kBeside = response("http://x.example/beside", "", kPage);

std::uint64_t count_of(const Collected& read, const std::string& kind) {
  for (const NamedCount& one : read.report.inner_kinds) {
    if (one.name == kind) return one.count;
  }
  return 0;
}

}  // namespace

TEST_CASE("compressed pages of a web archive are read", "[warc]") {
  struct Row {
    const char* why;
    std::string headers;
    std::string body;
  };
  const Row rows[] = {
      {"plain", "", kPage},
      {"gzip", "Content-Encoding: gzip\r\n", gzip(kPage)},
      {"letter case", "content-encoding: GZip\r\n", gzip(kPage)},
      {"x-gzip", "Content-Encoding: x-gzip\r\n", gzip(kPage)},
      {"gzip of two members", "Content-Encoding: gzip\r\n",
       gzip(kPage.substr(0, 40)) + gzip(kPage.substr(40))},
      {"gzip and what a server left behind", "Content-Encoding: gzip\r\n", gzip(kPage) + "\r\n"},
      {"deflate as zlib", "Content-Encoding: deflate\r\n", zlib(kPage)},
      {"deflate, bare", "Content-Encoding: deflate\r\n", raw_deflate(kPage)},
      {"br", "Content-Encoding: br\r\n", brotli(kPage)},
      {"zstd", "Content-Encoding: zstd\r\n", zstd(kPage)},
      {"several", "Content-Encoding: gzip, br\r\n", brotli(gzip(kPage))},
      {"chunked", "Transfer-Encoding: chunked\r\n", chunked(kPage)},
      {"chunked and gzip", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
       chunked(gzip(kPage))},
      {"gzip on the way", "Transfer-Encoding: gzip, chunked\r\n", chunked(gzip(kPage))},
      {"identity", "Content-Encoding: identity\r\n", kPage},
      {"decompressed by the crawler: gzip", "Content-Encoding: gzip\r\n", kPage},
      {"decompressed by the crawler: br", "Content-Encoding: br\r\n", kPage},
      {"decompressed by the crawler: deflate", "Content-Encoding: deflate\r\n", kPage},
      {"decompressed by the crawler: zstd", "Content-Encoding: zstd\r\n", kPage},
      {"joined by the crawler", "Transfer-Encoding: chunked\r\n", kPage},
      {"no coding at all", "Content-Encoding: utf-8\r\n", kPage},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read =
        read_as("a.warc", response("http://x.example/a", row.headers, row.body) + kBeside);
    CHECK(read.skips.empty());
    REQUIRE(read.articles.size() == 2);
    CHECK(read.articles[0].url == "http://x.example/a");
    CHECK(read.articles[0].text == read.articles[1].text);
  }
}

TEST_CASE("a page of a web archive that cannot be read is named", "[warc]") {
  struct Row {
    const char* why;
    std::string headers;
    std::string body;
    SkipReason reason;
    const char* message;
    std::string type = "text/html";
  };
  std::string broken = gzip(kPage + kPage);
  broken[20] = static_cast<char>(broken[20] ^ 0x55);
  const std::string noise = "\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F\x10\x11\x12\x13\x14\x15";
  const std::string large(3'000'000, ' ');
  const Row rows[] = {
      {"damaged gzip", "Content-Encoding: gzip\r\n", broken, SkipReason::Damaged, "gzip"},
      {"gzip cut off", "Content-Encoding: gzip\r\n", gzip(kPage).substr(0, 60), SkipReason::Damaged,
       "gzip"},
      {"br cut off", "Content-Encoding: br\r\n", brotli(kPage + noise + noise).substr(0, 60),
       SkipReason::Damaged, "br"},
      {"zstd cut off", "Content-Encoding: zstd\r\n", zstd(kPage).substr(0, 60), SkipReason::Damaged,
       "zstd"},
      {"noise as br", "Content-Encoding: br\r\n", noise, SkipReason::Damaged, "br"},
      {"unknown coding", "Content-Encoding: compress\r\n", noise, SkipReason::Unsupported,
       "compress"},
      {"more than a page may have", "Content-Encoding: gzip\r\n", gzip(large), SkipReason::TooLarge,
       "1000000"},
      {"a large page", "", large, SkipReason::TooLarge, "1000000"},
      {"noise", "", noise, SkipReason::Binary, ""},
      {"too many codings",
       "Content-Encoding: gzip,gzip,gzip,gzip,gzip,gzip,gzip,gzip,gzip,gzip\r\n", noise,
       SkipReason::Unsupported, "gzip"},
      {"an empty page", "", "", SkipReason::Empty, ""},
      {"noise as text", "", noise, SkipReason::Binary, "", "text/plain"},
  };
  ReadOptions options;
  options.limits.record_bytes = 1'000'000;
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as(
        "a.warc", response("http://x.example/bad", row.headers, row.body, row.type) + kBeside,
        options);
    REQUIRE(read.articles.size() == 1);
    REQUIRE(read.skips.size() == 1);
    CHECK(read.skips[0].record == "http://x.example/bad");
    CHECK(read.skips[0].reason == row.reason);
    CHECK(localized(read.skips[0].message).find(row.message) != std::string::npos);
  }
  const Collected headless =
      read_as("a.warc", record("response", "http://x.example/bad", kPage) + kBeside);
  CHECK(headless.articles.size() == 1);
  REQUIRE(headless.skips.size() == 1);
  CHECK(headless.skips[0].record == "http://x.example/bad");
}

TEST_CASE("a decompression bomb within a web archive is told as one", "[warc]") {
  ReadOptions options;
  options.limits.unpacked_ratio = 100;
  const std::string bomb = gzip(std::string(40'000'000, ' '));
  const HttpBody body = http_body(bomb, "", "gzip", options.limits);
  CHECK(body.state == BodyState::Bomb);
  CHECK(http_body(gzip(bomb), "", "gzip, gzip", options.limits).state == BodyState::Bomb);
  CHECK(http_body(brotli(std::string(40'000'000, ' ')), "", "br", options.limits).state ==
        BodyState::Bomb);
  CHECK(http_body(zstd(std::string(40'000'000, ' ')), "", "zstd", options.limits).state ==
        BodyState::Bomb);
  const Collected read = read_as(
      "a.warc", response("http://x.example/bad", "Content-Encoding: gzip\r\n", bomb) + kBeside,
      options);
  CHECK(read.articles.size() == 1);
  REQUIRE(read.skips.size() == 1);
  CHECK(localized(read.skips[0].message).find("bomb") != std::string::npos);
}

TEST_CASE("what is no page in a web archive is counted by its kind", "[warc]") {
  const Collected read = read_as(
      "a.warc", response("http://x/1", "", "\x89PNG", "image/png") +
                    response("http://x/2", "", "x", "Image/JPEG") +
                    response("http://x/3", "", "x()", "text/javascript") +
                    response("http://x/4", "", "p{}", "text/css") +
                    response("http://x/5", "", "<rss/>", "application/rss+xml") +
                    response("http://x/6", "", "{}", "application/json") +
                    response("http://x/7", "", "%PDF-1.4", "application/pdf") +
                    response("http://x/8", "", kPage, "text/html", "404 Not Found") +
                    response("http://x/9", "", kPage, "text/html", "301 Moved") +
                    record("revisit", "http://x/10", "") + record("request", "http://x/11", "GET") +
                    record("metadata", "http://x/12", "a: b") + kBeside);
  CHECK(read.skips.empty());
  CHECK(read.articles.size() == 1);
  CHECK(count_of(read, "image") == 2);
  for (const char* kind :
       {"script", "style", "feed", "json", "document", "http 404", "http 301", "revisit"}) {
    INFO(kind);
    CHECK(count_of(read, kind) == 1);
  }
}

TEST_CASE("texts that were made of pages are read", "[warc]") {
  const Collected read = read_as("a.warc", record("conversion", "http://x.example/a",
                                                  "جسر جديد\nأعلنت البلدية أن الجسر سيفتح.\n",
                                                  "Content-Type: text/plain\r\n"));
  REQUIRE(read.articles.size() == 1);
  CHECK(read.skips.empty());
}

TEST_CASE("chunks that end early are told, and keep what came", "[warc]") {
  const std::string whole = chunked(kPage, 60);
  const Collected read =
      read_as("a.warc", response("http://x.example/a", "Transfer-Encoding: chunked\r\n",
                                 whole.substr(0, whole.size() - 30)));
  CHECK(read.articles.size() == 1);
  REQUIRE(read.report.doubts.size() == 1);
  CHECK(localized(read.report.doubts[0]).find("http://x.example/a") == 0);
}

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
      const std::string told = localized(read.skips[0].message);
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

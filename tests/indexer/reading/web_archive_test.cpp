#include <brotli/encode.h>
#include <zstd.h>

#include "indexer/reading/containers/http_body.h"
#include "tests/indexer/reading/web_archives.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::containers;
using namespace niger::messages;
using namespace niger::walk;
using niger::test::Collected;
using niger::test::deflated;
using niger::test::gzip;
using niger::test::kBeside;
using niger::test::kPage;
using niger::test::read_as;
using niger::test::record;
using niger::test::response;

namespace {

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

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/base/error.h"
#include "indexer/reading/bytes/content_kind.h"
#include "indexer/reading/filter_program.h"
#include "tests/indexer/reading/collected.h"
#include "tests/indexer/reading/packed_files.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::bytes;
using namespace niger::messages;
using namespace niger::reading;
using namespace niger::walk;
using niger::test::Collected;
using niger::test::Entries;
using niger::test::kStory;
using niger::test::packed;
using niger::test::read_as;
using niger::test::TempDir;

namespace {

// An archive of one entry that is no file.
std::string packed_special(const char* name, unsigned type, const char* hard_link,
                           const char* format) {
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
  REQUIRE(archive_write_set_format_by_name(writer.get(), format) == ARCHIVE_OK);
  std::string out(std::size_t{1} << 20, '\0');
  std::size_t used = 0;
  REQUIRE(archive_write_open_memory(writer.get(), out.data(), out.size(), &used) == ARCHIVE_OK);
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                       archive_entry_free);
  archive_entry_set_pathname(entry.get(), name);
  archive_entry_set_filetype(entry.get(), type);
  archive_entry_set_perm(entry.get(), 0644);
  if (type == AE_IFLNK) archive_entry_set_symlink(entry.get(), "a.txt");
  if (hard_link != nullptr) archive_entry_set_hardlink(entry.get(), hard_link);
  REQUIRE(archive_write_header(writer.get(), entry.get()) >= ARCHIVE_WARN);
  archive_write_close(writer.get());
  out.resize(used);
  return out;
}

}  // namespace

TEST_CASE("archives are read entry by entry", "[packed]") {
  const std::string lines =
      "{\"title\":\"أ\",\"text\":\"نص أول.\"}\n{\"title\":\"ب\",\"text\":\"نص ثان.\"}\n";
  const Entries entries = {
      {"news/a.txt", kStory}, {"b.jsonl", lines}, {"../../etc/passwd", kStory}};
  struct Row {
    const char* name;
    const char* format;
    const char* filter;
  };
  for (const Row& row : {Row{"a.tar", "ustar", ""}, Row{"a.tar.gz", "ustar", "gzip"},
                         Row{"a.tar.bz2", "ustar", "bzip2"}, Row{"a.tar.xz", "ustar", "xz"},
                         Row{"a.tar.zst", "ustar", "zstd"}, Row{"a.zip", "zip", ""}}) {
    INFO(row.name);
    ReadOptions options;
    options.date_from_file_time = true;
    const Collected read = read_as(row.name, packed(entries, row.format, row.filter), options);
    REQUIRE(read.articles.size() == 4);
    CHECK(read.skips.empty());
    CHECK(read.articles[0].id == std::string(row.name) + "#news/a.txt");
    CHECK(read.articles[0].record == "news/a.txt");
    CHECK(read.articles[0].title == "جسر جديد على النهر");
    CHECK(read.articles[0].date == Date{2024, 4, 20});
    CHECK(read.articles[1].record == "b.jsonl#1");
    CHECK(read.articles[2].record == "b.jsonl#2");
    CHECK(read.articles[3].record == "../../etc/passwd");
  }
}

TEST_CASE("what is no file in an archive is counted and named", "[packed]") {
  struct Row {
    const char* why;
    unsigned type;
    const char* hard_link;
    SkipReason reason;
    const char* message;
  };
  const Row rows[] = {
      {"symbolic link", AE_IFLNK, nullptr, SkipReason::Special, "not a regular file"},
      {"hard link", AE_IFREG, "a.txt", SkipReason::Repeated, "already reached by another path"},
      {"FIFO", AE_IFIFO, nullptr, SkipReason::Special, "a FIFO"},
      {"character device", AE_IFCHR, nullptr, SkipReason::Special, "a device"},
      {"block device", AE_IFBLK, nullptr, SkipReason::Special, "a device"},
  };
  for (const char* format : {"ustar", "pax", "gnutar"}) {
    for (const Row& row : rows) {
      INFO(format << ": " << row.why);
      const std::string file = packed({{"a.txt", kStory}}, format, "");
      const std::string special = packed_special("ملف.txt", row.type, row.hard_link, format);
      // Without the zeros that end an archive, which are 1024 bytes.
      const Collected read = read_as("a.tar", file.substr(0, 512 + 512) + special);
      CHECK(read.articles.size() == 1);
      CHECK(read.report.skipped == 1);
      REQUIRE(read.skips.size() == 1);
      CHECK(read.skips[0].record == "ملف.txt");
      CHECK(read.skips[0].reason == row.reason);
      CHECK(localized(read.skips[0].message) == row.message);
    }
    const Collected folder =
        read_as("a.tar", packed({{"a.txt", kStory}}, format, "").substr(0, 1024) +
                             packed_special("folder", AE_IFDIR, nullptr, format));
    CHECK(folder.articles.size() == 1);
    CHECK(folder.skips.empty());
  }
}

TEST_CASE("a compressed file is the file", "[packed]") {
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    INFO(filter);
    const Collected read = read_as(
        "page.html.x", packed({{"x", "<html><p>" + kStory + "</p></html>"}}, "raw", filter));
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].record.empty());
    CHECK(read.articles[0].id == "page.html.x");
    CHECK(read.articles[0].text.find('<') == std::string::npos);
  }
}

TEST_CASE("compression within compression is undone a few times", "[packed]") {
  std::string layers = kStory;
  for (int count = 1; count <= 30; ++count) {
    layers = packed({{"a.txt", layers}}, "raw", count % 2 == 0 ? "bzip2" : "gzip");
    INFO(count << " layers");
    const Collected read = read_as("a.gz", layers);
    if (count <= 3) {
      REQUIRE(read.articles.size() == 1);
      CHECK(read.skips.empty());
    } else {
      REQUIRE(read.skips.size() == 1);
      CHECK(read.skips[0].reason == SkipReason::TooLarge);
      CHECK(read.articles.empty());
    }
  }
  // The limits hold for all of them together.
  ReadOptions options;
  options.limits.unpacked_bytes = 30 << 20;
  options.limits.unpacked_ratio = 1'000'000;
  const std::string zeros(std::size_t{12} << 20, ' ');
  const std::string inner = packed({{"a.txt", zeros}, {"b.txt", kStory}}, "zip", "");
  const std::string outer =
      packed({{"1.zip", inner}, {"2.zip", inner}, {"3.zip", inner}}, "pax", "gzip");
  const Collected read = read_as("a.tar.gz", outer, options);
  REQUIRE_FALSE(read.skips.empty());
  CHECK(read.skips.back().reason == SkipReason::Damaged);
  CHECK(read.articles.size() == 2);
}

TEST_CASE("archives that are damaged, nested or bombs are stopped", "[packed]") {
  std::string noise;
  for (int i = 0; i < 3000; ++i) {
    noise += std::to_string(i * 7919 % 10007) + " ";
  }
  std::string cut = packed({{"a.txt", kStory}, {"b.txt", kStory + noise}}, "ustar", "gzip");
  cut.resize(cut.size() / 2);
  const Collected damaged = read_as("a.tar.gz", cut);
  REQUIRE_FALSE(damaged.skips.empty());
  CHECK(damaged.skips.back().reason == SkipReason::Damaged);

  std::string nested = kStory;
  for (int i = 0; i < 5; ++i) {
    nested = packed({{"inner", nested}}, "ustar", "");
  }
  const Collected deep = read_as("a.tar", nested);
  CHECK(deep.articles.empty());
  CHECK(deep.skips.at(0).reason == SkipReason::TooLarge);

  const std::string bomb = packed({{"x", std::string(std::size_t{40} << 20, ' ')}}, "raw", "bzip2");
  const Collected stopped = read_as("a.txt.bz2", bomb);
  CHECK(stopped.articles.empty());
  CHECK(localized(stopped.skips.at(0).message).find("bomb") != std::string::npos);

  ReadOptions few;
  few.limits.entries = 1;
  const Collected counted =
      read_as("a.tar", packed({{"a", kStory}, {"b", kStory}}, "ustar", ""), few);
  CHECK(counted.articles.size() == 1);
  CHECK(counted.skips.size() == 1);
}

TEST_CASE("web archives give their pages", "[packed]") {
  const auto record = [](const std::string& type, const std::string& url, const std::string& body) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
  };
  const std::string html =
      "<html><h1>جسر جديد على النهر</h1><p>أعلنت البلدية أن الجسر سيفتح.</p></html>";
  const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const std::string warc =
      record("warcinfo", "", "software: x") +
      record("response", "http://www.news.example/2018/02/19/a", ok + "\r\n" + html) +
      record("response", "http://x/404", "HTTP/1.1 404 Not Found\r\n\r\n" + html) +
      record("response", "http://x/js",
             "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\n\r\nx()") +
      record("response", "http://x/b",
             ok + "Transfer-Encoding: chunked\r\n\r\n" + "10\r\n" + html.substr(0, 16) + "\r\n" +
                 "400\r\n" + html.substr(16) + "\r\n0\r\n\r\n");
  for (const bool zipped : {false, true}) {
    const Collected read = read_as(zipped ? "a.warc.gz" : "a.warc",
                                   zipped ? packed({{"x", warc}}, "raw", "gzip") : warc);
    REQUIRE(read.articles.size() == 2);
    CHECK(read.articles[0].url == "http://www.news.example/2018/02/19/a");
    CHECK(read.articles[0].title == "جسر جديد على النهر");
    CHECK(read.articles[0].source == "news.example");
    CHECK(read.articles[0].date == Date{2018, 2, 19});
    CHECK(read.articles[0].date_origin == DateOrigin::Url);
    CHECK(read.articles[1].text.find("أعلنت البلدية أن الجسر سيفتح.") == 0);
  }
  CHECK(read_as("a.warc", record("response", "http://x/\xF6", ok + "\r\n" + html))
            .articles.at(0)
            .url == "http://x/%F6");
  CHECK(read_as("a.warc", warc.substr(0, warc.size() / 2)).skips.at(0).reason ==
        SkipReason::Damaged);
}

TEST_CASE("filter programs are run without a shell, within limits", "[filter]") {
  const auto with = [](const std::string& filter) {
    ReadOptions options;
    options.filters = {parse_filter(filter)};
    options.limits.filter_time = std::chrono::milliseconds(700);
    options.limits.record_bytes = 100'000;
    return options;
  };
  const Collected read = read_as("a b;c.doc", kStory, with(".doc=cat %s"));
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "جسر جديد على النهر");
  CHECK(read.report.kind == "doc");

  struct Row {
    const char* filter;
    const char* message;
  };
  for (const Row& row :
       {Row{".doc=/nonexistent/program %s", "cannot be started"}, Row{".doc=false %s", "status 1"},
        Row{".doc=sh -c 'kill -9 $$' %s", "signal 9"},
        Row{".doc=sh -c 'sleep 30 & sleep 30' %s", "longer"}, Row{".doc=yes %s", "printed more"}}) {
    INFO(row.filter);
    const Collected failed = read_as("a.doc", kStory, with(row.filter));
    CHECK(failed.articles.empty());
    REQUIRE(failed.skips.size() == 1);
    CHECK(failed.skips[0].reason == SkipReason::Filter);
    CHECK(localized(failed.skips[0].message).find(row.message) != std::string::npos);
  }
}

TEST_CASE("filters are written as extension and command", "[filter]") {
  const FilterProgram filter = parse_filter(".PDF=pdftotext -q -enc 'UTF 8' %s -");
  CHECK(filter.extension == ".pdf");
  CHECK(filter.command == std::vector<std::string>{"pdftotext", "-q", "-enc", "UTF 8", "%s", "-"});
  for (const char* bad : {"", "pdf=x %s", ".pdf", ".pdf=", ".pdf=cat", ".pdf=cat '%s"}) {
    INFO(bad);
    CHECK_THROWS_AS(parse_filter(bad), Error);
  }
}

TEST_CASE("what a file holds is told by bytes, then by name", "[kind]") {
  using namespace std::string_literals;
  struct Row {
    const char* name;
    std::string beginning;
    ContentKind kind;
  };
  const Row rows[] = {
      {"a.txt", "نص", ContentKind::Text},
      {"a", "<!doctype html><p>", ContentKind::Html},
      {"a.HTM", "نص", ContentKind::Html},
      {"a.json", "{\"a\":1}\n{\"a\":2}\n", ContentKind::JsonLines},
      {"a.json", "{\n\"a\":1}", ContentKind::Json},
      {"a.txt", "{\"a\":1}\n{\"a\":2}\n", ContentKind::JsonLines},
      {"a.txt", "<DOC>\n<DOCNO>", ContentKind::Trec},
      {"a.md", "نص", ContentKind::Markdown},
      {"a.txt", "---\ntitle: x\n---\n", ContentKind::Markdown},
      {"a.tsv", "a\tb", ContentKind::Csv},
      {"a.gz", "\x1F\x8B\x08"s, ContentKind::Packed},
      {"a.pdf", "%PDF-1.4", ContentKind::Pdf},
      {"a.docx", "PK\x03\x04"s + "xx", ContentKind::Office},
      {"a.txt", "\x89PNG\r\n", ContentKind::Binary},
      {"a", "WARC/1.0\r\n", ContentKind::Warc},
  };
  for (const Row& row : rows) {
    INFO(row.name << " " << kind_name(row.kind));
    CHECK(content_kind(row.name, row.beginning) == row.kind);
  }
  CHECK(extension_of("a/b.c/d").empty());
  CHECK(extension_of("a.tar.GZ") == ".gz");
}

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/base/error.h"
#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "indexer/reading/bytes/code_page.h"
#include "indexer/reading/bytes/content_kind.h"
#include "indexer/reading/containers/entry_names.h"
#include "indexer/reading/filter_program.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using niger::test::Collected;
using niger::test::read_as;
using niger::test::TempDir;

namespace {

const std::string kStory =
    "جسر جديد على النهر\nأعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر.";

using Entries = std::vector<std::pair<std::string, std::string>>;

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

// An archive made by libarchive. format "raw": one compressed file.
std::string packed(const Entries& entries, const char* format, const char* filter) {
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
  REQUIRE(archive_write_set_format_by_name(writer.get(), format) == ARCHIVE_OK);
  if (*filter != '\0') {
    REQUIRE(archive_write_add_filter_by_name(writer.get(), filter) == ARCHIVE_OK);
  }
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  std::string out(std::size_t{4} << 20, '\0');
  std::size_t used = 0;
  REQUIRE(archive_write_open_memory(writer.get(), out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, content] : entries) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 1'713'571'200, 0);  // 20 April 2024
    REQUIRE(archive_write_header(writer.get(), entry.get()) == ARCHIVE_OK);
    archive_write_data(writer.get(), content.data(), content.size());
  }
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

namespace {

// As IBM864 has it, letters by their shapes: any shape of each letter.
std::string in_shapes(const std::string& text) {
  std::map<std::string, char> bytes;
  for (int byte = 0x80; byte < 0x100; ++byte) {
    std::string shape;
    std::size_t lost = 0;
    REQUIRE(decode_named("ibm-864", std::string(1, static_cast<char>(byte)), shape, lost));
    if (lost == 0) bytes.emplace(exact_form(shape), static_cast<char>(byte));
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const std::string letter = text.substr(begin, at - begin);
    INFO(letter);
    if (c >= 0x80) REQUIRE(bytes.contains(letter));
    out += c < 0x80 ? letter : std::string(1, bytes.at(letter));
  }
  return out;
}

std::string in_page(const std::string& name, const std::string& text) {
  for (const CodePage& page : arabic_code_pages()) {
    std::size_t lost = 0;
    const std::string bytes = encoded(page, text, lost);
    if (page.name == name && lost == 0) return bytes;
  }
  FAIL("no page " << name << " for " << text);
  return "";
}

}  // namespace

TEST_CASE("entry names in an Arabic code page are read as Arabic", "[packed]") {
  // With hamzas and tehs that 864 has.
  const std::vector<std::string> names = {
      "مقالات/القاعدة الجوية في النيجر.txt", "مقالات/انسحاب القوات من العاصمة.txt",
      "مقالات/تقرير عن السوق.txt", "مقالات/بعد الحرب.txt", "plain.txt"};
  struct Row {
    const char* encoding;
    const char* shown;
  };
  for (const Row& row : {Row{"windows-1256", "windows-1256"}, Row{"IBM720", "IBM720"},
                         Row{"ISO-8859-6", "ISO-8859-6"}, Row{"ibm-864", "IBM864"}}) {
    const bool is_shaped = std::string(row.encoding) == "ibm-864";
    Entries entries;
    for (const std::string& name : names) {
      entries.emplace_back(is_shaped ? in_shapes(name) : in_page(row.encoding, name), kStory);
    }
    for (const char* format : {"zip", "ustar"}) {
      INFO(row.encoding << " " << format);
      const bool is_zip = std::string(format) == "zip";
      const std::string archive = packed(entries, format, "");
      const Collected read = read_as(is_zip ? "a.zip" : "a.tar", archive);
      REQUIRE(read.articles.size() == names.size());
      std::size_t readable = 0;
      for (std::size_t i = 0; i < names.size(); ++i) {
        INFO(read.articles[i].record);
        readable += read.articles[i].record == names[i] ? 1 : 0;
        CHECK(is_valid_utf8(read.articles[i].record));
      }
      // A zip file tells its names beforehand; elsewhere the first stay escaped.
      CHECK(readable >= (is_zip ? names.size() : 2));
      REQUIRE(read.report.doubts.size() == 1);
      CHECK(localized(read.report.doubts[0]).find(row.shown) != std::string::npos);
      // The same again, whoever asks.
      const Collected again = read_as(is_zip ? "a.zip" : "a.tar", archive);
      for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(again.articles[i].record == read.articles[i].record);
      }
    }
  }
}

TEST_CASE("entry names that are not Arabic, or too few to tell, stay escaped", "[packed]") {
  struct Row {
    const char* why;
    std::vector<std::string> names;
  };
  const Row rows[] = {
      {"Latin of DOS", {"caf\x82 noir.txt", "r\x82sum\x82.txt", "na\x8Bve.txt", "\x90t\x82.txt"}},
      {"Latin of Windows",
       {"caf\xE9 noir.txt", "r\xE9sum\xE9.txt",
        "\xC9t\xE9 fran\xE7"
        "ais.txt"}},
      {"Cyrillic",
       {"\x8F\xE0\xA8\xA2\xA5\xE2 \xAC\xA8\xE0.txt", "\xAD\xAE\xA2\xAE\xE1\xE2\xA8.txt"}},
      {"one short name", {in_page("windows-1256", "خبر.txt")}},
      {"noise", {"\xFF\xFE\x80\x81.txt", "\x98\x99\xA0.txt"}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    Entries entries;
    for (const std::string& name : row.names) entries.emplace_back(name, kStory);
    const Collected read = read_as("a.zip", packed(entries, "zip", ""));
    REQUIRE(read.articles.size() == row.names.size());
    for (const Article& article : read.articles) {
      INFO(article.record);
      CHECK(article.record.find('%') != std::string::npos);
    }
    CHECK(read.report.doubts.empty());
  }
}

TEST_CASE("a list of entries that is no list names nothing", "[packed]") {
  Entries entries;
  for (const char* name : {"القاعدة الجوية.txt", "انسحاب القوات.txt", "تقرير عن السوق.txt"}) {
    entries.emplace_back(in_page("windows-1256", name), kStory);
  }
  const std::string whole = packed(entries, "zip", "");
  const TempDir folder;
  const auto names_in = [&folder](const std::string& bytes) {
    const std::string file = folder.write("a.zip", bytes).string();
    SkipReason reason{};
    const auto source = open_file(file, reason);
    return listed_zip_names(source.value()->descriptor(), 4096);
  };
  const std::string names = names_in(whole);
  CHECK(std::count(names.begin(), names.end(), '\n') == 3);
  CHECK(listed_zip_names(-1, 4096).empty());
  CHECK(names_in("").empty());
  CHECK(names_in("PK\x05\x06").empty());
  // Whatever a byte is changed to, and wherever it is cut, it only is read or not.
  for (std::size_t cut = 0; cut < whole.size(); cut += 7)
    static_cast<void>(names_in(whole.substr(0, cut)));
  for (std::size_t at = whole.size() - 22; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = '\xFF';
    CHECK(names_in(changed).size() <= 4096);
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
      {"a.pdf", "%PDF-1.4", ContentKind::Unsupported},
      {"a.docx", "PK\x03\x04"s + "xx", ContentKind::Unsupported},
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

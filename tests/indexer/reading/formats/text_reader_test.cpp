#include <filesystem>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/byte_source.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::bytes;
using namespace niger::messages;
using namespace niger::reading;
using namespace niger::walk;
using niger::test::Collected;
using niger::test::read_as;
using niger::test::TempDir;

TEST_CASE("a text's first line is its title where it is one", "[text]") {
  struct Row {
    const char* why;
    std::string content;
    std::string title;
    std::string text;
  };
  const std::string body =
      "أعلنت الوزارة في بيان أن الأعمال انتهت قبل موعدها، وأن الطريق مفتوح أمام المسافرين.";
  const std::string sentence = "قالت الوزارة إن الطريق مفتوح.";
  const Row rows[] = {
      {"a headline and a paragraph", "فتح الطريق الساحلي\n" + body, "فتح الطريق الساحلي", body},
      {"empty lines before and between", "\n\n  فتح الطريق \n\n" + body + "\n\n", "فتح الطريق",
       body},
      {"a headline may ask", "متى يفتح الطريق؟\n" + body, "متى يفتح الطريق؟", body},
      {"a headline may trail off", "الطريق مفتوح..\n" + body, "الطريق مفتوح..", body},
      {"a sentence is no headline", sentence + "\n" + body, "", sentence + "\n" + body},
      {"a long paragraph is no headline", body + body + body + body + "\n" + body, "",
       body + body + body + body + "\n" + body},
      {"one line alone is text", "فتح الطريق الساحلي", "", "فتح الطريق الساحلي"},
      {"Windows line ends", "عنوان قصير\r\n" + body + "\r\n", "عنوان قصير", body},
      {"byte order mark", "\xEF\xBB\xBF" + ("عنوان قصير\n" + body), "عنوان قصير", body},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as("a.txt", row.content);
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].title == row.title);
    CHECK(read.articles[0].text == row.text);
  }
}

TEST_CASE("ids and paths are stable", "[text]") {
  const Collected read = read_as("sub/خبر.txt", "عنوان\nنص الخبر هنا.");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].id == "sub/خبر.txt");
  CHECK(read.articles[0].path.ends_with("/sub/خبر.txt"));
  CHECK(read.articles[0].record.empty());
  CHECK_FALSE(read.articles[0].date.known());
  CHECK(read.articles[0].date_origin == DateOrigin::None);
  CHECK(read.report.articles == 1);
  CHECK(read.report.kind == "text");
  CHECK(read.report.encodings.at(0).name == "UTF-8");
}

TEST_CASE("the time of a file is a date where that is asked for", "[text]") {
  ReadOptions options;
  options.date_from_file_time = true;
  const Collected read = read_as("خبر.txt", "عنوان\nنص الخبر هنا.", options);
  CHECK(read.articles.at(0).date == Date{2023, 11, 14});
  CHECK(read.articles.at(0).date_origin == DateOrigin::FileTime);
}

TEST_CASE("what holds no text is reported, not indexed", "[text]") {
  struct Row {
    const char* why;
    std::string content;
    SkipReason reason;
  };
  const Row rows[] = {
      {"nothing", "", SkipReason::Empty},
      {"blanks only", " \n\t\n", SkipReason::Empty},
      {"byte order mark only", "\xEF\xBB\xBF", SkipReason::Empty},
      {"NUL bytes", std::string(4000, '\0'), SkipReason::Binary},
      {"program",
       std::string("\x7F"
                   "ELF\2\1\1\0\0\0\0\0\0\0\0\0",
                   16),
       SkipReason::NoArticle},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as("a.txt", row.content);
    CHECK(read.articles.empty());
    REQUIRE(read.skips.size() == 1);
    CHECK(read.skips[0].reason == row.reason);
    CHECK(read.report.skipped == 1);
  }
}

TEST_CASE("a few damaged bytes are repaired and counted", "[text]") {
  std::string text = "عنوان\n";
  for (int i = 0; i < 40; ++i) {
    text += "هذا سطر من نص عربي سليم لا عيب فيه.\n";
  }
  text += "وهنا بايت \xD9 مقطوع.";
  const Collected read = read_as("a.txt", text);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.report.repaired == 1);
  CHECK(is_valid_utf8(read.articles[0].text));
  CHECK(read.articles[0].text.find("\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("a file that becomes shorter while it is read is reported", "[text]") {
  const TempDir folder;
  const std::string path = folder.write("a.txt", std::string(100'000, 'x')).string();
  SkipReason reason = SkipReason::Missing;
  Result<std::unique_ptr<ByteSource>> source = open_file({path}, reason);
  REQUIRE(source.ok());
  std::string read;
  CHECK(source.value()->append_to(read, 1000) == 1000);
  std::filesystem::resize_file(path, 5000);
  CHECK(source.value()->append_to(read, 50'000) == 4000);
  CHECK(source.value()->failure().empty());
  CHECK(source.value()->append_to(read, 50'000) == 0);
  CHECK(localized(source.value()->failure()) == "the file became shorter while it was being read");
  CHECK(source.value()->append_to(read, 50'000) == 0);

  // A page of which a half is missing is not indexed; records are, up to there.
  Candidate candidate;
  candidate.native_path = candidate.path = path;
  std::string lines;
  for (int i = 0; i < 5000; ++i) {
    lines += "{\"text\":\"نص الخبر رقم " + std::to_string(i) + "\"}\n";
  }
  for (const bool records : {false, true}) {
    folder.write("a.txt", records ? lines : std::string(200'000, 'x'));
    ReadOptions options;
    options.bytes_read = [&](std::size_t) { std::filesystem::resize_file(path, 80'000); };
    Collected collected;
    Reader(options).read(candidate, collected);
    CHECK(collected.articles.empty() != records);
    REQUIRE_FALSE(collected.skips.empty());
    CHECK(collected.skips.back().reason == SkipReason::Damaged);
    CHECK(localized(collected.skips.back().message).find("became shorter") != std::string::npos);
  }
}

TEST_CASE("a file that vanished or is too large is reported", "[text]") {
  Candidate candidate;
  candidate.native_path = "/nonexistent/a.txt";
  candidate.path = candidate.native_path;
  Collected read;
  Reader reader({});
  CHECK(reader.read(candidate, read).skipped == 1);
  REQUIRE(read.skips.size() == 1);
  CHECK(read.skips[0].reason == SkipReason::Missing);

  ReadOptions small;
  small.limits.record_bytes = 10;
  CHECK(read_as("a.txt", "نص أطول من عشرة بايتات", small).skips.at(0).reason ==
        SkipReason::TooLarge);
  small.limits.file_bytes = 5;
  CHECK(read_as("a.txt", "نص أطول", small).skips.at(0).reason == SkipReason::TooLarge);
}

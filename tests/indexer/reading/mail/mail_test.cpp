#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using niger::test::Collected;
using niger::test::read_as;
using walk::SkipReason;

namespace {

const std::string kFirst = "أعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر.";

// «سعاد التل» and «جسر جديد», as mail writes them.
const std::string kHeaders =
    "From: =?utf-8?b?2LPYudin2K8g2KfZhNiq2YQ=?= <a@example.org>\r\n"
    "Subject: =?windows-1256?Q?=CC=D3=D1_=CC=CF=ED=CF?=\r\n"
    "Date: Wed, 07 Oct 2020 23:30:00 +0300\r\nMessage-ID: <n7@example.org>\r\n"
    "MIME-Version: 1.0\r\n";
// «الجسر مفتوح»
const std::string kPlain =
    "Content-Type: text/plain; charset=windows-1256\r\nContent-Transfer-Encoding: "
    "base64\r\n\r\nx+HM09Eg493K5s0=\r\n";

std::string html_part(const std::string& more = "") {
  return "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n" + more +
         "\r\n<html><head><title>عنوان الصفحة</title></head><body><h1>عنوان الصفحة</h1><p>" +
         kFirst + "</p></body></html>\r\n";
}

std::string multipart(const std::string& kind, const std::vector<std::string>& parts,
                      const std::string& boundary = "x") {
  std::string text = "Content-Type: multipart/" + kind + "; boundary=" + boundary + "\r\n\r\n";
  for (const std::string& part : parts) text += "--" + boundary + "\r\n" + part;
  return text + "--" + boundary + "--\r\n";
}

}  // namespace

TEST_CASE("a message: its headers, and its text once", "[mail]") {
  const Collected read =
      read_as("one.eml", kHeaders + multipart("alternative", {kPlain, html_part()}));
  CHECK(read.report.kind == "mail");
  CHECK(read.skips.empty());
  REQUIRE(read.articles.size() == 1);
  const Article& message = read.articles[0];
  CHECK(message.id == "n7@example.org");
  CHECK(message.title == "جسر جديد");
  CHECK(message.author == "سعاد التل");
  CHECK(message.date == Date{2020, 10, 7});
  CHECK(message.text == kFirst);

  const Collected plain = read_as("one", kHeaders + kPlain);
  REQUIRE(plain.articles.size() == 1);
  CHECK(plain.articles[0].text == "الجسر مفتوح");
  CHECK(plain.articles[0].encoding == "windows-1256");

  // A program that forgets the line end before the last boundary.
  const Collected glued =
      read_as("one.eml", kHeaders +
                             "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n"
                             "Content-Type: text/html; charset=utf-8\r\n\r\n<p>" +
                             kFirst + "</p>--x--\r\n");
  REQUIRE(glued.articles.size() == 1);
  CHECK(glued.articles[0].text == kFirst);

  const Collected flowed =
      read_as("one.eml", kHeaders +
                             "Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nأعلنت "
                             "البلدية \r\nأن الجسر مفتوح.\r\n-- \r\nتوقيع\r\n");
  REQUIRE(flowed.articles.size() == 1);
  CHECK(flowed.articles[0].text == "أعلنت البلدية أن الجسر مفتوح.");
}

TEST_CASE("a mailbox: its messages one by one", "[mail]") {
  const std::string from = "From a@example.org Wed Oct  7 10:00:00 2020\n";
  const std::string box = from + kHeaders + kPlain + "\n>From here on\n\n" + from +
                          "From: b@example.org\nSubject: =?utf-8?b?2KzYs9ix?=\n\n" + kFirst +
                          "\n\nFrom here it is text\n";
  const Collected read = read_as("box", box);
  CHECK(read.report.kind == "mbox");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].record == "1");
  CHECK(read.articles[1].title == "جسر");
  CHECK(read.articles[1].author == "b@example.org");
  CHECK(read.articles[1].text == kFirst + "\n\nFrom here it is text");
}

TEST_CASE("a page saved as a message is a page", "[mail]") {
  const Collected read = read_as(
      "saved.mhtml",
      "From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\n" +
          multipart("related", {html_part("Content-Location: http://example.org/bridge\r\n"),
                                "Content-Type: image/png\r\n\r\nPNG\r\n"}));
  REQUIRE(read.articles.size() == 1);
  CHECK(read.skips.empty());
  CHECK(read.articles[0].title == "عنوان الصفحة");
  CHECK(read.articles[0].text == kFirst);
  CHECK(read.articles[0].url == "http://example.org/bridge");
}

TEST_CASE("what is attached is read as a file", "[mail]") {
  const std::string attached =
      "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; "
      "filename=\"well.txt\"\r\n\r\nبئر جديدة\r\nحفر أهل القرية بئرا قرب السوق.\r\n";
  const std::string within =
      "Content-Type: message/rfc822\r\n\r\nFrom: c@example.org\r\nSubject: inner\r\nDate: Wed, 07 "
      "Oct 2020 23:30:00 +0300\r\n\r\n" +
      kFirst + "\r\n";
  const Collected read =
      read_as("one.eml", kHeaders + multipart("mixed", {kPlain, attached, within}));
  REQUIRE(read.articles.size() == 3);
  CHECK(read.articles[0].text == "الجسر مفتوح");
  CHECK(read.articles[1].record == "well.txt");
  CHECK(read.articles[1].title == "بئر جديدة");
  CHECK(read.articles[2].title == "inner");
  CHECK(read.articles[2].author == "c@example.org");
}

TEST_CASE("mail that is made to stop its reader", "[mail]") {
  std::vector<std::string> parts(10'000, "Content-Type: text/plain\r\n\r\nsome words\r\n");
  const Collected many = read_as("one.eml", kHeaders + multipart("mixed", parts));
  CHECK(many.articles.size() == 1);
  REQUIRE(many.report.doubts.size() == 1);

  std::string inner = kHeaders + kPlain;
  for (int i = 0; i < 10; ++i) {
    inner = "From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n" +
            multipart("mixed", {"Content-Type: message/rfc822\r\n\r\n" + inner},
                      "b" + std::to_string(i));
  }
  const Collected nested = read_as("one.eml", inner);
  REQUIRE(!nested.skips.empty());
  CHECK(nested.skips.back().reason == SkipReason::TooLarge);

  std::string deep = kHeaders;
  for (int i = 0; i < 3000; ++i) {
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
            std::to_string(i) + "\r\n";
  }
  CHECK(read_as("one.eml", deep).articles.size() <= 1);

  const Collected encrypted =
      read_as("one.eml",
              kHeaders + multipart("encrypted", {"Content-Type: application/octet-stream\r\n\r\nx"
                                                 "\r\n"}));
  REQUIRE(encrypted.skips.size() == 1);
  CHECK(encrypted.skips[0].reason == SkipReason::Unsupported);
}

/// Damage that a collection of twenty years holds: letters that became references, other letters,
/// or question marks, and UTF-16 with a byte too many.
#include <string>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/code_page.h"
#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/bytes/utf7.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::bytes;
using namespace niger::messages;
using niger::test::Collected;
using niger::test::read_as;
using namespace std::string_literals;

namespace {

const std::string kTitle = "وصول القافلة إلى المدينة القديمة";
const std::string kBody =
    "قال المتحدث باسم البلدية إن القافلة التي خرجت من الميناء في بداية الأسبوع وصلت إلى المدينة "
    "القديمة بعد رحلة طويلة، وإن السكان كانوا في انتظارها منذ الصباح.\n"
    "وأضاف أن الطريق بين الميناء والمدينة أصبح آمنا بعد أن انتهت أعمال الصيانة هذا العام.";

std::string windows_1256(std::string_view text) {
  std::size_t lost = 0;
  std::string bytes = encoded(arabic_code_pages()[0], text, lost);
  REQUIRE(lost == 0);
  return bytes;
}

// Each byte past ASCII as the character of Latin-1 with its number.
std::string as_latin(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) {
    append_utf8(static_cast<unsigned char>(byte), out);
  }
  return out;
}

std::string as_references(std::string_view text, std::string_view begin = "&#") {
  std::string out;
  for (const char32_t c : to_utf32(text)) {
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else {
      out.append(begin).append(std::to_string(static_cast<unsigned>(c))).append(";");
    }
  }
  return out;
}

std::string utf16_little(std::string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char32_t c : to_utf32(text)) {
    bytes.push_back(static_cast<char>(c & 0xFF));
    bytes.push_back(static_cast<char>(c >> 8));
  }
  return bytes;
}

std::string page_of(const std::string& title, const std::string& body) {
  return "<html><head><title>" + title + "</title></head><body><p>" + body + "</p></body></html>";
}

}  // namespace

TEST_CASE("letters that were taken for others are mended in every format", "[repaired]") {
  struct Row {
    const char* why;
    const char* name;
    std::string content;
  };
  const std::string first = kBody.substr(0, kBody.find('\n'));
  const std::string arabic = page_of(kTitle, first);
  const std::string in_1256 = as_latin(windows_1256(arabic));
  const auto record = [](const auto& letters) {
    return "{\"title\":\"" + letters(kTitle) + "\",\"text\":\"" +
           letters(kBody.substr(0, kBody.find('\n'))) + "\",\"author\":\"" + letters("سعيد"s) +
           "\"}\n";
  };
  const auto twice = [](const std::string& text) { return as_latin(text); };
  const auto latin = [](const std::string& text) { return as_latin(windows_1256(text)); };
  const Row rows[] = {
      {"a page in references to the bytes of windows-1256: &#199;", "a.html",
       as_references(in_1256)},
      {"a page in references to the bytes of UTF-8", "a.html", as_references(as_latin(arabic))},
      {"references that were escaped once more: &amp;#1604;", "a.html",
       page_of(as_references(kTitle, "&amp;#"), as_references(first, "&amp;#"))},
      {"a text in references to the bytes of windows-1256", "a.txt",
       as_references(latin(kTitle + "\n" + first))},
      {"records encoded twice", "a.jsonl", record(twice)},
      {"records of windows-1256 taken for Latin", "a.jsonl", record(latin)},
      {"a table encoded twice", "a.csv",
       "title,text\n" + as_latin(kTitle + ",\"" + first + "\"\n")},
      {"TREC markup encoded twice", "a.trec",
       "<DOC>\n<DOCNO>1</DOCNO>\n<TITLE>" + as_latin(kTitle) + "</TITLE>\n<TEXT>\n" +
           as_latin(first) + "\n</TEXT>\n</DOC>\n"},
      {"UTF-8 behind the mark of UTF-16", "a.txt", "\xFF\xFE" + kTitle + "\n" + first},
      {"two byte order marks", "a.txt", "\xEF\xBB\xBF\xEF\xBB\xBF" + kTitle + "\n" + first},
      {"a title of windows-1256 over a text of UTF-8", "a.txt",
       windows_1256(kTitle) + "\n" + kBody.substr(0, first.size())},
      {"a story of windows-1256 within a template of UTF-8, on one line", "a.html",
       "<html><body><nav><a>الصفحة الرئيسية</a></nav><h1>" + windows_1256(kTitle) + "</h1><p>" +
           windows_1256(first) + "</p></body></html>"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as(row.name, row.content);
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].title == kTitle);
    CHECK(read.articles[0].text == first);
    if (std::string_view(row.name) == "a.jsonl") {
      CHECK(read.articles[0].author == "سعيد");
    }
  }
}

TEST_CASE("named references to Latin letters are letters", "[repaired]") {
  // &Ccedil; is U+00C7, the byte that is alef in windows-1256: Ç for ا.
  CHECK(without_references("&Ccedil;&aacute; &eacute;&hellip;&ndash;&yuml;&nbsp;&OElig;") ==
        "Çá é…–ÿ\u00A0Œ");
  CHECK(without_letter_references("&lt;p&gt; &#60; &amp; &Ccedil; &#1604;") ==
        "&lt;p&gt; &#60; &amp; Ç ل");
  CHECK(without_references(as_references("لا كلام هنا", "&amp;#")) == "لا كلام هنا");
  CHECK_FALSE(written_in_references("&nbsp;&nbsp;&nbsp;&raquo;&raquo;&copy;&copy;&nbsp;&nbsp;"));
  CHECK(written_in_references("&Ccedil;&aacute;&Ccedil;&aacute;&Ccedil;&aacute;&Ccedil;&aacute;"));
}

TEST_CASE("UTF-16 with a byte too many or too few is read on", "[repaired]") {
  const std::string text = kTitle + "\n" + kBody;
  const std::string bytes = utf16_little(text);
  for (const std::size_t at : {151, 152, 301}) {
    for (const bool added : {false, true}) {
      INFO(at << (added ? " added" : " lost"));
      std::string shifted = bytes;
      added ? shifted.insert(at, 1, 'x') : shifted.erase(at, 1);
      const Result<Decoded> result = decode(std::move(shifted));
      REQUIRE(result.ok());
      CHECK(result.value().encoding == "UTF-16LE");
      CHECK(result.value().text.starts_with(kTitle + "\n"));
      CHECK(result.value().text.ends_with("أصبح آمنا بعد أن انتهت أعمال الصيانة هذا العام."));
      CHECK(result.value().repaired > 0);
    }
  }
  // Copied as text: the byte 0D before each byte 0A.
  std::string lines = utf16_little(kTitle + "\n\n" + kBody);
  for (std::size_t at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at + 2)) {
    lines.insert(at, 1, '\r');
  }
  const Result<Decoded> copied = decode(std::move(lines));
  REQUIRE(copied.ok());
  CHECK(copied.value().text == kTitle + "\n\n" + kBody);
}

TEST_CASE("UTF-32 is told with a mark and without", "[repaired]") {
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      std::string bytes;
      for (const char32_t c : to_utf32((mark ? "\uFEFF" : "") + kTitle + "\n" + kBody)) {
        for (int byte = 0; byte < 4; ++byte) {
          bytes.push_back(static_cast<char>(c >> (8 * (little ? byte : 3 - byte)) & 0xFF));
        }
      }
      CHECK_FALSE(looks_binary(bytes));
      const Result<Decoded> result = decode(std::move(bytes));
      REQUIRE(result.ok());
      CHECK(result.value().text == kTitle + "\n" + kBody);
      CHECK(result.value().encoding.starts_with("UTF-32"));
    }
  }
  CHECK(looks_binary(std::string(400, '\0')));
}

TEST_CASE("UTF-7 is told from text with plus signs", "[repaired]") {
  const Result<Decoded> result =
      decode("+BkgGNQZIBkQ +BicGRAZCBicGQQZEBik +BiUGRAZJ +BicGRAZFBi8GSgZGBik");
  REQUIRE(result.ok());
  CHECK(result.value().encoding == "UTF-7");
  CHECK(result.value().text == "وصول القافلة إلى المدينة");
  CHECK_FALSE(looks_like_utf7("C++ and 1+2+3+4 are +plain text of an English page, +more or less"));
  CHECK_FALSE(looks_like_utf7(""));
}

TEST_CASE("text whose letters are lost is reported, not indexed", "[repaired]") {
  std::string marks;
  std::string replaced;
  for (const char32_t c : to_utf32(kTitle + "\n" + kBody)) {
    marks += c < 0x80 ? std::string(1, static_cast<char>(c)) : "?";
    replaced += c < 0x80 ? std::string(1, static_cast<char>(c)) : "\uFFFD";
  }
  for (const std::string& content : {marks, replaced}) {
    for (const char* name : {"a.txt", "a.html", "a.md"}) {
      INFO(name);
      const bool is_page = std::string_view(name) == "a.html";
      const Collected read = read_as(name, is_page ? page_of("????? ??", content) : content);
      CHECK(read.articles.empty());
      REQUIRE(read.skips.size() == 1);
      CHECK(read.skips[0].reason == walk::SkipReason::Encoding);
    }
  }
  CHECK(read_as("a.txt", "هل تعود؟ ??? نعم?? لا?? متى?? كيف??? " + kBody).articles.size() == 1);
  CHECK(read_as("a.txt", "Why? What? Who? When? Where? How? Is it? Are they? Do we? No? A? B? C?")
            .articles.size() == 1);
}

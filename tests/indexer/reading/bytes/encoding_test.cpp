#include "indexer/reading/bytes/encoding.h"

#include <random>
#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/arabic_likeness.h"
#include "indexer/reading/bytes/code_page.h"
#include "indexer/reading/bytes/entities.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::bytes;
using namespace niger::messages;

namespace {

const std::string kText =
    "وصول القافلة إلى المدينة القديمة\n"
    "قال المتحدث باسم البلدية إن القافلة التي خرجت من الميناء في بداية الأسبوع وصلت إلى المدينة "
    "القديمة بعد رحلة طويلة، وإن السكان كانوا في انتظارها منذ الصباح.\n"
    "وأضاف أن الطريق بين الميناء والمدينة أصبح آمنا بعد أن انتهت أعمال الصيانة هذا العام؛ فهل "
    "تعود القوافل كما كانت قبل سنوات؟";

// The Arabic comma, semicolon and question mark have no byte in DOS 720.
std::string with_ascii_marks(std::string text) {
  for (const auto& [mark, plain] : {std::pair{"،", ","}, {"؛", ";"}, {"؟", "?"}}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
      text.replace(at, 2, plain);
    }
  }
  return text;
}

const CodePage& page_named(std::string_view name) {
  for (const auto& pages : {arabic_code_pages(), mistaken_code_pages()}) {
    for (const CodePage& page : pages) {
      if (page.name == name) {
        return page;
      }
    }
  }
  throw std::runtime_error("no such page: " + std::string(name));
}

std::string in_page(std::string_view name, std::string_view text) {
  std::size_t lost = 0;
  std::string bytes = encoded(page_named(name), text, lost);
  REQUIRE(lost == 0);
  return bytes;
}

// What an editor shows that takes `bytes` for `page`, saved as UTF-8.
std::string taken_for(std::string_view page, std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) {
    const char32_t c = page_named(page).table[static_cast<unsigned char>(byte)];
    append_utf8(c == kReplacementCharacter ? static_cast<unsigned char>(byte) : c, out);
  }
  return out;
}

std::string utf16(std::string_view text, bool little, bool mark) {
  std::u32string letters = to_utf32(text);
  if (mark) {
    letters.insert(letters.begin(), 0xFEFF);
  }
  std::string bytes;
  for (const char32_t c : letters) {
    const char high = static_cast<char>(c >> 8);
    const char low = static_cast<char>(c & 0xFF);
    bytes.push_back(little ? low : high);
    bytes.push_back(little ? high : low);
  }
  return bytes;
}

// U+0081, which windows-1252 does not have, as lossy programs write it.
std::string with_lost_bytes(std::string text, std::string_view written) {
  for (std::size_t at = text.find("\u0081"); at != std::string::npos; at = text.find("\u0081")) {
    text.replace(at, 2, written);
  }
  return text;
}

std::string with_nuls(std::string bytes) {
  for (const std::size_t at : {0, 11, 40, 41, 90}) {
    bytes.insert(at, 1, '\0');
  }
  return bytes;
}

}  // namespace

TEST_CASE("encodings of Arabic pages are told apart", "[encoding]") {
  struct Row {
    const char* why;
    std::string bytes;
    std::string encoding;
  };
  const std::string utf8_half = kText.substr(0, kText.find('\n') + 1);
  const std::string other_half = kText.substr(utf8_half.size());
  const Row rows[] = {
      {"UTF-8", kText, "UTF-8"},
      {"UTF-8 with U+FEFF", "\xEF\xBB\xBF" + kText, "UTF-8"},
      {"windows-1256", in_page("windows-1256", kText), "windows-1256"},
      {"windows-1256 after a mark that lies", "\xEF\xBB\xBF" + in_page("windows-1256", kText),
       "windows-1256"},
      {"ISO-8859-6", in_page("ISO-8859-6", kText), "ISO-8859-6"},
      {"DOS", in_page("IBM720", with_ascii_marks(kText)), "IBM720"},
      {"UTF-16, low byte first", utf16(kText, true, true), "UTF-16LE"},
      {"UTF-16, high byte first", utf16(kText, false, true), "UTF-16BE"},
      {"UTF-16 without a mark", utf16(kText, true, false), "UTF-16LE"},
      {"UTF-16 without a mark, high byte first", utf16(kText, false, false), "UTF-16BE"},
      {"UTF-8 taken for windows-1252", taken_for("windows-1252", kText),
       "UTF-8 encoded twice (as windows-1252)"},
      {"UTF-8 taken for windows-1256", taken_for("windows-1256", kText),
       "UTF-8 encoded twice (as windows-1256)"},
      {"UTF-8 taken for Macintosh", taken_for("macintosh", kText),
       "UTF-8 encoded twice (as macintosh)"},
      {"UTF-8 taken for windows-1252, twice",
       taken_for("windows-1252", taken_for("windows-1252", kText)),
       "UTF-8 encoded twice (as windows-1252)"},
      {"windows-1256 taken for windows-1252",
       taken_for("windows-1252", in_page("windows-1256", kText)),
       "windows-1256 taken for windows-1252"},
      {"UTF-8 taken for windows-1252, which then had no character for the second byte of feh",
       with_lost_bytes(taken_for("windows-1252", kText), "\uFFFD"),
       "UTF-8 encoded twice (as windows-1252)"},
      {"the same, with question marks", with_lost_bytes(taken_for("windows-1252", kText), "?"),
       "UTF-8 encoded twice (as windows-1252)"},
      {"UTF-8 taken for windows-1252, saved as UTF-16",
       utf16(taken_for("windows-1252", kText), true, true),
       "UTF-8 encoded twice (as windows-1252)"},
      {"NUL bytes strewn in", with_nuls(kText), "UTF-8"},
      {"NUL bytes in windows-1256", with_nuls(in_page("windows-1256", kText)), "windows-1256"},
      {"a template and a story saved apart", utf8_half + in_page("windows-1256", other_half),
       "UTF-8 and windows-1256"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Result<Decoded> result = decode(std::string(row.bytes));
    REQUIRE(result.ok());
    CHECK(result.value().encoding == row.encoding);
    CHECK(with_ascii_marks(result.value().text) == with_ascii_marks(kText));
    CHECK(result.value().repaired == 0);
  }
}

TEST_CASE("MacArabic is told by its own digits and punctuation", "[encoding]") {
  std::string bytes = in_page("ISO-8859-6", "قال إن القافلة وصلت في ") + "\xB2\xB0\xB2\xB4" +
                      in_page("ISO-8859-6", " إلى المدينة") + "\xAE\r" +
                      in_page("ISO-8859-6", "ثم عادت من المدينة");
  const Result<Decoded> result = decode(std::move(bytes));
  REQUIRE(result.ok());
  CHECK(result.value().encoding == "x-mac-arabic");
  CHECK(result.value().text == "قال إن القافلة وصلت في ٢٠٢٤ إلى المدينة.\nثم عادت من المدينة");
}

TEST_CASE("a declared encoding is believed only where the text agrees", "[encoding]") {
  const std::string bytes = in_page("windows-1256", kText);
  for (const char* declared :
       {"", "windows-1256", "iso-8859-1", "utf-8", "ISO-8859-6", "nonsense"}) {
    INFO(declared);
    const Result<Decoded> result = decode(std::string(bytes), {"", declared});
    REQUIRE(result.ok());
    CHECK(result.value().encoding == "windows-1256");
    CHECK(result.value().text == kText);
  }
  const Result<Decoded> utf8 = decode(std::string(kText), {"", "windows-1256"});
  REQUIRE(utf8.ok());
  CHECK(utf8.value().text == kText);
}

TEST_CASE("a forced encoding is believed always", "[encoding]") {
  const std::string bytes = in_page("windows-1256", "نص");
  const Result<Decoded> result = decode(std::string(bytes), {"cp1256", ""});
  REQUIRE(result.ok());
  CHECK(result.value().text == "نص");
  CHECK(result.value().encoding == "windows-1256");
  CHECK_FALSE(decode(std::string(bytes), {"no-such-encoding", ""}).ok());
}

TEST_CASE("a headline is enough to tell letters by, a word is not", "[encoding]") {
  struct Row {
    const char* text;
    bool told;
  };
  const Row rows[] = {{"رافقت قوة عسكرية سودانية", true},
                      {"وصفت امرأة سمراء بملكة جمال بريطانيا", true},
                      {"لاجئة سورية: مجرد زوجة", true},
                      {"لاجئة", false},
                      {"Niamey said سحب القوات العسكرية الأمريكية on Friday.", true}};
  for (const Row& row : rows) {
    INFO(row.text);
    for (const char* page : {"windows-1256", "ISO-8859-6"}) {
      const Result<Decoded> result = decode(in_page(page, row.text));
      REQUIRE(result.ok() == row.told);
      if (row.told) {
        CHECK(result.value().text == row.text);
        CHECK(result.value().encoding == page);
      }
    }
  }
}

TEST_CASE("a page is not guessed to be Latin where its bytes make whole words", "[encoding]") {
  const Result<Decoded> french = decode("Les \xE9tats ont accept\xE9 de retirer leurs forces.");
  REQUIRE(french.ok());
  CHECK(french.value().text == "Les états ont accepté de retirer leurs forces.");
  const std::string english = "The ministry said that the troops would leave the country soon. ";
  CHECK_FALSE(decode(english + "\xFD\xF2\xEE\xEF\xF0\xEE\xF1\xF2 " + english).ok());
}

TEST_CASE("letters that cannot be told are refused", "[encoding]") {
  std::mt19937 random(41);
  std::string noise;
  for (int i = 0; i < 900; ++i) {
    noise.push_back(static_cast<char>(128 + random() % 128));
  }
  std::string cyrillic;
  for (int i = 0; i < 40; ++i) {
    cyrillic += "\xFD\xF2\xEE \xEF\xF0\xEE\xF1\xF2\xEE \xF2\xE5\xEA\xF1\xF2. ";
  }
  for (const std::string& bytes : {noise, cyrillic}) {
    const Result<Decoded> result = decode(std::string(bytes));
    REQUIRE_FALSE(result.ok());
    CHECK(localized(result.error()).find("--encoding") != std::string::npos);
  }
}

TEST_CASE("a few damaged bytes do not change the encoding", "[encoding]") {
  std::mt19937 random(7);
  for (const bool utf8 : {true, false}) {
    std::string bytes = utf8 ? kText : in_page("windows-1256", kText);
    for (int i = 0; i < 6; ++i) {
      bytes[random() % bytes.size()] = static_cast<char>(0xFF);
    }
    const Result<Decoded> result = decode(std::move(bytes));
    REQUIRE(result.ok());
    CHECK(result.value().encoding == (utf8 ? "UTF-8" : "windows-1256"));
    CHECK(is_valid_utf8(result.value().text));
    CHECK((result.value().repaired > 0) == utf8);  // FF is a letter of windows-1256
  }
}

TEST_CASE("decoding junk gives valid UTF-8 or a reason", "[encoding][property]") {
  constexpr unsigned kSeed = 20240420;
  INFO("seed " << kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    const std::size_t size = random() % 200;
    const unsigned low = round % 3 == 0 ? 0 : 0x80;
    for (std::size_t i = 0; i < size; ++i) {
      bytes.push_back(static_cast<char>(low + random() % (256 - low)));
    }
    (void)looks_binary(bytes);
    const Result<Decoded> result = decode(std::move(bytes));
    if (result.ok()) {
      CHECK(is_valid_utf8(result.value().text));
    } else {
      CHECK_FALSE(result.error().empty());
    }
  }
}

TEST_CASE("likeness tells Arabic from letters decoded wrongly", "[encoding]") {
  CHECK(arabic_likeness(kText).convincing());
  CHECK(arabic_likeness(kText).score() > 0.25);
  CHECK(arabic_likeness("").score() == 0);
  CHECK_FALSE(arabic_likeness("plain English text").convincing());
  CHECK_FALSE(arabic_likeness(taken_for("windows-1256", kText)).convincing());
}

TEST_CASE("character references become characters", "[encoding]") {
  CHECK(without_references("&#1604;&#x627; &quot;A&amp;B&quot;&nbsp;") == "لا \"A&B\"\u00A0");
  CHECK(without_references("AT&T &unknown; &#; &#xZZ; &") == "AT&T &unknown; &#; &#xZZ; &");
  CHECK(without_references("&#1604&#1575 &#x627&#x628, &#1604x") == "لا اب, لx");
  CHECK_FALSE(written_in_references("سعر &#36; ونص عربي"));
  std::string written;
  for (int i = 0; i < 9; ++i) {
    written += "&#1604;";
  }
  CHECK(written_in_references(written));
  std::erase(written, ';');
  CHECK(written_in_references(written));
}

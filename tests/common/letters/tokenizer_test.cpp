#include "common/letters/tokenizer.h"

#include <random>
#include <string>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::letters;

namespace {

// The words as they stand in the text, each with the letter of its kind where it is not Arabic.
std::string words_of(std::string_view text) {
  std::vector<Word> words;
  find_words(text, words);
  std::string out;
  for (const Word& word : words) {
    out += out.empty() ? "" : "|";
    out += word.text;
    switch (word.kind) {
      case TokenKind::Arabic:
        break;
      case TokenKind::Latin:
        out += ":l";
        break;
      case TokenKind::Number:
        out += ":n";
        break;
      case TokenKind::Other:
        out += ":o";
        break;
    }
  }
  return out;
}

struct Row {
  const char* why;
  const char* text;
  const char* expected;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.text);
    CHECK(words_of(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("words are found between spaces and punctuation", "[tokenizer]") {
  check_rows({
      {"nothing", "", ""},
      {"only punctuation", " … ؟! ()", ""},
      {"two words", "سوق السمك", "سوق|السمك"},
      {"Arabic comma, semicolon, question mark", "سوق،سمك؛بحر؟", "سوق|سمك|بحر"},
      {"quotation marks", "«السوق» “المرفأ” \"البحر\"", "السوق|المرفأ|البحر"},
      {"hyphen and dash", "سوق-سمك–بحر", "سوق|سمك|بحر"},
      {"slash", "سوق/سمك", "سوق|سمك"},
      {"marks stay with their word", "سُوقٌ كبيرٌ", "سُوقٌ|كبيرٌ"},
      {"tatweel stays with its word", "ســوق", "ســوق"},
      {"a line of tatweel is no word", "سوق ـــ سمك", "سوق|سمك"},
      {"marks alone are no word", "سوق \u064E سمك", "سوق|سمك"},
      {"Quranic end of verse separates", "سوق\u06DDسمك", "سوق|سمك"},
      {"full stop of Urdu", "سوق\u06D4سمك", "سوق|سمك"},
      {"ornate brackets U+FD3E", "\uFD3Eسوق\uFD3F", "سوق"},
      {"line ends and tabs", "سوق\r\nسمك\tبحر", "سوق|سمك|بحر"},
      {"emoji", "سوق🐟سمك", "سوق|سمك"},
      {"ill-formed bytes separate", "سوق\xFFسمك\xD8 بحر", "سوق|سمك|بحر"},
      {"U+FFFD separates", "سوق\uFFFDسمك", "سوق|سمك"},
      {"abbreviation with points", "د.ب.أ", "د|ب|أ"},
  });
}

TEST_CASE("invisible characters neither split a word nor belong to its span", "[tokenizer]") {
  check_rows({
      {"right-to-left mark inside", "سو\u200Fق", "سو\u200Fق"},
      {"around", "\u200Fسوق\u200F سمك\u200E", "سوق|سمك"},
      {"isolates", "\u2067سوق\u2069 \u2066BBC\u2069", "سوق|BBC:l"},
      {"non-joiner inside", "می\u200Cشود", "می\u200Cشود"},
      {"soft hyphen inside", "السو\u00ADق", "السو\u00ADق"},
      {"soft hyphen in Latin", "Reu\u00ADters", "Reu\u00ADters:l"},
      {"byte order mark", "\uFEFFسوق", "سوق"},
      {"mark behind an invisible one", "سوق\u200F\u064C", "سوق\u200F\u064C"},
  });
}

TEST_CASE("clitics before a tatweel, number or Latin word are no words", "[tokenizer]") {
  check_rows({
      {"and 2021", "و2021", "2021:n"},
      {"by 50", "بـ50", "50:n"},
      {"the 20", "الـ20", "20:n"},
      {"without tatweel", "ال20", "20:n"},
      {"for the 20", "للـ٢٠", "٢٠:n"},
      {"and in the 20", "وبالـ20", "20:n"},
      {"article before quotation marks", "الـ«سوق»", "سوق"},
      {"article before a blank", "الـ 20", "20:n"},
      {"to, before Latin", "لـReuters", "Reuters:l"},
      {"article before Latin", "الBBC", "BBC:l"},
      {"and, with a mark, before a number", "وَ2021", "2021:n"},
      {"a longer word stays", "كوفيد19", "كوفيد|19:n"},
      {"… with a hyphen", "كوفيد-19", "كوفيد|19:n"},
      {"the Hijri sign is no clitic", "1443هـ", "1443:n|هـ"},
      {"the year sign", "2021م", "2021:n|م"},
      {"a number before a word", "50مليون", "50:n|مليون"},
      {"a clitic by itself is a word", "و سوق", "و|سوق"},
  });
}

TEST_CASE("numbers are words with their separators", "[tokenizer]") {
  check_rows({
      {"thousands", "نحو 5,400 طن", "نحو|5,400:n|طن"},
      {"decimals and per cent", "2.7% ٢٫٧٪", "2.7:n|٢٫٧:n"},
      {"date", "17/09/2023", "17:n|09:n|2023:n"},
      {"ISO date", "2023-09-17", "2023:n|09:n|17:n"},
      {"date with points", "17.09.2023", "17:n|09:n|2023:n"},
      {"time", "الساعة 17:30", "الساعة|17:n|30:n"},
      {"end of sentence", "عام 2023.", "عام|2023:n"},
      {"telephone number", "+227 20-72", "227:n|20:n|72:n"},
      {"currency", "$50 و50€", "50:n|50:n"},
  });
}

TEST_CASE("Latin words, identifiers, names and addresses", "[tokenizer]") {
  check_rows({
      {"accents", "Élysée Zu\u0308rich", "Élysée:l|Zu\u0308rich:l"},
      {"apostrophe inside", "O'Neil don’t", "O'Neil:l|don’t:l"},
      {"… and around", "'quote' dogs' ", "quote:l|dogs:l"},
      {"French elision", "l'eau d’Algérie qu'il", "eau:l|Algérie:l|il:l"},
      {"… not of names", "N'Djamena M'Bala", "N'Djamena:l|M'Bala:l"},
      {"hyphen", "Abou-Dhabi", "Abou:l|Dhabi:l"},
      {"letters and digits split", "F16 F-16 5G", "F:l|16:n|F:l|16:n|5:n|G:l"},
      {"… at two borders", "F16C", "F:l|16:n|C:l"},
      {"identifiers stay whole", "H1N1 a3f09b7", "H1N1:l|a3f09b7:l"},
      {"Arabic glued to Latin", "شركةApple", "شركة|Apple:l"},
      {"Latin glued to Arabic", "Appleشركة", "Apple:l|شركة"},
      {"underscore separates", "snake_case", "snake:l|case:l"},
      {"hashtag", "#سوق_السمك #FishMarket", "سوق|السمك|FishMarket:l"},
      {"a name is one word", "قال @fish_market2 أمس", "قال|fish_market2:l|أمس"},
      {"an Arabic handle", "@سوق_السمك", "سوق|السمك"},
      {"an @ alone", "@ سوق @5", "سوق|5:n"},
      {"e-mail", "desk@fish-market.example", "desk:l|fish:l|market:l|example:l"},
      {"address", "https://www.fish.example/a/b?c=12 سوق", "fish:l|example:l|سوق"},
      {"address without scheme", "(www.fish.example)", "fish:l|example:l"},
      {"address with port", "http://fish.example:8080/x، سوق", "fish:l|example:l|سوق"},
      {"address before Arabic", "http://fish.exampleسوق", "fish:l|example:l|سوق"},
      {"http alone", "http سوق", "http:l|سوق"},
  });
}

TEST_CASE("other scripts and honorifics", "[tokenizer]") {
  check_rows({
      {"Cyrillic and Greek", "Москва Αθήνα", "Москва:o|Αθήνα:o"},
      {"Hebrew", "שוק", "שוק:o"},
      {"an ideograph is a word", "魚市", "魚:o|市:o"},
      {"U+FDFA is four words", "محمد\uFDFA", "محمد|صلى|الله|عليه|وسلم"},
      {"U+FDFB is two", "الله \uFDFB", "الله|جل|جلاله"},
      {"Allah ligature is a word", "عبد\uFDF2", "عبد\uFDF2"},
      {"superscripts are no letters", "كم²", "كم"},
  });
}

TEST_CASE("spans are exact", "[tokenizer]") {
  const std::string text = "\u200Fسُوقٌ\u200F، 5,400!";
  std::vector<Word> words;
  find_words(text, words);
  REQUIRE(words.size() == 2);
  CHECK(words[0].span == Span{3, 13});
  CHECK(words[1].span == Span{19, 24});
}

TEST_CASE("junk gives spans on borders, in order, in bounded time", "[tokenizer][property]") {
  const unsigned seed = 20240721;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::string pieces[] = {"سوق",    "\u200F", "ـ", "\u064E", "5",  ",",      ".",
                                "'",      "a",      "Z", "@",      "_",  "www.",   "http://",
                                "\xD8",   "\xFF",   " ", "و",      "ال", "\uFDFA", "٬",
                                "\u00A0", "魚",     "é", "\u0300", "٣",  "-"};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto length = random() % 40; length > 0; --length) {
      text += random() % 12 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                 : pieces[random() % std::size(pieces)];
    }
    std::vector<Word> words;
    find_words(text, words);
    std::size_t end = 0;
    for (const Word& word : words) {
      INFO(text);
      REQUIRE(word.span.begin >= end);
      REQUIRE(word.span.end >= word.span.begin);
      REQUIRE(word.span.end <= text.size());
      REQUIRE((word.span.size() == 0 || is_character_border(text, word.span.begin)));
      // A stray trail byte may stand behind a word: its own bytes are whole characters.
      REQUIRE(is_valid_utf8(std::string_view(text).substr(word.span.begin, word.span.size())));
      REQUIRE_FALSE(word.text.empty());
      end = word.span.end;
    }
  }
  for (const char* piece :
       {"www.", "http://", "1.", "a1", "'a", "@", "و", "ـ", "\u200F", "l'", "1\u00A0"}) {
    std::string text;
    while (text.size() < 1'000'000) {
      text += piece;
    }
    std::vector<Word> words;
    find_words(text, words);
    CHECK(words.size() <= text.size());
  }
}

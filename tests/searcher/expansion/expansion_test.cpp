#include "searcher/expansion/expansion.h"

#include <algorithm>
#include <random>
#include <set>

#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"
#include "tests/support/word_knowledge.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::expansion;
using test::analyzer;
using test::knowledge;

namespace {

// A collection of one article a text.
MemoryVocabulary vocabulary_of(const std::vector<std::string>& texts) {
  MemoryVocabulary vocabulary(texts.size());
  for (const std::string& text : texts) {
    std::set<std::string> stems;
    for (const Token& token : analyzer().analyze(text)) {
      stems.insert(token.stem);
    }
    for (const std::string& stem : stems) {
      vocabulary.add(stem);
    }
  }
  return vocabulary;
}

std::vector<QueryWord> words_of(const std::string& query, bool as_typed = false) {
  std::vector<QueryWord> words;
  for (const Token& token : analyzer().analyze(query)) {
    if (!token.is_stop_word) {
      words.push_back({token.folded, token.stem,
                       letters::exact_form(query.substr(token.span.begin, token.span.size())),
                       as_typed});
    }
  }
  return words;
}

// The expansion by which `query` meets a text whose words are `text`, all of it; null if by none.
struct Meeting {
  bool met = false;
  ExpansionRule rule = ExpansionRule::Typed;
  bool matches = false;
};

Meeting meeting(const std::string& query, const std::string& text) {
  const MemoryVocabulary vocabulary = vocabulary_of({text});
  const auto words = words_of(query);
  for (const ExpandedWords& entry : expanded(words, vocabulary, knowledge())) {
    for (const Expansion& expansion : entry.expansions) {
      if (entry.words == words.size() && expansion.doc_freq > 0) {
        return {true, expansion.rule, expansion.matches()};
      }
    }
  }
  return {};
}

}  // namespace

TEST_CASE("a query word meets its other forms, and says by which rule", "[expansion]") {
  struct Row {
    const char* query;
    const char* text;
    ExpansionRule rule;
  };
  using enum ExpansionRule;
  const Row rows[] = {
      {"برلين", "وبرلين", Typed},
      {"هامبورج", "هامبورغ", Spelling},
      {"سنغافورة", "سنغافوره", Typed},
      {"زوكربيرج", "زوكربرغ", Spelling},
      {"نتانياهو", "نتنياهو", Spelling},
      {"غواتيمالا", "جواتيمالا", Spelling},
      {"أميركا", "أمريكا", Spelling},
      {"Zuckerberg", "زوكربيرغ", LatinScript},
      {"Guardiola", "غوارديولا", LatinScript},
      {"Berlin", "برلين", LatinScript},
      {"Chicago", "شيكاغو", LatinScript},
      {"Hungary", "المجر", LatinScript},
      {"Allemagne", "ألمانيا", LatinScript},
      {"Cairo", "القاهرة", LatinScript},
      {"Red Cross", "الصليب الأحمر", LatinScript},
      {"Hezbollah", "حزب الله", LatinScript},
      {"Google", "قوقل", LatinScript},
      {"BBC", "بي بي سي", LatinScript},
      {"FBI", "إف بي آي", LatinScript},
      {"CNN", "سي إن إن", LatinScript},
      {"Tesla", "تسلا", LatinScript},
      {"Volkswagen", "فولكسفاجن", LatinScript},
      {"سامسونغ", "Samsung", ArabicScript},
      {"ميليشيا", "مليشيا", Spelling},
      {"تلفزيون", "تليفزيون", Spelling},
      {"مئة", "مائة", Spelling},
      {"أوروبا", "أوربا", Spelling},
      {"لاغوس", "لاجوس", Spelling},
      {"ماكرون", "مكرون", Spelling},
      {"مؤتمر", "موتمر", Typed},
      {"عائلة", "عايلة", Spelling},
      {"سؤال", "سوال", Spelling},
      {"ضابط", "ظابط", Spelling},
      {"ذئب", "الذيب", Spelling},
      {"ثعلب", "التعلب", Spelling},
      {"ثلاثة", "تلاتة", Spelling},
      {"صائم", "الصايمين", Spelling},
      {"تكافؤ", "تكافوء", Spelling},
      {"زنجبار", "بزنجبار", Spelling},
      {"ابن رشد", "بن رشد", Spelling},
      {"بن خلدون", "ابن خلدون", Spelling},
      {"Sana'a", "صنعاء", LatinScript},
      {"رويترز", "Reuters", ArabicScript},
      {"NBC", "الإن بي سي", LatinScript},
      {"حلب", "حلبية", Nisba},
      {"انسحب", "انسحاب", Masdar},
      {"استقالة", "استقال", MasdarOf},
      {"يزور", "زيارة", Masdar},
      {"قرية", "قروي", Nisba},
      {"سماء", "سماوي", Nisba},
      {"نيسان", "أبريل", Month},
      {"كانون الأول", "ديسمبر", Month},
      {"نوفمبر", "تشرين الثاني", Month},
      {"جويلية", "تموز", Month},
      {"شتنبر", "أيلول", Month},
      {"غشت", "آب", Month},
      {"آذار", "مارس", Month},
      {"لحزيران", "يونيو", Month},
      {"عبد الرحمن", "عبدالرحمن", Joined},
      {"أبو ظبي", "أبوظبي", Joined},
      {"سان فرانسيسكو", "سانفرانسيسكو", Joined},
      {"عبدالرحمن", "عبد الرحمن", Parted},
      {"أبوظبي", "أبو ظبي", Parted},
      {"بيونغيانغ", "بيونغ يانغ", Parted},
      {"كوالالمبور", "كوالا لمبور", Parted},
      {"نيويورك", "نيو يورك", Parted},
  };
  for (const Row& row : rows) {
    INFO(row.query << ", " << row.text);
    const Meeting found = meeting(row.query, row.text);
    CHECK(found.met);
    CHECK(found.matches);
    CHECK(code_of(found.rule) == code_of(row.rule));
  }
}

TEST_CASE("what only looks alike does not meet", "[expansion]") {
  struct Row {
    const char* why;
    const char* query;
    const char* text;
  };
  const Row rows[] = {
      {"a name has no forms of words in it", "ليفربول", "فر بول"},
      {"a name has no forms of words in it", "إنجلترا", "نجا رأي"},
      {"west, mange", "غرب", "جرب"},
      {"heart, dog", "قلب", "كلب"},
      {"hope, work", "أمل", "عمل"},
      {"summer, sword", "صيف", "سيف"},
      {"two Arabic names", "محمد", "محمود"},
      {"two Arabic names", "حسن", "حسين"},
      {"names a long vowel apart", "سعد", "سعيد"},
      {"names a long vowel apart", "سلمان", "سليمان"},
      {"families a consonant apart", "السيسي", "السبسي"},
      {"countries a consonant apart", "كينيا", "غينيا"},
      {"countries a vowel apart", "غانا", "غيانا"},
      {"their people", "كيني", "غيني"},
      {"capitals", "بوخارست", "بودابست"},
      {"a month, an ordinary word", "مايو", "مايا"},
      {"another month", "نيسان", "أيار"},
      {"two countries", "النمسا", "الناموس"},
      {"a verb between other words is no month", "جوان سالم", "يونيو"},
      {"another city", "Berlin", "لبنان"},
      {"an abbreviation is no word", "CNN", "كنان"},
      {"two words in Latin letters are no name", "red mosque", "البحر الأحمر"},
      {"a part that is no word as it stands", "أميركي", "أم يركي"},
      {"an ordinary word does not fall into names", "مدرسة", "مد رسة"},
      {"a son alone is no name", "ابن", "بن"},
      {"ordinary words have no Latin name", "حرب", "war"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.query << ", " << row.text);
    CHECK_FALSE(meeting(row.query, row.text).met);
  }
}

TEST_CASE("a month that is a word besides is found in dates", "[expansion]") {
  MemoryVocabulary vocabulary(1000);
  vocabulary.add("اغسطس", 80);
  vocabulary.add("اوت", 50);  // out
  vocabulary.add("20", 40);
  vocabulary.add("شهر", 60);
  const auto found = expanded(words_of("أغسطس"), vocabulary, knowledge());
  std::set<std::vector<std::string>> matching;
  for (const Expansion& way : found.at(0).expansions) {
    if (way.matches()) matching.insert(way.stems);
  }
  CHECK(matching.contains({"شهر", "اوت"}));
  CHECK(matching.contains({"20", "اوت"}));
  CHECK_FALSE(matching.contains({"اوت"}));
  CHECK_FALSE(matching.contains({"19", "اوت"}));  // no article has the number
}

TEST_CASE("an ambiguous month counts only where its tradition is at home", "[expansion]") {
  MemoryVocabulary egyptian(1000);
  egyptian.add("اغسطس", 80);
  egyptian.add("اب", 900);  // fathers
  egyptian.add("آب", 90);
  MemoryVocabulary lebanese = egyptian;
  lebanese.add("نيسان", 70);
  const auto admits = [](const Vocabulary& vocabulary) {
    const auto found = expanded(words_of("أغسطس"), vocabulary, knowledge());
    const auto& ways = found.at(0).expansions;
    const auto has = [&ways](std::string_view stem) {
      return std::find_if(ways.begin(), ways.end(), [stem](const Expansion& way) {
        return way.stems == std::vector<std::string>{std::string(stem)};
      });
    };
    CHECK(has("اب") == ways.end());  // a month by its letters, not by the stem of fathers
    const auto august = has("آب");
    REQUIRE(august != ways.end());
    return august->matches();
  };
  CHECK_FALSE(admits(egyptian));
  CHECK(admits(lebanese));
}

TEST_CASE("a name that is a word besides is a month alone only at home", "[expansion]") {
  MemoryVocabulary egyptian(1000);
  egyptian.add("مايو", 80);
  egyptian.add("ماي", 40);  // Theresa May
  egyptian.add("اغسطس", 80);
  egyptian.add("اب", 40);
  MemoryVocabulary algerian = egyptian;
  algerian.add("جانفي", 70);
  struct Row {
    const char* query;
    const MemoryVocabulary& vocabulary;
    bool is_month;
  };
  const Row rows[] = {{"ماي", egyptian, false}, {"ماي", algerian, true}, {"5 ماي", egyptian, true},
                      {"أب", egyptian, false},  {"أب", algerian, false}, {"آب", egyptian, true}};
  for (const Row& row : rows) {
    INFO(row.query << (&row.vocabulary == &algerian ? ", Algeria" : ", Egypt"));
    bool is_month = false;
    for (const ExpandedWords& entry : expanded(words_of(row.query), row.vocabulary, knowledge())) {
      for (const Expansion& way : entry.expansions) is_month |= way.rule == ExpansionRule::Month;
    }
    CHECK(is_month == row.is_month);
  }
}

TEST_CASE("a word asked for as typed has itself only", "[expansion]") {
  const MemoryVocabulary vocabulary = vocabulary_of({"هامبورغ هامبورج قواعد نيسان ابريل"});
  for (const char* query : {"هامبورغ", "قاعدة", "نيسان", "عبدالله"}) {
    INFO(query);
    const auto found = expanded(words_of(query, true), vocabulary, knowledge());
    REQUIRE(found.size() == 1);
    CHECK(found[0].expansions.size() == 1);
    CHECK(found[0].expansions[0].rule == ExpansionRule::Typed);
  }
}

TEST_CASE("the typed stem comes first, then the nearest", "[expansion]") {
  const MemoryVocabulary vocabulary =
      vocabulary_of({"زوكربيرغ", "زوكربيرج", "زوكربرج", "زكربيرغ", "Zuckerberg"});
  const auto found = expanded(words_of("زوكربيرغ"), vocabulary, knowledge());
  REQUIRE(found.size() == 1);
  const auto& ways = found[0].expansions;
  REQUIRE(ways.size() >= 4);
  CHECK(ways[0].rule == ExpansionRule::Typed);
  CHECK(ways[0].doc_freq == 1);
  CHECK(ways[1].stems == std::vector<std::string>{"زوكربيرج"});
  CHECK(std::is_sorted(ways.begin(), ways.end(), [](const Expansion& a, const Expansion& b) {
    return a.closeness > b.closeness;
  }));
}

TEST_CASE("a word that no article has keeps its entry", "[expansion]") {
  const MemoryVocabulary empty;
  const auto found = expanded(words_of("برلين باريس"), empty, knowledge());
  REQUIRE(found.size() == 2);
  CHECK(found[0].expansions.size() == 1);
  CHECK(found[0].expansions[0].doc_freq == 0);
  CHECK(expanded({}, empty, knowledge()).empty());
}

TEST_CASE("every rule has names", "[expansion]") {
  std::set<std::string_view> codes;
  std::set<messages::Message> names;
  for (int rule = 0; rule <= static_cast<int>(ExpansionRule::Parted); ++rule) {
    const auto named = static_cast<ExpansionRule>(rule);
    CHECK(codes.insert(code_of(named)).second);
    CHECK(names.insert(name_of(named)).second);
    CHECK(closeness_of(named) > 0);
    CHECK(closeness_of(named) <= 1);
  }
  CHECK(code_of(ExpansionRule::Typed) == "typed");
  CHECK(code_of(ExpansionRule::Parted) == "parted");
  CHECK(code_of(ExpansionRule::Month) == "month");
}

TEST_CASE("expansions are bounded, exist, and come in time, whatever is asked",
          "[expansion][property]") {
  const unsigned seed = 33;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  // Thirty thousand spellings of few names: the worst case for keys.
  MemoryVocabulary vocabulary(1000);
  const std::u32string vowels = U"اوي";
  for (int word = 0; word < 30000; ++word) {
    std::u32string name = U"برلغ";
    for (auto extra = random() % 5; extra > 0; --extra) {
      name.insert(random() % name.size(), 1, vowels[random() % 3]);
    }
    name += random() % 3 == 0 ? U"ن" : U"";
    vocabulary.add(to_utf8(name));
  }
  const std::u32string letters = U"ابرلغيجوan7كق";
  for (int round = 0; round < 300; ++round) {
    std::vector<QueryWord> words;
    for (auto count = random() % 6; count > 0; --count) {
      std::u32string word;
      for (auto length = 1 + random() % 8; length > 0; --length) {
        word += letters[random() % letters.size()];
      }
      words.push_back({to_utf8(word), to_utf8(word), to_utf8(word), false});
    }
    words.push_back({"برلغ", "برلغ", "برلغ", false});
    std::size_t all = 0;
    for (const ExpandedWords& entry : expanded(words, vocabulary, knowledge())) {
      CHECK(entry.first + entry.words <= words.size());
      CHECK(entry.expansions.size() <= kMaxExpansionsPerWord + 1);
      all += entry.expansions.size();
      for (const Expansion& way : entry.expansions) {
        CHECK(way.closeness > 0);
        CHECK(way.closeness <= 1);
        CHECK((way.rule == ExpansionRule::Typed || way.doc_freq > 0));
      }
    }
    CHECK(all <= 2 * kMaxExpansionsPerQuery + words.size());
  }
  std::vector<QueryWord> thousand(1000, {"برلغ", "برلغ", "برلغ", false});
  std::string endless;
  for (int letter = 0; letter < 10000; ++letter) {
    endless += "ق";
  }
  thousand[3] = {endless, endless, endless, false};
  CHECK(expanded(thousand, vocabulary, knowledge()).size() >= 1000);
}

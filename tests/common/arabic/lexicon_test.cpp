#include "common/arabic/lexicon.h"

#include <algorithm>
#include <cstring>

#include "common/base/error.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

namespace niger::arabic {
namespace {

// The present tense is filed apart from the past.
const LexiconEntry* entry_of(std::string_view word) {
  const WordKey key = key_of(letters::fold(word));
  const LexiconEntry* entry = Lexicon::builtin().find(key);
  return entry != nullptr || key == 0 ? entry : Lexicon::builtin().find(key | kPresentTense);
}

}  // namespace

TEST_CASE("a word key holds a folded word and gives it back", "[lexicon]") {
  for (const std::string_view word : {"قاعده", "من", "سؤال", "رئاسه", "شيء", "استخداماتها"}) {
    INFO(word);
    CHECK(word_of(key_of(word)) == word);
    CHECK(size_of(key_of(word)) == word.size() / 2);
  }
}

TEST_CASE("words that are too long, foreign, unfolded or broken have no key", "[lexicon]") {
  for (const std::string_view word : {"", "niger", "201", "قاعدة", "سأل", "نيجرniger", "\xD9",
                                      "\xD9\xD9", "ابتثجحخدذرزس", "ق د"}) {
    INFO(word);
    CHECK((key_of(word) == 0) == (word != "ابتثجحخدذرزس"));
  }
  CHECK(key_of("ابتثجحخدذرزسش") == 0);
}

TEST_CASE("keys sort as the alphabet does, a word before the longer ones", "[lexicon]") {
  CHECK(key_of("باب") < key_of("بابا"));
  CHECK(key_of("بابا") < key_of("باع"));
}

TEST_CASE("keys are lengthened and their last letter changed", "[lexicon]") {
  CHECK(with_letter(key_of("قاعد"), kHeh) == key_of("قاعده"));
  CHECK(with_letter(key_of("ابتثجحخدذرزس"), kHeh) == 0);
  CHECK(with_letter(0, kHeh) == 0);
  CHECK(with_last(key_of("مستشفا"), kAlef, kYeh) == key_of("مستشفي"));
  CHECK(with_last(key_of("قاعده"), kAlef, kYeh) == 0);
  CHECK(with_final_hamza(key_of("هيئ")) == key_of("هيء"));
  CHECK(with_final_hamza(key_of("كتاب")) == key_of("كتاب"));
  CHECK(with_final_yeh_hamza(key_of("لاجء")) == key_of("لاجيء"));
  CHECK(with_final_yeh_hamza(key_of("كتاب")) == 0);
}

TEST_CASE("the lexicon knows what each word may take", "[lexicon]") {
  struct Row {
    std::string_view why;
    std::string_view word;
    std::uint32_t has;
    std::uint32_t has_not;
  };
  const Row rows[] = {
      {"a noun with ة of its own", "قاعدة", kNoun | kTehMarbuta, kName},
      {"an adjective takes ة", "عسكري", kNoun | kFeminine | kPluralUn, kTehMarbuta},
      {"a broken plural takes no other", "قواعد", kNoun | kPlural, kFeminine},
      {"a name takes no ending", "لبنان", kNoun | kName, kDual | kPluralUn},
      {"a name after the article", "سودان", kNoun | kName, kDual},
      {"a noun in U+0649", "مستشفى", kNoun | kMaqsura, kName},
      {"a noun that loses its ي", "قاضي", kNoun | kDefective, kName},
      {"a form of a verb, with س", "يسحب", kVerb | kFuture | kTransitive, kNoun},
      {"a past tense is its verb's lemma", "غادر", kVerb | kLemma, kFuture},
      {"a particle", "في", kParticle, 0},
      {"a written stem", "باسم", kRewrite, kVerb},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.word);
    const LexiconEntry* entry = entry_of(row.word);
    REQUIRE(entry != nullptr);
    CHECK((entry->traits & row.has) == row.has);
    CHECK((entry->traits & row.has_not) == 0);
  }
}

TEST_CASE("the lexicon does not know junk", "[lexicon]") {
  CHECK(entry_of("ضظغخ") == nullptr);
  CHECK(Lexicon::builtin().find(0) == nullptr);
  CHECK_FALSE(Lexicon::builtin().number_of(key_of("ضظغخ")).has_value());
}

TEST_CASE("verb forms lead to their verb, with the endings they take", "[lexicon]") {
  const Lexicon& lexicon = Lexicon::builtin();
  const LexiconEntry* entry = entry_of("يقول");
  REQUIRE(entry != nullptr);
  CHECK(word_of(lexicon.word(entry->lemma)) == "قال");
  const auto un = std::find(kVerbEndings.begin(), kVerbEndings.end(), "ون") - kVerbEndings.begin();
  const auto tum = std::find(kVerbEndings.begin(), kVerbEndings.end(), "تم") - kVerbEndings.begin();
  CHECK((lexicon.endings(*entry) >> un & 1U) == 1);
  CHECK((lexicon.endings(*entry) >> tum & 1U) == 0);
}

TEST_CASE("every entry is found under its key, every link leads to a word", "[lexicon]") {
  const Lexicon& lexicon = Lexicon::builtin();
  CHECK(lexicon.entries().size() > 90000);
  std::size_t lost = 0;
  for (const LexiconEntry& entry : lexicon.entries()) {
    lost += lexicon.find(entry.key) != &entry ? 1 : 0;
  }
  CHECK(lost == 0);
  for (const RelatedStemRecord& record : lexicon.all_related_stems()) {
    lost += lexicon.word(record.from) == 0 || lexicon.word(record.to) == 0 ? 1 : 0;
  }
  CHECK(lost == 0);
  CHECK(lexicon.fingerprint() != 0);
}

TEST_CASE("bytes that are no lexicon are refused", "[lexicon]") {
  alignas(8) std::byte bytes[256] = {};
  CHECK_THROWS_AS(Lexicon({bytes, sizeof bytes}), Error);
  CHECK_THROWS_AS(Lexicon({bytes, 8}), Error);
  LexiconHeader header{kLexiconMagic, kLexiconVersion, 4, 1000, 1, 1, 1, 0};
  std::memcpy(bytes, &header, sizeof header);
  CHECK_THROWS_AS(Lexicon({bytes, sizeof bytes}), Error);
}

}  // namespace niger::arabic

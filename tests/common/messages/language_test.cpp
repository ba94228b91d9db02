#include "common/messages/language.h"

#include <unicode/plurrule.h>

#include <map>
#include <memory>

#include "tests/support/catch.h"

namespace niger::messages {

TEST_CASE("the language is the locale's", "[language]") {
  for (const char* arabic : {"ar", "ar_EG.UTF-8", "ar_SA", "ar@calendar=islamic", "ar-MA"}) {
    INFO(arabic);
    CHECK(language_of_locale(arabic) == Language::Arabic);
  }
  for (const char* other : {"", "C", "POSIX", "C.UTF-8", "en_GB.UTF-8", "fr_FR", "arn_CL", "ary"}) {
    INFO(other);
    CHECK(language_of_locale(other) == Language::English);
  }
}

TEST_CASE("LC_ALL counts before LC_MESSAGES, and that before LANG", "[language]") {
  std::map<std::string, std::string> variables;
  const auto language = [&] {
    return language_of_environment([&](const char* name) { return variables[name]; });
  };
  CHECK(language() == Language::English);
  variables["LANG"] = "ar_EG.UTF-8";
  CHECK(language() == Language::Arabic);
  variables["LC_MESSAGES"] = "en_GB.UTF-8";
  CHECK(language() == Language::English);
  variables["LC_ALL"] = "ar";
  CHECK(language() == Language::Arabic);
  variables["LC_ALL"] = "";  // POSIX: as if it were not set
  CHECK(language() == Language::English);
}

TEST_CASE("plural forms are those of CLDR, as ICU has them", "[language]") {
  static constexpr const char* kNames[] = {"zero", "one", "two", "few", "many", "other"};
  for (const Language language : {Language::English, Language::Arabic}) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(
        icu::Locale(language == Language::Arabic ? "ar" : "en"), status));
    REQUIRE(U_SUCCESS(status));
    for (int count = 0; count < 1300; ++count) {
      INFO(count);
      std::string name;
      rules->select(count).toUTF8String(name);
      CHECK(name == kNames[static_cast<std::size_t>(
                        plural_form(language, static_cast<std::uint64_t>(count)))]);
    }
  }
}

}  // namespace niger::messages

#pragma once
/// The language of messages, chosen from the locale; their words are in catalogue.inc.
#include <cstdint>
#include <string>
#include <string_view>

namespace niger::messages {

enum class Language : std::uint8_t { English, Arabic };

/// The language of a locale's name: Arabic for ar, ar_EG.UTF-8, ar@…; else English.
[[nodiscard]] Language language_of_locale(std::string_view locale);

/// The language of messages as POSIX finds it: the first of LC_ALL, LC_MESSAGES and LANG that is
/// not empty. `variable` gives a variable's value, empty where it is not set.
template <typename Variable>
[[nodiscard]] Language language_of_environment(const Variable& variable) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = variable(name);
    if (!value.empty()) return language_of_locale(value);
  }
  return Language::English;
}

/// How a number of things is counted: the plural categories of CLDR. Arabic has all six (مقالان,
/// 3 مقالات, 11 مقالا, 100 مقال), English two.
enum class PluralForm : std::uint8_t { Zero, One, Two, Few, Many, Other };

[[nodiscard]] PluralForm plural_form(Language language, std::uint64_t count);

}  // namespace niger::messages

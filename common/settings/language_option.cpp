#include "common/settings/language_option.h"

#include <string_view>

namespace niger::settings {

using messages::Language;

void add_language(LanguageChoice& choice, OptionTable& table) {
  table.choice(choice, {.name = "lang", .value = "LANGUAGE", .help = messages::Message::HelpLang},
               {{"auto", LanguageChoice::Auto},
                {"ar", LanguageChoice::Arabic},
                {"en", LanguageChoice::English}});
}

Language language_asked(const std::vector<std::string>& arguments, const Environment& environment) {
  static constexpr std::string_view kOption = "--lang";
  std::string wanted = environment.variable("NIGER_LANG").value_or("");
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string& argument = arguments[i];
    if (argument == kOption && i + 1 < arguments.size()) wanted = arguments[i + 1];
    if (argument.starts_with("--lang=")) wanted = argument.substr(kOption.size() + 1);
  }
  if (wanted == "ar") return Language::Arabic;
  if (wanted == "en") return Language::English;
  return messages::language_of_environment(
      [&](const char* name) { return environment.variable(name).value_or(""); });
}

Language language_of(LanguageChoice choice, Language locale) {
  switch (choice) {
    case LanguageChoice::Arabic:
      return Language::Arabic;
    case LanguageChoice::English:
      return Language::English;
    case LanguageChoice::Auto:
      break;
  }
  return locale;
}

}  // namespace niger::settings

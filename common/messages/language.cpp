#include "common/messages/language.h"

namespace niger::messages {

Language language_of_locale(std::string_view locale) {
  const std::string_view name = locale.substr(0, locale.find_first_of("_.@-"));
  return name == "ar" || name == "AR" || name == "arabic" ? Language::Arabic : Language::English;
}

PluralForm plural_form(Language language, std::uint64_t count) {
  if (language == Language::English) return count == 1 ? PluralForm::One : PluralForm::Other;
  if (count == 0) return PluralForm::Zero;
  if (count == 1) return PluralForm::One;
  if (count == 2) return PluralForm::Two;
  const std::uint64_t rest = count % 100;
  if (rest >= 3 && rest <= 10) return PluralForm::Few;
  return rest >= 11 ? PluralForm::Many : PluralForm::Other;
}

}  // namespace niger::messages

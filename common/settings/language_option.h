#pragma once
/// The option --lang, the language of a program's messages. One option of both programs; auto is
/// the locale's language.
#include <string>
#include <vector>

#include "common/messages/language.h"
#include "common/settings/environment.h"
#include "common/settings/option_table.h"

namespace niger::settings {

enum class LanguageChoice { Auto, Arabic, English };

/// Adds --lang to the present part of the help.
void add_language(LanguageChoice& choice, OptionTable& table);

/// The language of messages before the options are read, and of errors in them:
/// --lang as typed, else NIGER_LANG, else the locale.
[[nodiscard]] messages::Language language_asked(const std::vector<std::string>& arguments,
                                                const Environment& environment);

/// The language of a choice; `locale` for Auto.
[[nodiscard]] messages::Language language_of(LanguageChoice choice, messages::Language locale);

}  // namespace niger::settings

#pragma once
/// The form of a word: what is left of it without the clitics that are written together with it
/// (conjunctions, prepositions, the article, attached pronouns). Inflection stays: قاعدة and
/// والقاعدة, قاعدتهم are of one form, قاعدتين is another one of the same stem.
#include <string>
#include <string_view>

#include "common/arabic/stemmer.h"

namespace niger::highlighting {

/// The form of a word as it was typed: without the proclitics that the stemmer finds in it. Folded.
[[nodiscard]] std::string form_of(const arabic::Stemmer& stemmer, std::string_view typed);

/// True where the folded word is `form` with any chain of proclitics before it, and any attached
/// pronoun after it, before which ه of ة is ت and ى is ا; what is `written` with ة has no pronoun:
/// رئيسة is no form of رئيس, رئيسه is. That both are one word is for the stems to say: by its
/// letters alone, كتابه is of كتاب and of كتابة.
[[nodiscard]] bool has_form(std::string_view folded, std::string_view written,
                            std::string_view form);

}  // namespace niger::highlighting

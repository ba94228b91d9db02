#include "common/messages/catalogue.h"

#include <unicode/msgfmt.h>

#include <map>
#include <set>

#include "tests/support/catch.h"

namespace niger::messages {
namespace {

std::vector<Message> all_messages() {
  std::vector<Message> out;
  for (std::size_t i = 0; i < message_count(); ++i) out.push_back(static_cast<Message>(i));
  return out;
}

// The places of a message, each with whether it counts.
std::map<std::string, bool> places_of(std::string_view words) {
  std::map<std::string, bool> out;
  for (std::size_t open = words.find('{'); open != std::string_view::npos;
       open = words.find('{', open + 1)) {
    const std::size_t end = words.find_first_of(",}{ ", open + 1);
    const std::string name(words.substr(open + 1, end - open - 1));
    const bool counts = words.substr(end).starts_with(", plural,");
    const bool is_name =
        !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
    // The body of a plural form begins with a brace too: a place ends at once or counts.
    if (is_name && (counts || words[end] == '}')) out[name] = out[name] || counts;
  }
  return out;
}

std::string without_places(std::string_view words) {
  std::string out;
  std::size_t depth = 0;
  for (const char c : words) {
    if (c == '{') ++depth;
    if (depth == 0) out.push_back(c);
    if (c == '}') --depth;
  }
  return out;
}

std::string as_icu_says(std::string_view words, Language language,
                        const std::vector<Argument>& arguments) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(language == Language::Arabic ? "ar@numbers=latn" : "en");
  const icu::MessageFormat format(
      icu::UnicodeString::fromUTF8({words.data(), static_cast<int>(words.size())}), locale, status);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const Argument& argument : arguments) {
    names.push_back(icu::UnicodeString::fromUTF8(std::string(argument.name)));
    if (const auto* number = std::get_if<std::uint64_t>(&argument.value)) {
      values.emplace_back(static_cast<std::int64_t>(*number));
    } else {
      values.emplace_back(icu::UnicodeString::fromUTF8(std::get<std::string>(argument.value)));
    }
  }
  icu::UnicodeString out;
  format.format(names.data(), values.data(), static_cast<int>(values.size()), out, status);
  INFO(u_errorName(status));
  CHECK(U_SUCCESS(status));
  std::string utf8;
  return out.toUTF8String(utf8);
}

}  // namespace

TEST_CASE("every message has both languages, with the same places", "[catalogue]") {
  for (const Message message : all_messages()) {
    INFO(name_of(message));
    const std::string_view english = words_of(message, Language::English);
    const std::string_view arabic = words_of(message, Language::Arabic);
    CHECK_FALSE(english.empty());
    CHECK_FALSE(arabic.empty());
    CHECK(places_of(english) == places_of(arabic));
    // A message that has words in English has Arabic ones, and not the same.
    const std::string words = without_places(english);
    if (words.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) {
      CHECK(arabic != english);
      CHECK(arabic.find_first_of("\xD8\xD9") != std::string_view::npos);
    }
  }
}

TEST_CASE("no sentence stands in the catalogue twice", "[catalogue]") {
  std::set<std::string_view> seen;
  for (const Message message : all_messages()) {
    const std::string_view english = words_of(message, Language::English);
    INFO(english);
    if (without_places(english).size() > 3) CHECK(seen.insert(english).second);
  }
}

TEST_CASE("messages are filled as ICU's MessageFormat fills them", "[catalogue]") {
  for (const Message message : all_messages()) {
    for (const Language language : {Language::English, Language::Arabic}) {
      const std::string_view words = words_of(message, language);
      for (const std::uint64_t count :
           {0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111, 200, 999}) {
        const std::map<std::string, bool> places = places_of(words);  // keeps the names alive
        std::vector<Argument> arguments;
        for (const auto& [name, counts] : places) {
          if (counts) {
            arguments.emplace_back(std::string_view(name), count);
          } else {
            arguments.emplace_back(std::string_view(name), "«" + name + "»");
          }
        }
        INFO(name_of(message) << ", " << count);
        CHECK(localized({message, arguments}, language) == as_icu_says(words, language, arguments));
      }
    }
  }
}

}  // namespace niger::messages

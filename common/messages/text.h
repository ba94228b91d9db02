#pragma once
/// A text, in no language yet: a message of the catalogue, and its arguments. It is put into a
/// language where it is shown, at the last step, like escaping.
///
///   const Text text{Message::FieldUnknown, {{"field", name}, {"nearest", nearest}}};
///   out << localized(text, language);
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "common/messages/language.h"

namespace niger::messages {

/// The messages, named; their words are in catalogue.inc.
enum class Message : std::uint16_t {
#define NIGER_MESSAGE(name, english, arabic) name,
#include "common/messages/catalogue.inc"
#undef NIGER_MESSAGE
};

struct Argument;

class Text {
 public:
  Text();
  Text(Message message);  // NOLINT(google-explicit-constructor): a message is a text
  Text(Message message, std::vector<Argument> arguments);
  /// These words as they are, in whatever language: what a library or a file says.
  Text(std::string words);  // NOLINT(google-explicit-constructor): a text is shown as it is
  Text(const char* words);

  [[nodiscard]] bool empty() const;
  [[nodiscard]] Message message() const { return message_; }
  [[nodiscard]] const std::vector<Argument>& arguments() const { return arguments_; }

  friend bool operator==(const Text& one, const Text& other);

 private:
  Message message_ = {};
  std::vector<Argument> arguments_;
};

/// A number shown with its thousands apart: 31,523.
struct Grouped {
  std::uint64_t number;
  friend bool operator==(const Grouped&, const Grouped&) = default;
};

/// What stands in the place {name} of a message.
struct Argument {
  std::string_view name;  ///< outlives the text: a literal
  std::variant<std::string, std::uint64_t, Grouped, Text> value;

  Argument(std::string_view place, std::string words) : name(place), value(std::move(words)) {}
  Argument(std::string_view place, std::string_view words) : Argument(place, std::string(words)) {}
  Argument(std::string_view place, const char* words) : Argument(place, std::string(words)) {}
  Argument(std::string_view place, std::uint64_t number) : name(place), value(number) {}
  Argument(std::string_view place, Grouped number) : name(place), value(number) {}
  Argument(std::string_view place, Text text) : name(place), value(std::move(text)) {}
};

struct Saying {
  Language language = Language::English;
  bool isolate = false;  ///< arguments and option names stand in Unicode direction isolates
};

/// The words of `text` in a language. A place without an argument stays as it is written.
[[nodiscard]] std::string localized(const Text& text, Saying saying = {});
[[nodiscard]] inline std::string localized(const Text& text, Language language) {
  return localized(text, Saying{language, false});
}

}  // namespace niger::messages

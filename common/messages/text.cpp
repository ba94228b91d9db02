#include "common/messages/text.h"

#include <algorithm>
#include <array>

#include "common/base/utf8.h"
#include "common/messages/catalogue.h"
#include "common/messages/quantities.h"

namespace niger::messages {
namespace {

constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopIsolate = "\u2069";

// Fills the places of one message.
class Filling {
 public:
  Filling(const std::vector<Argument>& arguments, Saying saying)
      : arguments_(arguments), saying_(saying) {}

  std::string fill(std::string_view pattern) const {
    std::string out;
    std::size_t at = 0;
    while (at < pattern.size()) {
      const std::size_t open = pattern.find('{', at);
      append_words(pattern.substr(at, open - at), out);
      if (open == std::string_view::npos) break;
      const std::size_t close = end_of_place(pattern, open);
      append_place(pattern.substr(open + 1, close - open - 1), out);
      at = close + 1;
    }
    return out;
  }

 private:
  // The } of the { at `open`.
  static std::size_t end_of_place(std::string_view pattern, std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t at = open; at < pattern.size(); ++at) {
      if (pattern[at] == '{') ++depth;
      if (pattern[at] == '}' && --depth == 0) return at;
    }
    return pattern.size();
  }

  // --help in an Arabic sentence would be shown as help--.
  void append_words(std::string_view words, std::string& out) const {
    if (!saying_.isolate || saying_.language != Language::Arabic) {
      out += words;
      return;
    }
    std::size_t at = 0;
    while (at < words.size()) {
      const std::size_t dash = words.find('-', at);
      const bool starts = dash == 0 || (dash != std::string_view::npos && words[dash - 1] == ' ');
      if (dash == std::string_view::npos) break;
      const std::size_t end = end_of_option(words, dash);
      out += words.substr(at, dash - at);
      if (starts && end > dash + 1) {
        isolate(words.substr(dash, end - dash), out);
      } else {
        out += words.substr(dash, end - dash);
      }
      at = end;
    }
    out += words.substr(std::min(at, words.size()));
  }

  static std::size_t end_of_option(std::string_view words, std::size_t at) {
    while (at < words.size() && (words[at] == '-' || (words[at] >= 'a' && words[at] <= 'z'))) ++at;
    return at;
  }

  static void isolate(std::string_view words, std::string& out) {
    out.append(kFirstStrongIsolate).append(words).append(kPopIsolate);
  }

  const Argument* find(std::string_view name) const {
    for (const Argument& argument : arguments_) {
      if (argument.name == name) return &argument;
    }
    return nullptr;
  }

  // name, or: name, plural, one{…} other{…}
  void append_place(std::string_view place, std::string& out) const {
    const std::string_view name = place.substr(0, place.find(','));
    const Argument* argument = find(name);
    if (argument == nullptr) {
      out.append("{").append(name).append("}");
    } else if (name.size() < place.size()) {
      out += fill(counted(place, plural_form(saying_.language, number_of(*argument))));
    } else {
      append_value(*argument, out);
    }
  }

  static std::uint64_t number_of(const Argument& argument) {
    if (const auto* grouped = std::get_if<Grouped>(&argument.value)) return grouped->number;
    const auto* number = std::get_if<std::uint64_t>(&argument.value);
    return number != nullptr ? *number : 0;
  }

  void append_value(const Argument& argument, std::string& out) const {
    if (const auto* words = std::get_if<std::string>(&argument.value)) {
      const std::string line = harmless(*words);
      if (saying_.isolate) {
        isolate(line, out);
      } else {
        out += line;
      }
    } else if (const auto* number = std::get_if<std::uint64_t>(&argument.value)) {
      out += std::to_string(*number);
    } else if (const auto* thousands = std::get_if<Grouped>(&argument.value)) {
      out += grouped(thousands->number);
    } else {
      out += localized(std::get<Text>(argument.value), saying_);
    }
  }

  // What comes from a query, a file's name or a library neither ends the line nor commands the
  // terminal, nor turns the direction of what follows.
  static std::string harmless(std::string_view words) {
    std::string out;
    std::size_t at = 0;
    while (at < words.size()) {
      const char32_t c = next_code_point(words, at);
      if (!turns_direction(c)) append_utf8(is_blank_in_line(c) ? U' ' : c, out);
    }
    return out;
  }

  // What a plural place says for this form.
  static std::string_view counted(std::string_view place, PluralForm form) {
    static constexpr std::array<std::string_view, 6> kNames = {"zero", "one",  "two",
                                                               "few",  "many", "other"};
    const std::string_view wanted = kNames[static_cast<std::size_t>(form)];
    std::string_view other;
    std::size_t open = place.find('{');
    std::size_t from = place.rfind(',', open) + 1;
    while (open != std::string_view::npos) {
      const std::size_t close = end_of_place(place, open);
      const std::string_view body = place.substr(open + 1, close - open - 1);
      const std::size_t begin = std::min(place.find_first_not_of(' ', from), open);
      const std::string_view name = place.substr(begin, open - begin);
      if (name == wanted) return body;
      if (name == kNames.back()) other = body;
      from = close + 1;
      open = place.find('{', from);
    }
    return other;
  }

  const std::vector<Argument>& arguments_;
  Saying saying_;
};

}  // namespace

Text::Text() = default;

Text::Text(const char* words) : Text(std::string(words)) {}

Text::Text(Message message) : message_(message) {}

Text::Text(Message message, std::vector<Argument> arguments)
    : message_(message), arguments_(std::move(arguments)) {}

Text::Text(std::string words) {
  if (!words.empty()) arguments_.emplace_back("words", std::move(words));
}

bool Text::empty() const { return message_ == Message::AsItStands && arguments_.empty(); }

bool operator==(const Text& one, const Text& other) {
  return one.message_ == other.message_ &&
         std::equal(one.arguments_.begin(), one.arguments_.end(), other.arguments_.begin(),
                    other.arguments_.end(), [](const Argument& left, const Argument& right) {
                      return left.name == right.name && left.value == right.value;
                    });
}

std::string localized(const Text& text, Saying saying) {
  if (text.empty()) return {};
  return Filling(text.arguments(), saying).fill(words_of(text.message(), saying.language));
}

}  // namespace niger::messages

#include "common/messages/stored_text.h"

#include <charconv>
#include <optional>

#include "common/base/utf8.h"
#include "common/messages/catalogue.h"

namespace niger::messages {
namespace {

// MARK name US, then each argument: name kind length ':' bytes. Words alone stand as they are.
constexpr char kMark = '\x01';
constexpr char kEndOfName = '\x1F';

struct Kind {
  static constexpr char kWords = 's';
  static constexpr char kNumber = 'n';
  static constexpr char kGrouped = 'g';
  static constexpr char kText = 't';
};

std::optional<Message> message_of(std::string_view name) {
  for (std::size_t i = 0; i < message_count(); ++i) {
    if (name_of(static_cast<Message>(i)) == name) return static_cast<Message>(i);
  }
  return std::nullopt;
}

std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, failure] = std::from_chars(digits.data(), end, number);
  if (failure != std::errc() || stop != end || digits.empty()) return std::nullopt;
  return number;
}

// Texts of ours stand in one another twice or thrice; damage must not go on without end.
constexpr unsigned kMostDepth = 8;

std::string words_as_they_stand(std::string_view bytes) {
  std::size_t replaced = 0;
  return is_valid_utf8(bytes) ? std::string(bytes) : repaired_utf8(bytes, replaced);
}

Text text_at(std::string_view stored, unsigned depth);

std::optional<Argument> argument_of(std::string_view place, char kind, std::string_view bytes,
                                    unsigned depth) {
  // Made in place: GCC 12 takes the move of one for a use of what is not set
  // (-Wmaybe-uninitialized).
  std::optional<Argument> argument;
  const std::optional<std::uint64_t> number = number_of(bytes);
  if (kind == Kind::kWords) {
    argument.emplace(place, words_as_they_stand(bytes));
  } else if (kind == Kind::kText) {
    argument.emplace(place, text_at(bytes, depth + 1));
  } else if (kind == Kind::kNumber && number) {
    argument.emplace(place, *number);
  } else if (kind == Kind::kGrouped && number) {
    argument.emplace(place, Grouped{*number});
  }
  return argument;
}

std::optional<Text> read_text(std::string_view stored, unsigned depth) {
  const std::size_t end = stored.find(kEndOfName);
  if (end == std::string_view::npos) return std::nullopt;
  const std::optional<Message> message = message_of(stored.substr(1, end - 1));
  if (!message) return std::nullopt;
  std::vector<Argument> arguments;
  std::string_view rest = stored.substr(end + 1);
  while (!rest.empty()) {
    const std::size_t name_end = rest.find(kEndOfName);
    const std::size_t colon = rest.find(':', name_end);
    if (colon == std::string_view::npos || colon < name_end + 2) return std::nullopt;
    const auto length = number_of(rest.substr(name_end + 2, colon - name_end - 2));
    if (!length || *length > rest.size() - colon - 1) return std::nullopt;
    const auto place = place_of(*message, rest.substr(0, name_end));
    const auto argument =
        place ? argument_of(*place, rest[name_end + 1], rest.substr(colon + 1, *length), depth)
              : std::nullopt;
    if (!argument) return std::nullopt;
    arguments.push_back(*argument);
    rest.remove_prefix(colon + 1 + *length);
  }
  return Text(*message, std::move(arguments));
}

Text text_at(std::string_view stored, unsigned depth) {
  if (stored.empty()) return {};
  if (stored.front() == kMark && depth < kMostDepth) {
    if (const std::optional<Text> text = read_text(stored, depth)) return *text;
  }
  return Text(words_as_they_stand(stored));
}

}  // namespace

std::optional<std::string_view> place_of(Message message, std::string_view name) {
  const std::string_view words = words_of(message, Language::English);
  const std::string place = "{" + std::string(name);
  for (std::size_t at = words.find(place); at != std::string_view::npos;
       at = words.find(place, at + 1)) {
    const std::string_view after = words.substr(at + place.size());
    if (after.starts_with('}') || after.starts_with(',')) return words.substr(at + 1, name.size());
  }
  return std::nullopt;
}

std::string stored(const Text& text) {
  if (text.empty()) return {};
  if (text.message() == Message::AsItStands) return localized(text);
  std::string out = kMark + std::string(name_of(text.message())) + kEndOfName;
  for (const Argument& argument : text.arguments()) {
    char kind = Kind::kWords;
    std::string bytes;
    if (const auto* words = std::get_if<std::string>(&argument.value)) {
      bytes = *words;
    } else if (const auto* number = std::get_if<std::uint64_t>(&argument.value)) {
      kind = Kind::kNumber;
      bytes = std::to_string(*number);
    } else if (const auto* grouped = std::get_if<Grouped>(&argument.value)) {
      kind = Kind::kGrouped;
      bytes = std::to_string(grouped->number);
    } else {
      kind = Kind::kText;
      bytes = stored(std::get<Text>(argument.value));
    }
    out.append(argument.name).append({kEndOfName, kind});
    out.append(std::to_string(bytes.size())).append(":").append(bytes);
  }
  return out;
}

Text text_from(std::string_view stored) { return text_at(stored, 0); }

}  // namespace niger::messages

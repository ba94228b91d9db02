/// The kinds of values: how the text of each is checked and stored.
#include <charconv>
#include <cmath>
#include <cstdint>

#include "common/messages/text_error.h"
#include "common/settings/option.h"
#include "common/settings/suggestion.h"

namespace niger::settings {

using messages::Message;

namespace {

[[noreturn]] void refuse(Message wanted, std::vector<messages::Argument> arguments,
                         const std::string& text) {
  arguments.emplace_back("text", text);
  throw messages::TextError(ErrorKind::Usage, {wanted, std::move(arguments)});
}

template <typename Number>
bool parsed(const std::string& text, Number& value) {
  const char* end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, value);
  return failure == std::errc() && stop == end;
}

std::string plain(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) {
    text.pop_back();
  }
  return text;
}

std::string bytes_text(std::uint64_t bytes) {
  constexpr std::pair<char, int> kUnits[] = {{'G', 30}, {'M', 20}, {'K', 10}};
  for (const auto& [unit, shift] : kUnits) {
    if (bytes != 0 && bytes % (std::uint64_t{1} << shift) == 0) {
      return std::to_string(bytes >> shift) + unit;
    }
  }
  return std::to_string(bytes);
}

}  // namespace

Taker OptionTable::number_taker(long long least, long long most,
                                std::function<void(long long)> set) {
  return [least, most, set = std::move(set)](const std::string& text) {
    long long value = 0;
    if (!parsed(text, value) || value < least || value > most) {
      refuse(Message::WantsWholeNumber,
             {{"least", std::to_string(least)}, {"most", std::to_string(most)}}, text);
    }
    set(value);
  };
}

Taker OptionTable::choice_taker(std::vector<std::string> words,
                                std::function<void(std::size_t)> set) {
  return [words = std::move(words), set = std::move(set)](const std::string& text) {
    std::string wanted;
    for (std::size_t which = 0; which < words.size(); ++which) {
      if (words[which] == text) {
        set(which);
        return;
      }
      wanted += (which == 0 ? "" : ", ") + words[which];
    }
    refuse(Message::WantsOneOf, {{"words", wanted}}, text);
  };
}

OptionTable& OptionTable::decimal(double& target, OptionName name, double least, double most) {
  return add(std::move(name), plain(target), [&target, least, most](const std::string& text) {
    double value = 0;
    if (!parsed(text, value) || !std::isfinite(value) || value < least || value > most) {
      refuse(Message::WantsNumber, {{"least", plain(least)}, {"most", plain(most)}}, text);
    }
    target = value;
  });
}

OptionTable& OptionTable::bytes(std::uint64_t& target, OptionName name, std::uint64_t least_bytes) {
  return add(std::move(name), bytes_text(target), [&target, least_bytes](const std::string& text) {
    std::string digits = text;
    int shift = 0;
    if (!digits.empty()) {
      const char unit = digits.back();
      shift = unit == 'K' || unit == 'k'   ? 10
              : unit == 'M' || unit == 'm' ? 20
              : unit == 'G' || unit == 'g' ? 30
                                           : 0;
      if (shift != 0) {
        digits.pop_back();
      }
    }
    std::uint64_t value = 0;
    if (!parsed(digits, value) || value > (UINT64_MAX >> shift) || (value << shift) < least_bytes) {
      refuse(Message::WantsSize, {{"least", bytes_text(least_bytes)}}, text);
    }
    target = value << shift;
  });
}

}  // namespace niger::settings

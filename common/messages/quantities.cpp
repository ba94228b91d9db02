#include "common/messages/quantities.h"

#include <array>
#include <cstdio>

namespace niger::messages {

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t place = text.size(); place > 3; place -= 3) {
    text.insert(place - 3, ",");
  }
  return text;
}

std::string with_one_decimal(double number) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%.1f", number);
  return text.data();
}

Text size_text(std::uint64_t bytes) {
  if (bytes < 1000) {
    return {Message::SizeBytes, {{"count", bytes}}};
  }
  constexpr std::array kUnits = {Message::SizeKilobytes, Message::SizeMegabytes,
                                 Message::SizeGigabytes, Message::SizeTerabytes};
  double size = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (size >= 999.95 && unit + 1 < kUnits.size()) {
    size /= 1000;
    ++unit;
  }
  return {kUnits[unit], {{"number", with_one_decimal(size)}}};
}

Text time_text(double seconds) {
  if (seconds < 10) {
    return {Message::TimeSeconds, {{"seconds", with_one_decimal(seconds)}}};
  }
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 60) {
    return {Message::TimeSeconds, {{"seconds", whole}}};
  }
  if (whole < 3600) {
    return {Message::TimeMinutes, {{"minutes", whole / 60}, {"seconds", whole % 60}}};
  }
  return {Message::TimeHours, {{"hours", whole / 3600}, {"minutes", whole / 60 % 60}}};
}

}  // namespace niger::messages

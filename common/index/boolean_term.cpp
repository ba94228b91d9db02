#include "common/index/boolean_term.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "common/letters/folding.h"

namespace niger::index {

std::string exact_term(std::string_view prefix, std::string_view value, std::size_t max_bytes) {
  std::string term(prefix);
  // Zero bytes count twice in Xapian's keys; no path or id holds one, but a record might.
  if (prefix.size() + value.size() <= max_bytes / 2 ||
      (prefix.size() + value.size() <= max_bytes && value.find('\0') == std::string_view::npos)) {
    return term += value;
  }
  return term += shortened_with_hash(value, max_bytes / 2 - prefix.size());
}

std::string folded_term(std::string_view prefix, std::string_view value) {
  const std::string folded = letters::fold(value);
  std::string squeezed;
  for (const char c : folded) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) {
      squeezed.push_back(c);
    } else if (!squeezed.empty() && squeezed.back() != ' ') {
      squeezed.push_back(' ');
    }
  }
  if (!squeezed.empty() && squeezed.back() == ' ') {
    squeezed.pop_back();
  }
  return squeezed.empty() ? std::string() : std::string(prefix) += encoded_term(squeezed);
}

std::vector<std::string> folders_of(std::string_view path) {
  std::vector<std::string> folders;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    if (slash > 0) {
      folders.emplace_back(path.substr(0, slash));
    }
  }
  return folders;
}

std::string date_value(const Date& date) {
  if (!date.known() || date.year < 0 || date.year > 9999) {
    return {};
  }
  char digits[32];
  std::snprintf(digits, sizeof digits, "%04d%02d%02d", date.year, date.month, date.day);
  return digits;
}

std::optional<Date> date_of_value(std::string_view value) {
  constexpr std::size_t kDigits = 8;
  const bool all_digits =
      std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (value.size() != kDigits || !all_digits) {
    return std::nullopt;
  }
  int number = 0;
  for (const char digit : value) {
    number = 10 * number + (digit - '0');
  }
  const Date date{number / 10000, number / 100 % 100, number % 100};
  const bool is_day = std::chrono::year_month_day{
      std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
      std::chrono::day{static_cast<unsigned>(
          date.day)}}.ok();
  return is_day && date.known() ? std::optional(date) : std::nullopt;
}

}  // namespace niger::index

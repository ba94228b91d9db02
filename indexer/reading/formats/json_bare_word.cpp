#include "indexer/reading/formats/json_bare_word.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace niger::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t first = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - first;
  };
  at += text.starts_with('-') ? 1 : 0;
  const bool starts_with_zero = at < text.size() && text[at] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (starts_with_zero && whole > 1)) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    at += at < text.size() && (text[at] == '+' || text[at] == '-') ? 1 : 0;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

bool fits_a_number(std::string_view text) {
  const char* end = text.data() + text.size();
  if (text.find_first_of(".eE") != std::string_view::npos) {
    double value = 0;
    return std::from_chars(text.data(), end, value).ec == std::errc();
  }
  std::int64_t small = 0;
  std::uint64_t large = 0;
  return std::from_chars(text.data(), end, small).ec == std::errc() ||
         (!text.starts_with('-') && std::from_chars(text.data(), end, large).ec == std::errc());
}

}  // namespace

std::optional<std::string> strict_json_word(std::string_view word) {
  if (word == "true" || word == "false" || word == "null") return std::string(word);
  if (is_number(word) && fits_a_number(word)) return std::string(word);
  constexpr std::array<std::string_view, 10> kNothing = {
      "NaN", "nan", "NAN", "Infinity", "inf", "Inf", "None", "undefined", "Null", "NULL"};
  const std::string_view unsigned_word = word.substr(word.find_first_not_of("+-") == 1 ? 1 : 0);
  if (std::find(kNothing.begin(), kNothing.end(), unsigned_word) != kNothing.end()) return "null";
  if (word == "True" || word == "TRUE") return "true";
  if (word == "False" || word == "FALSE") return "false";
  const char first = unsigned_word.empty() ? ' ' : unsigned_word.front();
  if (is_digit(first) || first == '.') return "\"" + std::string(word) + "\"";
  return std::nullopt;
}

}  // namespace niger::formats

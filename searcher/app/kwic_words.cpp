#include "searcher/app/kwic_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "common/messages/text_error.h"

namespace niger::search_app {

using messages::Message;
using messages::TextError;
using response::KwicOrder;
using response::KwicSort;

namespace {

struct Side {
  bool is_left = false;
  std::uint32_t words = 0;
};

std::optional<std::uint32_t> number_of(std::string_view digits) {
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

// L3, r2.
std::optional<Side> side_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const bool is_left = text[0] == 'L' || text[0] == 'l';
  if (!is_left && text[0] != 'R' && text[0] != 'r') return std::nullopt;
  const std::optional<std::uint32_t> words = number_of(text.substr(1));
  if (!words) return std::nullopt;
  return Side{is_left, *words};
}

// At most four parts: one too many is seen.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (out.size() < 4) {
    const std::size_t comma = text.find(',');
    out.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return out;
}

std::optional<std::vector<int>> positions_of(const std::string& typed) {
  const std::vector<std::string_view> parts = parts_of(typed);
  if (parts.size() > response::kMostSortWords) return std::nullopt;
  std::vector<int> out;
  for (const std::string_view part : parts) {
    const std::optional<Side> side = side_of(part);
    if (!side || side->words == 0 || side->words > response::kMostSortPosition) {
      return std::nullopt;
    }
    const int words = static_cast<int>(side->words);
    out.push_back(side->is_left ? -words : words);
  }
  return out;
}

}  // namespace

KwicSort kwic_sort_of(const std::string& typed) {
  static const std::array<std::pair<std::string_view, KwicSort>, 7> kNamed = {{
      {"text", {KwicOrder::Text, {}}},
      {"article", {KwicOrder::Article, {}}},
      {"date", {KwicOrder::Date, {}}},
      {"source", {KwicOrder::Source, {}}},
      {"random", {KwicOrder::Random, {}}},
      {"before", {KwicOrder::Words, {-1, -2, -3}}},
      {"after", {KwicOrder::Words, {1, 2, 3}}},
  }};
  for (const auto& [name, sort] : kNamed) {
    if (typed == name) return sort;
  }
  std::optional<std::vector<int>> positions = positions_of(typed);
  if (!positions) throw TextError(ErrorKind::Usage, {Message::WantsKwicOrder, {{"text", typed}}});
  return {KwicOrder::Words, std::move(*positions)};
}

std::uint64_t seed_of(const std::string& typed) {
  std::uint64_t seed = 0;
  const char* const end = typed.data() + typed.size();
  const auto [stop, error] = std::from_chars(typed.data(), end, seed);
  if (error == std::errc() && stop == end && !typed.empty()) return seed;
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  throw TextError(ErrorKind::Usage,
                  {Message::WantsWholeNumber,
                   {{"least", "0"}, {"most", std::to_string(kMost)}, {"text", typed}}});
}

void read_window(const std::string& typed, response::CollocateOptions& options) {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  bool is_window = true;
  if (const std::optional<std::uint32_t> both = number_of(typed)) {
    left = right = *both;
  } else {
    const std::vector<std::string_view> parts = parts_of(typed);
    is_window = parts.size() <= 2;
    bool has_left = false;
    bool has_right = false;
    for (const std::string_view part : parts) {
      const std::optional<Side> side = side_of(part);
      is_window = is_window && side && !(side->is_left ? has_left : has_right);
      if (!is_window) break;
      (side->is_left ? left : right) = side->words;
      (side->is_left ? has_left : has_right) = true;
    }
  }
  const std::uint32_t most = response::kMostWindow;
  if (!is_window || left > most || right > most || left + right == 0) {
    throw TextError(ErrorKind::Usage,
                    {Message::WantsWindow, {{"most", std::uint64_t{most}}, {"text", typed}}});
  }
  options.left = left;
  options.right = right;
}

}  // namespace niger::search_app

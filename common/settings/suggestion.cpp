#include "common/settings/suggestion.h"

#include <algorithm>
#include <cstddef>

namespace niger::settings {
namespace {

std::size_t edit_distance(std::string_view left, std::string_view right) {
  const std::size_t width = right.size() + 1;
  std::vector<std::size_t> cells((left.size() + 1) * width);
  const auto cell = [&](std::size_t row, std::size_t column) -> std::size_t& {
    return cells[row * width + column];
  };
  for (std::size_t row = 0; row <= left.size(); ++row) {
    for (std::size_t column = 0; column <= right.size(); ++column) {
      if (row == 0 || column == 0) {
        cell(row, column) = row + column;
        continue;
      }
      const bool same = left[row - 1] == right[column - 1];
      std::size_t best = cell(row - 1, column - 1) + (same ? 0 : 1);
      best = std::min({best, cell(row - 1, column) + 1, cell(row, column - 1) + 1});
      if (row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
          left[row - 2] == right[column - 1]) {
        best = std::min(best, cell(row - 2, column - 2) + 1);
      }
      cell(row, column) = best;
    }
  }
  return cells.back();
}

}  // namespace

std::string nearest_name(std::string_view typed, const std::vector<std::string>& known) {
  std::string nearest;
  std::size_t fewest = std::max<std::size_t>(1, typed.size() / 3) + 1;
  for (const std::string& name : known) {
    const bool is_beginning = typed.size() >= 2 && name.starts_with(typed);
    const std::size_t edits = is_beginning ? 1 : edit_distance(typed, name);
    if (edits < fewest) {
      fewest = edits;
      nearest = name;
    }
  }
  return nearest;
}

messages::Text did_you_mean(std::string_view typed, const std::vector<std::string>& known,
                            std::string_view prefix) {
  const std::string nearest = nearest_name(typed, known);
  if (nearest.empty()) {
    return {};
  }
  return {messages::Message::NearestName, {{"name", std::string(prefix) + nearest}}};
}

}  // namespace niger::settings

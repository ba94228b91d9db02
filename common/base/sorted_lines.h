#pragma once
/// Look-up of a word in a list that was compiled in. Lists are text: a line for each entry, its
/// first field ended by a blank or the line's end, sorted by bytes. They take no time at the start
/// of the program, and no memory that is not looked at.
#include <cstddef>
#include <string_view>

namespace niger {

/// The first field of the first line.
[[nodiscard]] inline std::string_view first_field(std::string_view lines) {
  return lines.substr(0, lines.find_first_of(" \n"));
}

/// `lines` without its first one.
[[nodiscard]] inline std::string_view after_line(std::string_view lines) {
  return lines.substr(lines.find('\n') + 1);
}

/// `lines` from the first one on whose first field is `field`; empty where there is none.
[[nodiscard]] inline std::string_view lines_of(std::string_view lines, std::string_view field) {
  std::size_t begin = 0;  // lines before it have lesser fields, those from `end` on no lesser ones
  std::size_t end = lines.size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    const std::size_t before = middle == 0 ? std::string_view::npos : lines.rfind('\n', middle - 1);
    const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
    if (first_field(lines.substr(line)) < field) {
      begin = lines.find('\n', middle) + 1;
    } else {
      end = line;
    }
  }
  lines.remove_prefix(begin);
  return !lines.empty() && first_field(lines) == field ? lines : std::string_view();
}

}  // namespace niger

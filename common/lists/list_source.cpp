#include "common/lists/list_source.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

#include "common/base/error.h"
#include "common/base/utf8.h"

namespace niger::lists {
namespace {

struct Row {
  std::string place;  ///< NAME:LINE, for messages
  std::vector<std::string_view> columns;
};

[[noreturn]] void refuse(const Row& row, const std::string& why) {
  throw Error(ErrorKind::Input, row.place + ": " + why);
}

std::string_view cut(std::string_view& rest, char border) {
  const std::size_t end = std::min(rest.find(border), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \r"), text.size());
  const std::size_t end = text.find_last_not_of(" \r");
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  std::string_view rest = line.substr(0, line.find('#'));
  while (!rest.empty()) {
    const std::string_view column = without_blanks(cut(rest, '\t'));
    if (!column.empty()) {  // several tabs in a row align columns
      columns.push_back(column);
    }
  }
  return columns;
}

std::string_view unquoted(std::string_view column) {
  const bool quoted = column.size() >= 2 && column.front() == '"' && column.back() == '"';
  return quoted ? column.substr(1, column.size() - 2) : column;
}

std::string literal(const Row& row, std::string_view column) {
  const std::string_view text = unquoted(column);
  if (!is_valid_utf8(text) || text.find_first_of("\"\\") != std::string_view::npos) {
    refuse(row, "text with a quotation mark, a backslash or damaged letters");
  }
  return '"' + std::string(text) + '"';
}

bool is_letter(std::string_view column) {
  const bool written_otherwise = column == "'" || column == "\\";
  std::size_t end = 0;
  return is_valid_utf8(column) && !written_otherwise && next_code_point(column, end) != 0 &&
         end == column.size();
}

bool is_name(std::string_view column) {
  const auto is_latin = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  return !column.empty() && is_latin(column.front()) &&
         std::all_of(column.begin(), column.end(),
                     [&](char c) { return is_latin(c) || (c >= '0' && c <= '9'); });
}

bool is_number(std::string_view column) {
  const std::size_t point = std::min(column.find('.'), column.size());
  const std::string_view whole = column.substr(0, point);
  const std::string_view part = column.substr(std::min(point + 1, column.size()));
  const auto digits = [](std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const bool octal = whole.size() > 1 && whole.front() == '0';
  return digits(whole) && digits(part) && !octal && whole.size() + part.size() > 0;
}

std::string initializer(const Row& row, std::string_view kind, std::string_view column) {
  if (kind == "text") {
    return literal(row, column);
  }
  if (kind == "letters") {
    return "U" + literal(row, column);
  }
  if (kind == "letter" && is_letter(column)) {
    return "U'" + std::string(column) + "'";
  }
  if (kind == "name" ? is_name(column) : kind == "number" && is_number(column)) {
    return std::string(column);
  }
  refuse(row, "\"" + std::string(column) + "\" is no " + std::string(kind));
}

std::string row_source(const Row& row, std::string_view kinds) {
  std::string out;
  std::size_t at = 0;
  std::size_t kinds_seen = 0;
  while (!kinds.empty()) {
    const std::string_view kind = cut(kinds, ' ');
    out += kinds_seen++ > 0 ? ", " : "";
    if (at >= row.columns.size()) {
      refuse(row, "a column is missing: " + std::string(kind));
    }
    if (kind != "texts") {
      out += initializer(row, kind, row.columns[at++]);
      continue;
    }
    const std::size_t first = at;
    for (out += "{{"; at < row.columns.size(); ++at) {
      out += (at > first ? ", " : "") + literal(row, row.columns[at]);
    }
    out += "}}, " + std::to_string(at - first);
  }
  if (at < row.columns.size()) {
    refuse(row, "a column too many");
  }
  return kinds_seen == 1 ? out + ",\n" : "{" + out + "},\n";
}

std::string constant_source(const Row& row) {
  if (row.columns.size() != 2) {
    refuse(row, "a constant is a name and a number");
  }
  const std::string name = initializer(row, "name", row.columns[0]);
  const std::string value = initializer(row, "number", row.columns[1]);
  const bool whole = value.find('.') == std::string::npos;
  return std::string("constexpr ") + (whole ? "std::size_t k" : "double k") + name + " = " + value +
         ";\n";
}

}  // namespace

std::string list_source(std::string_view list, std::string_view columns, std::string_view name) {
  std::string out =
      "// Made by niger-list-compiler of " + std::string(name) + ": edit that file.\n";
  std::set<std::vector<std::string_view>> seen;
  for (std::size_t line = 1; !list.empty(); ++line) {
    const Row row = {std::string(name) + ":" + std::to_string(line), columns_of(cut(list, '\n'))};
    if (row.columns.empty()) {
      continue;
    }
    if (!seen.insert(row.columns).second) {
      refuse(row, "a row that stands there twice");
    }
    out += columns == "constants" ? constant_source(row) : row_source(row, columns);
  }
  if (seen.empty()) {
    throw Error(ErrorKind::Input, std::string(name) + ": no rows");
  }
  return out;
}

}  // namespace niger::lists

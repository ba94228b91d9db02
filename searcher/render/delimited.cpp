#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <ostream>

#include "common/base/json_writer.h"
#include "common/base/utf8.h"
#include "searcher/render/table.h"
#include "searcher/render/text_form.h"

namespace niger::render {

using response::Cell;

namespace {

// What a spreadsheet takes for a formula where a cell begins with it, in every form that Unicode
// has of these: full width, small, superscript …
bool begins_formula(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const forms = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString plain;
  if (U_FAILURE(status) || !forms->getDecomposition(static_cast<UChar32>(c), plain)) {
    plain = static_cast<UChar32>(c);
  }
  const char16_t first = plain.charAt(0);
  return first == u'=' || first == u'+' || first == u'-' || first == u'@';
}

// What stands before a formula and does not keep a spreadsheet from it: blanks, and what is not
// seen. Apostrophes too, so that ours and the value's can be distinguished.
bool hides_formula(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return c == '\'' || u_isUWhiteSpace(point) ||
         u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool needs_guard(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (!hides_formula(c)) return begins_formula(c);
  }
  return false;
}

}  // namespace

std::string tsv_value(std::string_view text) {
  std::string line = one_line(text);
  return needs_guard(line) ? "'" + line : line;
}

std::string csv_value(std::string_view text) {
  std::string out = "\"";
  const std::string plain = without_commands(text);
  if (needs_guard(plain)) out.push_back('\'');
  for (const char c : plain) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

std::string cell_text(const Cell& cell) {
  struct Writer {
    std::string operator()(std::monostate /*nothing*/) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::uint64_t number) const { return std::to_string(number); }
    std::string operator()(const response::Decimal& number) const {
      return std::isfinite(number.value) ? decimal_text(number.value, number.digits) : "";
    }
    std::string operator()(bool is_true) const { return is_true ? "true" : "false"; }
    std::string operator()(const Date& date) const { return date_text(date); }
  };
  return std::visit(Writer(), cell);
}

bool is_text(const Cell& cell) { return std::holds_alternative<std::string>(cell); }

ColumnChoice chosen_columns(const std::vector<std::string>& names,
                            const std::vector<std::string>& known) {
  ColumnChoice out;
  if (names.empty()) {
    for (std::size_t place = 0; place < known.size(); ++place) out.places.push_back(place);
  }
  for (const std::string& name : names) {
    const auto at = std::find(known.begin(), known.end(), name);
    if (at != known.end()) {
      out.places.push_back(static_cast<std::size_t>(at - known.begin()));
    } else if (out.unknown.empty()) {
      out.unknown = name;
    }
  }
  return out;
}

void DelimitedRows::begin(const std::vector<std::string>& names) {
  if (style_.byte_order_mark && !style_.tabs) out_ << "\uFEFF";
  if (style_.header) write(names);
}

void DelimitedRows::row(const std::vector<Cell>& cells) {
  std::vector<std::string> values;
  for (const Cell& cell : cells) {
    std::string text = cell_text(cell);
    if (is_text(cell)) text = style_.tabs ? tsv_value(text) : csv_value(text);
    values.push_back(std::move(text));
  }
  write(values);
}

void DelimitedRows::write(const std::vector<std::string>& values) {
  std::string_view between;
  for (const std::size_t place : places_) {
    out_ << between << values.at(place);
    between = style_.tabs ? "\t" : ",";
  }
  out_ << (style_.tabs ? "\n" : "\r\n");
}

}  // namespace niger::render

#include "indexer/reading/pdf/page_lines.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "common/base/utf8.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger::pdf {
namespace {

constexpr std::size_t kEdgeLines = 2;  // at the top and at the bottom of a page

bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9);
}

bool is_arabic(char32_t c) { return c >= 0x0621 && c <= 0x064A; }

// Directional marks are poppler's, controls and private letters nobody's; a number that stands
// right beside a word is parted from it.
std::string clean_line(std::string_view line) {
  std::string out;
  char32_t last = U' ';
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    const bool is_hidden = turns_direction(c) || c == 0x200E || c == 0x200F || c == 0xFEFF ||
                           c == 0xAD || (c >= 0xE000 && c <= 0xF8FF) || (c < 0x20 && c != U'\t');
    if (is_hidden) continue;
    const bool parts = (is_digit(c) && is_arabic(last)) || (is_arabic(c) && is_digit(last));
    if (parts) out += ' ';
    append_utf8(c == U'\t' || c == 0xA0 ? U' ' : c, out);
    last = c;
  }
  return std::string(fields::trimmed(out));
}

struct Page {
  std::vector<std::string> lines;
};

// The line without its numbers, which change from page to page.
std::string pattern_of(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    if (is_digit(c)) {
      if (!out.ends_with('#')) out += '#';
    } else {
      append_utf8(c, out);
    }
  }
  return out;
}

bool is_page_number(std::string_view line) {
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    digits += is_digit(c) ? 1 : 0;
    const bool is_sign = c == U' ' || c == U'-' || c == U'/' || c == U'|' || c == U'–' ||
                         c == U'—' || c == U'(' || c == U')' || c == U'.' || c == U'[' || c == U']';
    letters += !is_digit(c) && !is_sign ? 1 : 0;
  }
  if (digits == 0 || digits > 8) return false;
  if (letters == 0) return true;
  return pattern_of(line) == "صفحة #" || pattern_of(line) == "ص #" ||
         pattern_of(line) == "الصفحة #" || pattern_of(line) == "Page #" ||
         pattern_of(line) == "صفحة # من #" || pattern_of(line) == "Page # of #";
}

bool is_at_edge(std::size_t line, std::size_t count) {
  return line < kEdgeLines || line + kEdgeLines >= count;
}

// What stands at the edge of a third of the pages, three at least, is no text of any.
std::map<std::string, std::size_t> running_heads(const std::vector<Page>& pages) {
  std::map<std::string, std::size_t> counts;
  for (const Page& page : pages) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (is_at_edge(i, page.lines.size())) ++counts[pattern_of(page.lines[i])];
    }
  }
  const std::size_t fewest = std::max<std::size_t>(3, pages.size() / 3);
  std::erase_if(counts, [&](const auto& one) { return one.second < fewest; });
  return counts;
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view mark : {".", "!", "?", "؟", ":", "…", "»", "\""}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

// The length of a full line: nine of ten are no longer.
std::size_t full_length(const std::vector<Page>& pages) {
  std::vector<std::size_t> lengths;
  for (const Page& page : pages) {
    for (const std::string& line : page.lines) lengths.push_back(line.size());
  }
  if (lengths.empty()) return 0;
  const auto at = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
  std::nth_element(lengths.begin(), at, lengths.end());
  return *at;
}

bool is_small_latin(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::string joined_pages(const std::vector<std::string>& texts) {
  std::vector<Page> pages;
  for (std::string_view rest : texts) {
    Page& page = pages.emplace_back();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of("\n\f"), rest.size());
      std::string line = clean_line(rest.substr(0, end));
      if (!line.empty()) page.lines.push_back(std::move(line));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  const std::map<std::string, std::size_t> heads = running_heads(pages);
  const std::size_t full = full_length(pages);
  std::string out;
  std::size_t last_size = 0;  // of the last line as it stood
  for (const Page& page : pages) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const std::string& line = page.lines[i];
      const bool is_head =
          is_at_edge(i, page.lines.size()) &&
          (heads.contains(pattern_of(line)) || (pages.size() > 1 && is_page_number(line)));
      if (is_head) continue;
      const bool is_hyphened = out.size() > 1 && out.back() == '-' &&
                               is_small_latin(out[out.size() - 2]) && is_small_latin(line.front());
      if (is_hyphened) {
        out.pop_back();
      } else if (!out.empty()) {
        const bool goes_on = last_size * 4 >= full * 3 && !ends_sentence(out);
        out += goes_on ? ' ' : '\n';
      }
      out += line;
      last_size = line.size();
    }
  }
  return out;
}

}  // namespace niger::pdf

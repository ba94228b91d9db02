#include "searcher/render/text_form.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>
#include <vector>

#include "common/base/utf8.h"

namespace niger {
std::string decimal_text(double value, int digits) {
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                    std::chars_format::fixed, digits);
  return {buffer.data(), result.ptr};
}

std::string date_text(const Date& date) {
  if (!date.known()) return {};
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer.data();
}

Text summary_of(const SearchResponse& response) {
  Text all{Message::ArticleCount, {{"count", response.total}}};
  if (response.hits.empty() || response.hits.size() == response.total) return all;
  return {Message::ArticleCountShown,
          {{"articles", std::move(all)},
           {"first", response.hits.front().rank},
           {"last", response.hits.back().rank}}};
}

Fragment one_line(const Fragment& fragment) {
  Fragment out;
  out.starts_text = fragment.starts_text;
  out.ends_text = fragment.ends_text;
  std::vector<std::size_t> moved(fragment.text.size() + 1);
  std::size_t offset = 0;
  bool blank = true;  // no space at the beginning
  while (offset < fragment.text.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(fragment.text, offset);
    for (std::size_t i = begin; i < offset; ++i) moved[i] = out.text.size();
    if (turns_direction(c)) continue;
    if (is_blank_in_line(c)) {
      if (!blank) out.text.push_back(' ');
      blank = true;
      continue;
    }
    append_utf8(c, out.text);
    blank = false;
  }
  if (!out.text.empty() && out.text.back() == ' ') out.text.pop_back();
  moved.back() = out.text.size();
  for (const Span& span : fragment.highlights) {
    const std::size_t begin = std::min(moved[span.begin], out.text.size());
    const std::size_t end = std::min(moved[span.end], out.text.size());
    if (begin < end) out.highlights.push_back({begin, end});
  }
  return out;
}

std::string one_line(std::string_view text) {
  return one_line(Fragment{.text = std::string(text)}).text;
}

}  // namespace niger

#include "indexer/reading/fields/settled_title.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/reading/fields/headline.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger {
namespace {

bool is_content(std::string_view line) {
  return !is_boilerplate(line) && !field_line(line) && !related_mark(line) && !is_caption(line);
}

std::string single_blanks(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char byte : trimmed(text)) {
    const bool is_blank = byte == ' ' || byte == '\t' || byte == '\n';
    if (!is_blank) {
      out.append(blank ? " " : "").push_back(byte);
    }
    blank = is_blank;
  }
  return out;
}

void remove_line(Article& article, Span line) {
  std::size_t end = line.end;
  while (end < article.text.size() && article.text[end] != '\n') {
    ++end;
  }
  end = std::min(end + 1, article.text.size());
  std::size_t begin = line.begin;
  while (begin > 0 && article.text[begin - 1] != '\n') {
    --begin;
  }
  article.text.erase(begin, end - begin);
  for (Zone& zone : article.zones) {
    for (std::size_t* border : {&zone.span.begin, &zone.span.end}) {
      *border = *border >= end ? *border - (end - begin) : std::min(*border, begin);
    }
  }
  std::erase_if(article.zones, [](const Zone& zone) { return zone.span.size() == 0; });
}

}  // namespace

void settle_title(Article& article, bool may_find) {
  constexpr std::size_t kLastTitleLine = 12;
  constexpr std::size_t kLongestTitleBytes = 2000;  // captions before it may be long
  const std::string_view text = article.text;
  std::size_t begin = 0;
  std::size_t seen = 0;
  std::string_view first;
  const std::string known = single_blanks(article.title);
  while (begin < text.size() && seen < kLastTitleLine) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trimmed(text.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) {
      continue;
    }
    ++seen;
    if (first.empty() && known.empty() && line.size() > kLongestTitleBytes) {
      return;  // a paragraph
    }
    if (!known.empty()) {
      if (line.size() < known.size() + 16 && single_blanks(line) == known) {
        first = line;
        break;
      }
      continue;
    }
    if (!may_find) {
      return;
    }
    if (!is_content(line)) {
      continue;
    }
    if (first.empty()) {
      first = line;
      continue;
    }
    if (!is_headline(first, line)) {
      return;
    }
    article.title = first;
    break;
  }
  if (!article.title.empty() && !first.empty()) {
    const auto at = static_cast<std::size_t>(first.data() - text.data());
    remove_line(article, {at, at + first.size()});
  }
}

}  // namespace niger

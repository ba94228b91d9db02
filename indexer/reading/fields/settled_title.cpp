#include "indexer/reading/fields/settled_title.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/reading/fields/byline.h"
#include "indexer/reading/fields/headline.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger::fields {
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

void remove_line(ArticleDraft& draft, Span line) {
  std::size_t end = line.end;
  while (end < draft.text.size() && draft.text[end] != '\n') {
    ++end;
  }
  end = std::min(end + 1, draft.text.size());
  std::size_t begin = line.begin;
  while (begin > 0 && draft.text[begin - 1] != '\n') {
    --begin;
  }
  draft.text.erase(begin, end - begin);
  for (Zone& zone : draft.zones) {
    for (std::size_t* border : {&zone.span.begin, &zone.span.end}) {
      *border = *border >= end ? *border - (end - begin) : std::min(*border, begin);
    }
  }
  std::erase_if(draft.zones, [](const Zone& zone) { return zone.span.size() == 0; });
}

// Takes the next line that is not blank off `rest`, trimmed. Empty: there is none.
std::string_view next_line(std::string_view& rest) {
  std::string_view line;
  while (line.empty() && !rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    line = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return line;
}

constexpr std::size_t kLastTitleLine = 12;

// The line that repeats `title`; empty: none of the first lines does.
std::string_view repeated_title(std::string_view text, std::string_view title) {
  const std::string known = single_blanks(title);
  for (std::size_t seen = 0; seen < kLastTitleLine; ++seen) {
    const std::string_view line = next_line(text);
    if (line.empty()) {
      break;
    }
    if (line.size() < known.size() + 16 && single_blanks(line) == known) {
      return line;
    }
  }
  return {};
}

// The first line of content, where it is a headline; empty: it is none.
std::string_view first_headline(std::string_view text) {
  constexpr std::size_t kLongestTitleBytes = 2000;  // captions before it may be long
  std::string_view first;
  for (std::size_t seen = 0; seen < kLastTitleLine; ++seen) {
    const std::string_view line = next_line(text);
    if (line.empty() || (first.empty() && line.size() > kLongestTitleBytes)) {
      break;  // a paragraph
    }
    if (!is_content(line) || is_byline(line)) {
      continue;
    }
    if (!first.empty()) {
      return is_headline(first, line) ? first : std::string_view();
    }
    first = line;
  }
  return {};
}

}  // namespace

void settle_title(ArticleDraft& draft) {
  const std::string_view text = draft.text;
  const bool may_find = draft.wants(ArticleField::Title, Provenance::FirstLine);
  const std::string_view line =
      may_find ? first_headline(text) : repeated_title(text, draft.title());
  if (line.empty()) {
    return;
  }
  const auto at = static_cast<std::size_t>(line.data() - text.data());
  const Span span = {at, at + line.size()};
  draft.set(ArticleField::Title, line, Provenance::FirstLine);
  remove_line(draft, span);
}

}  // namespace niger::fields

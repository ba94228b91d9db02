#include "searcher/highlighting/shown_title.h"

#include <algorithm>
#include <string_view>

#include "common/base/utf8.h"

namespace niger::highlighting {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool begins_story(const Zone& zone) {
  return zone.kind == ZoneKind::Body || zone.kind == ZoneKind::Lead;
}

// The first line of the story: from behind what stands before it.
std::string_view first_line(const Article& article) {
  std::string_view text = article.text;
  std::size_t begin = 0;
  for (const Zone& zone : article.zones) {
    if (zone.span.begin > begin || begins_story(zone)) break;
    begin = std::min(zone.span.end, text.size());
  }
  begin = std::min(text.find_first_not_of(kBlanks, begin), text.size());
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

ShownTitle shown_title(const Article& article) {
  if (article.title.find_first_not_of(kBlanks) != std::string::npos) return {article.title};
  const std::string_view line = first_line(article);
  if (line.empty()) return {};
  if (line.size() <= kLeadTitleBytes) return {std::string(line), true};
  std::string_view words = truncated_at_character(line, kLeadTitleBytes);
  if (const std::size_t blank = words.find_last_of(kBlanks); blank != std::string_view::npos) {
    words = words.substr(0, blank);
  }
  return {std::string(words) + "…", true};
}

}  // namespace niger::highlighting

#include "indexer/reading/html_source.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace niger {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

std::string lower_copy(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// Elements that have no end tag, or whose end tag is often left out.
bool may_stay_open(std::string_view name) {
  constexpr std::array<std::string_view, 31> kNames = {
      "area",  "base",     "br",       "col",    "embed", "hr",   "img",   "input",
      "link",  "meta",     "param",    "source", "track", "wbr",  "p",     "li",
      "dt",    "dd",       "option",   "tr",     "td",    "th",   "thead", "tbody",
      "tfoot", "colgroup", "optgroup", "html",   "head",  "body", "rt"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

struct Tag {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< one past the '>'
  std::string name;     ///< lower case; empty: a comment or a declaration
  bool closes = false;
};

// The next tag at or after `from`; begin is page.size() where there is none.
Tag next_tag(std::string_view page, std::size_t from) {
  for (std::size_t at = page.find('<', from); at != std::string_view::npos;
       at = page.find('<', at + 1)) {
    std::size_t name_begin = at + 1;
    const bool closes = name_begin < page.size() && page[name_begin] == '/';
    name_begin += closes ? 1 : 0;
    if (name_begin >= page.size() || !is_letter(page[name_begin])) {
      continue;
    }
    std::size_t name_end = name_begin;
    while (name_end < page.size() && page[name_end] != '>' && page[name_end] != '/' &&
           static_cast<unsigned char>(page[name_end]) > ' ') {
      ++name_end;
    }
    const std::size_t end = std::min(page.find('>', name_end), page.size() - 1) + 1;
    return {at, end,
            lower_copy(page.substr(name_begin, std::min<std::size_t>(name_end - name_begin, 16))),
            closes};
  }
  return {page.size(), page.size(), "", false};
}

bool is_too_deep(std::string_view page, std::size_t max_depth) {
  // Fewer "<" than that cannot nest so deep; most pages end here.
  if (static_cast<std::size_t>(std::count(page.begin(), page.end(), '<')) <= max_depth) {
    return false;
  }
  std::size_t depth = 0;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t open = page.find('<', at);
    if (open == std::string_view::npos || open + 1 >= page.size()) {
      return false;
    }
    if (page[open + 1] == '/') {
      depth -= depth > 0 ? 1 : 0;
      at = open + 2;
      continue;
    }
    at = open + 1;
    if (!is_letter(page[at])) {
      continue;
    }
    const Tag tag = next_tag(page, open);
    if (may_stay_open(tag.name) || page[tag.end - 2] == '/') {
      continue;
    }
    if (++depth > max_depth) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string declared_charset(std::string_view page) {
  constexpr std::size_t kHeadBytes = 4096;
  const std::string head = lower_copy(page.substr(0, kHeadBytes));
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      std::size_t begin = head.find_first_not_of(" \t", at + key.size());
      if (begin == std::string::npos || head[begin] != '=') {
        continue;
      }
      begin = head.find_first_not_of(" \t\"'", begin + 1);
      const std::size_t end = head.find_first_of(" \t\"'>;/?\n", begin);
      if (begin != std::string::npos && end != std::string::npos && end > begin) {
        return head.substr(begin, end - begin);
      }
    }
  }
  return {};
}

bool looks_like_html(std::string_view beginning) {
  constexpr std::size_t kHeadBytes = 1024;
  constexpr std::string_view kBlank{" \t\r\n\0\xEF\xBB\xBF\xFF\xFE", 10};
  const std::size_t first = beginning.find_first_not_of(kBlank);
  if (first == std::string_view::npos || beginning[first] != '<') {
    return false;
  }
  std::string head;
  for (const char c : beginning.substr(0, kHeadBytes)) {
    if (c != '\0') {  // UTF-16
      head.push_back(lower(c));
    }
  }
  const auto has = [&](std::string_view text) { return head.find(text) != std::string::npos; };
  return has("<!doctype html") || has("<html") || has("<head") || has("<body") ||
         (has("<meta ") && has("<title"));
}

std::string with_limited_depth(std::string&& page, std::size_t max_depth) {
  if (!is_too_deep(page, max_depth)) {
    return std::move(page);
  }
  std::string out;
  std::size_t depth = 0;
  std::size_t dropped = 0;  // start tags left out whose end tags are still to come
  std::size_t copied = 0;
  for (Tag tag = next_tag(page, 0); tag.begin < page.size(); tag = next_tag(page, tag.end)) {
    out.append(page, copied, tag.begin - copied);
    copied = tag.begin;
    bool keep = true;
    if (!may_stay_open(tag.name) && page[tag.end - 2] != '/') {
      if (!tag.closes) {
        keep = depth < max_depth;
        ++(keep ? depth : dropped);
      } else if (dropped > 0) {
        --dropped;
        keep = false;
      } else {
        depth -= depth > 0 ? 1 : 0;
      }
    }
    if (!keep) {
      out.push_back(' ');
      copied = tag.end;
    }
  }
  out.append(page, copied, std::string::npos);
  return out;
}

namespace {

// True where `text` starts with the lower-case `word`, whatever its own case.
bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(),
                    [](char expected, char actual) { return lower(actual) == expected; });
}

// Where the end tag of `name` ends, at or after `from`; npos where there is none.
std::size_t end_tag_after(std::string_view page, std::string_view name, std::size_t from) {
  for (std::size_t at = page.find("</", from); at != std::string_view::npos;
       at = page.find("</", at + 2)) {
    if (starts_with_word(page.substr(at + 2), name)) {
      const std::size_t end = page.find('>', at);
      return end == std::string_view::npos ? end : end + 1;
    }
  }
  return std::string_view::npos;
}

// Where an element of text starts, after a script or style whose end tag is damaged: a browser
// would take the rest of the page for script.
std::size_t next_block(std::string_view page, std::size_t from) {
  constexpr std::array<std::string_view, 9> kBlocks = {"p",  "div",   "h1",      "h2",  "h3",
                                                       "ul", "table", "article", "body"};
  for (std::size_t at = page.find('<', from); at != std::string_view::npos;
       at = page.find('<', at + 1)) {
    for (const std::string_view name : kBlocks) {
      const std::size_t end = at + 1 + name.size();
      if (starts_with_word(page.substr(at + 1), name) && end < page.size() &&
          (page[end] == '>' || page[end] == ' ')) {
        return at;
      }
    }
  }
  return page.size();
}

// Where the part that nobody reads and that starts at `open` ends; `open` if it is none.
std::size_t unread_end(std::string_view page, std::size_t open) {
  const std::string_view rest = page.substr(open + 1);
  if (rest.starts_with("!--")) {
    const std::size_t end = page.find("-->", open + 4);
    return end == std::string_view::npos ? open : end + 3;
  }
  for (const std::string_view name : {"script", "style", "svg"}) {
    if (!starts_with_word(rest, name) || rest.size() == name.size() ||
        is_letter(rest[name.size()])) {
      continue;
    }
    const std::size_t tag_end = page.find('>', open);
    const std::string_view tag = page.substr(open, tag_end - open);
    if (tag.find("ld+json") != std::string_view::npos) {
      return open;
    }
    const std::size_t end = end_tag_after(page, name, tag_end);
    return end == std::string_view::npos ? next_block(page, tag_end) : end;
  }
  return open;
}

// <p and a letter past ASCII: the > of the tag was damaged. Where the tag's name ends; 0 if it is
// whole.
std::size_t damaged_name_end(std::string_view page, std::size_t open) {
  std::size_t end = open + 1;
  while (end < page.size() && (is_letter(page[end]) || (page[end] >= '1' && page[end] <= '6'))) {
    ++end;
  }
  const bool cut =
      end > open + 1 && end < page.size() && static_cast<unsigned char>(page[end]) >= 0x80;
  return cut ? end : 0;
}

}  // namespace

std::string without_scripts(std::string_view page) {
  std::string out;
  out.reserve(page.size());
  std::size_t copied = 0;
  for (std::size_t open = page.find('<'); open != std::string_view::npos;) {
    const std::size_t end = unread_end(page, open);
    if (end != open) {
      out.append(page.substr(copied, open - copied)).push_back(' ');
      copied = end;
    } else if (const std::size_t name_end = damaged_name_end(page, open); name_end != 0) {
      out.append(page.substr(copied, name_end - copied)).push_back('>');
      copied = name_end;
    }
    open = page.find('<', std::max(end, open + 1));
  }
  out.append(page.substr(copied));
  return out;
}

std::string saved_from_url(std::string_view page) {
  constexpr std::string_view kMark = "<!-- saved from url=(";
  const std::size_t mark = page.substr(0, 2048).find(kMark);
  if (mark == std::string_view::npos) {
    return {};
  }
  const std::size_t begin = page.find(')', mark);
  const std::size_t end =
      begin == std::string_view::npos ? begin : page.find_first_of(" >\n", begin);
  return end == std::string_view::npos ? std::string()
                                       : std::string(page.substr(begin + 1, end - begin - 1));
}

}  // namespace niger

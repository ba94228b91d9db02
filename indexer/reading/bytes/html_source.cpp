#include "indexer/reading/bytes/html_source.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace niger::bytes {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

std::string lower_copy(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
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

namespace {

// True where `text` starts with the lower-case `word`, whatever its own case.
bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(),
                    [](char expected, char actual) { return lower(actual) == expected; });
}

// Where something of a page next stands, asked for again and again further on: the page is searched
// once, however often what was asked for is not there.
class NextPlace {
 public:
  // `find` gives the next one at or after a place; npos where there is none.
  template <typename Find>
  std::size_t at_or_after(std::size_t from, const Find& find) {
    if (from < asked_ || from > found_) {
      asked_ = from;
      found_ = find(from);
    }
    return found_;
  }

 private:
  std::size_t asked_ = std::string_view::npos;
  std::size_t found_ = 0;
};

// Where an end tag of `name` starts, at or after `from`; npos where there is none.
std::size_t end_tag_after(std::string_view page, std::string_view name, std::size_t from) {
  for (std::size_t at = page.find("</", from); at != std::string_view::npos;
       at = page.find("</", at + 2)) {
    if (starts_with_word(page.substr(at + 2), name)) {
      return at;
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

// The parts of a page that nobody reads: comments, scripts, styles, drawings.
class UnreadParts {
 public:
  explicit UnreadParts(std::string_view page) : page_(page) {}

  // Where the part that starts at `open` ends; `open` if it is none. To be asked from place to
  // place, each further on.
  std::size_t end_of(std::size_t open) {
    constexpr std::size_t kNowhere = std::string_view::npos;
    constexpr std::size_t kMaxTagBytes = 1000;
    const std::string_view rest = page_.substr(open + 1);
    if (rest.starts_with("!--")) {
      const std::size_t end = comment_ends_.at_or_after(
          open + 4, [this](std::size_t at) { return page_.find("-->", at); });
      return end == kNowhere ? open : end + 3;
    }
    for (auto& [known, end_tags] : elements_) {
      const std::string_view name = known;
      if (!starts_with_word(rest, name) || rest.size() == name.size() ||
          is_letter(rest[name.size()])) {
        continue;
      }
      const std::size_t start_end = tag_end(open);
      const std::string_view tag = page_.substr(open, std::min(start_end - open, kMaxTagBytes));
      if (tag.find("ld+json") != kNowhere) {
        return open;
      }
      if (start_end == kNowhere) {
        return page_.size();
      }
      const std::size_t end_tag = end_tags.at_or_after(
          start_end, [&](std::size_t at) { return end_tag_after(page_, name, at); });
      const std::size_t end = end_tag == kNowhere ? kNowhere : tag_end(end_tag);
      return end != kNowhere ? end + 1 : block(start_end);
    }
    return open;
  }

 private:
  std::size_t tag_end(std::size_t from) {
    return tag_ends_.at_or_after(from, [this](std::size_t at) { return page_.find('>', at); });
  }
  std::size_t block(std::size_t from) {
    return blocks_.at_or_after(from, [this](std::size_t at) { return next_block(page_, at); });
  }

  std::string_view page_;
  NextPlace comment_ends_;
  NextPlace tag_ends_;
  NextPlace blocks_;
  std::array<std::pair<std::string_view, NextPlace>, 3> elements_ = {
      {{"script", {}}, {"style", {}}, {"svg", {}}}};
};

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
  UnreadParts unread(page);
  for (std::size_t open = page.find('<'); open != std::string_view::npos;) {
    const std::size_t end = unread.end_of(open);
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

}  // namespace niger::bytes

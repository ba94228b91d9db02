#include "indexer/reading/xml/wiki_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger::xml {

using fields::trimmed;

namespace {

// Brackets that belong together: for each opening one the place behind its closing one; 0: none.
class Brackets {
 public:
  explicit Brackets(std::string_view text) : ends_(text.size() + 1, 0) {
    std::vector<std::pair<char, std::size_t>> open;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      const char c = text[at];
      const bool is_double = text[at + 1] == c;
      const bool is_table = (c == '{' && text[at + 1] == '|') || (c == '|' && text[at + 1] == '}');
      if (is_table && c == '{' && (at == 0 || text[at - 1] == '\n' || text[at - 1] == ':')) {
        open.emplace_back('|', at++);
      } else if (is_table && c == '|' && !(at + 2 < text.size() && text[at + 2] == '}') &&
                 close(open, '|', at)) {
        ++at;
      } else if (is_double && (c == '{' || c == '[')) {
        open.emplace_back(c, at++);
      } else if (is_double && (c == '}' || c == ']') && close(open, c == '}' ? '{' : '[', at)) {
        ++at;
      }
    }
  }
  [[nodiscard]] std::size_t end_of(std::size_t at) const { return ends_[at]; }

 private:
  // Closes the innermost of its kind, and forgets what was left open within it; a few at most, so
  // that what is never closed is not gone through again and again.
  bool close(std::vector<std::pair<char, std::size_t>>& open, char kind, std::size_t at) {
    constexpr std::size_t kLookBack = 16;
    for (std::size_t back = 0; back < std::min(open.size(), kLookBack); ++back) {
      const auto& [held, begin] = open[open.size() - 1 - back];
      if (held != kind) continue;
      ends_[begin] = static_cast<std::uint32_t>(at + 2);
      open.resize(open.size() - 1 - back);
      return true;
    }
    return false;
  }

  std::vector<std::uint32_t> ends_;
};

bool same(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char expected, char c) {
           return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == expected;
         });
}

constexpr std::array<std::string_view, 4> kCategory = {"تصنيف:", "category:", "رده:", "زمرہ:"};
constexpr std::array<std::string_view, 6> kFile = {
    "ملف:", "صورة:", "file:", "image:", "media:", "وسائط:"};

// Elements whose content is no text of the article.
constexpr std::array<std::string_view, 12> kDropped = {
    "ref",   "gallery", "math",         "timeline",        "imagemap", "score",
    "graph", "chem",    "templatedata", "syntaxhighlight", "mapframe", "maplink"};

class Plain {
 public:
  Plain(std::string_view markup, WikiText& wiki)
      : markup_(markup), brackets_(markup), wiki_(wiki) {}

  void run() {
    write(0, markup_.size(), 0);
    if (wiki_.text.find('&') != std::string::npos) {
      wiki_.text = bytes::without_references(wiki_.text);
    }
  }

 private:
  static constexpr unsigned kDeepest = 20;

  void write(std::size_t at, std::size_t end, unsigned depth) {
    bool is_line_start = depth == 0;
    while (at < end) {
      const char c = markup_[at];
      if (is_line_start) {
        at = line_start(at, end);
        is_line_start = false;
        if (at >= end) break;
        continue;
      }
      if (c == '\n') {
        wiki_.text += '\n';
        ++at;
        is_line_start = depth == 0;
      } else if (c == '{' || c == '[') {
        at = bracket(at, end, depth);
      } else if (c == '<') {
        at = tag(at, end);
      } else if (c == '\'' && markup_.substr(at, 2) == "''") {
        while (at < end && markup_[at] == '\'') ++at;
      } else if (c == '_' && markup_.substr(at, 2) == "__") {
        const std::size_t close = markup_.substr(0, std::min(end, at + 40)).find("__", at + 2);
        const bool is_word =
            close != std::string_view::npos &&
            markup_.substr(at, close - at).find_first_of(" \n") == std::string_view::npos;
        if (is_word) {
          at = close + 2;
        } else {
          wiki_.text += markup_[at++];
        }
      } else if (c == '=' && is_heading_end(at, end)) {
        while (at < end && (markup_[at] == '=' || markup_[at] == ' ')) ++at;
        while (wiki_.text.ends_with(' ')) wiki_.text.pop_back();
      } else {
        wiki_.text += c;
        ++at;
      }
    }
  }

  [[nodiscard]] bool is_heading_end(std::size_t at, std::size_t end) const {
    if (!in_heading_) return false;
    const std::size_t after = markup_.find_first_not_of("= \t", at);
    return after == std::string_view::npos || after >= end || markup_[after] == '\n';
  }

  // Marks of lists, headings and rules.
  std::size_t line_start(std::size_t at, std::size_t end) {
    in_heading_ = markup_[at] == '=';
    if (in_heading_) {
      while (at < end && (markup_[at] == '=' || markup_[at] == ' ')) ++at;
      return at;
    }
    if (markup_.substr(at, 4) == "----") {
      while (at < end && markup_[at] == '-') ++at;
      return at;
    }
    while (at < end && std::string_view("*#:; ").find(markup_[at]) != std::string_view::npos) ++at;
    return at;
  }

  std::size_t bracket(std::size_t at, std::size_t end, unsigned depth) {
    const std::size_t close = brackets_.end_of(at);
    const bool is_whole = close > at && close <= end;
    const std::string_view two = markup_.substr(at, 2);
    if (is_whole && two == "{{") return close;
    if (is_whole && two == "{|") {
      table(at + 2, close - 2, depth);
      return close;
    }
    if (is_whole && two == "[[") {
      link(at + 2, close - 2, depth);
      return close;
    }
    if (two != "[[" && markup_[at] == '[') return address(at, end);
    const std::size_t marks = two == "{{" || two == "[[" ? 2 : 1;
    if (marks == 1) wiki_.text += markup_[at];
    return at + marks;  // left open: its words are text
  }

  void link(std::size_t begin, std::size_t end, unsigned depth) {
    const std::string_view inner = markup_.substr(begin, end - begin);
    const bool is_shown = inner.starts_with(':');
    for (const std::string_view name : kCategory) {
      if (!is_shown && same(inner, name)) {
        const std::string_view category = inner.substr(name.size());
        wiki_.categories.emplace_back(trimmed(category.substr(0, category.find('|'))));
        return;
      }
    }
    for (const std::string_view name : kFile) {
      if (!is_shown && same(inner, name)) return;
    }
    const std::size_t bar = inner.find('|');
    const std::size_t colon = inner.substr(0, bar).find(':');
    const bool is_language =
        !is_shown && bar == std::string_view::npos && colon >= 2 && colon <= 3 &&
        std::all_of(inner.begin(), inner.begin() + static_cast<std::ptrdiff_t>(colon),
                    [](char c) { return c >= 'a' && c <= 'z'; });
    if (is_language) return;  // the page in another language
    std::size_t words = bar == std::string_view::npos ? (is_shown ? 1 : 0) : bar + 1;
    if (depth >= kDeepest) {
      wiki_.text += inner.substr(words);
    } else {
      write(begin + words, end, depth + 1);
    }
  }

  // [http://example.org words]
  std::size_t address(std::size_t at, std::size_t end) {
    const std::string_view rest = markup_.substr(at + 1, end - at - 1);
    const bool is_address = rest.starts_with("http") || rest.starts_with("//");
    const std::size_t stop = rest.find_first_of(" ]\n");
    if (!is_address || stop == std::string_view::npos || rest[stop] == '\n') {
      wiki_.text += markup_[at];
      return at + 1;
    }
    if (rest[stop] == ']') return at + 1 + stop + 1;
    const std::size_t close = rest.find_first_of("]\n", stop);
    if (close == std::string_view::npos || rest[close] == '\n') return at + 1 + stop + 1;
    wiki_.text += rest.substr(stop + 1, close - stop - 1);
    return at + 1 + close + 1;
  }

  // A row a line, its cells parted by blanks.
  void table(std::size_t begin, std::size_t end, unsigned depth) {
    std::size_t at = std::min(markup_.find('\n', begin), end);
    while (at < end) {
      std::size_t line = at + 1;
      const std::size_t stop = std::min(markup_.find('\n', line), end);
      at = stop;
      if (line >= stop) continue;
      const std::string_view text = markup_.substr(line, stop - line);
      if (text.starts_with("|-") || text.starts_with("|}") || text.starts_with("{|")) {
        wiki_.text += '\n';
        continue;
      }
      line += text.starts_with("|+") ? 2 : text[0] == '|' || text[0] == '!' ? 1 : 0;
      while (line <= stop) {
        std::size_t next = markup_.substr(0, stop).find_first_of("|!", line);
        while (next != std::string_view::npos && next + 1 < stop &&
               markup_[next + 1] != markup_[next]) {
          constexpr std::size_t kLongestStyle = 300;
          const bool is_style =
              markup_[next] == '|' && next - line < kLongestStyle &&
              markup_.substr(line, next - line).find_first_of("[{") == std::string_view::npos &&
              markup_.substr(line, next - line).find('=') != std::string_view::npos;
          if (is_style) line = next + 1;  // style="…" | text
          next = markup_.substr(0, stop).find_first_of("|!", next + 1);
        }
        const std::size_t cell = next == std::string_view::npos ? stop : next;
        if (depth < kDeepest) write(line, std::min(cell, stop), depth + 1);
        wiki_.text += ' ';
        line = cell + 2;
      }
    }
    wiki_.text += '\n';
  }

  std::size_t tag(std::size_t at, std::size_t end) {
    if (markup_.substr(at, 4) == "<!--") {
      const std::size_t close = markup_.substr(0, end).find("-->", at);
      return close == std::string_view::npos ? end : close + 3;
    }
    std::size_t name_end = at + 1;
    if (name_end < end && markup_[name_end] == '/') ++name_end;
    const std::size_t name_begin = name_end;
    while (name_end < end &&
           ((markup_[name_end] | 0x20) >= 'a' && (markup_[name_end] | 0x20) <= 'z')) {
      ++name_end;
    }
    const std::size_t close = markup_.substr(0, std::min(end, name_end + 2000)).find('>', name_end);
    if (name_end == name_begin || close == std::string_view::npos) {
      wiki_.text += '<';
      return at + 1;
    }
    const std::string_view name = markup_.substr(name_begin, name_end - name_begin);
    const bool is_end = markup_[at + 1] == '/';
    const bool is_empty = markup_[close - 1] == '/';
    if (same(name, "br") && name.size() == 2) wiki_.text += '\n';
    if (is_end || is_empty) return close + 1;
    for (const std::string_view dropped : kDropped) {
      if (name.size() == dropped.size() && same(name, dropped)) {
        return behind_element(dropped, close + 1, end);
      }
    }
    return close + 1;
  }

  // Behind </ref>; where none follows, the tag alone is dropped, and none is looked for again.
  std::size_t behind_element(std::string_view name, std::size_t from, std::size_t end) {
    if (std::find(never_closed_.begin(), never_closed_.end(), name) != never_closed_.end()) {
      return from;
    }
    for (std::size_t at = markup_.find("</", from); at != std::string_view::npos && at < end;
         at = markup_.find("</", at + 2)) {
      if (same(markup_.substr(at + 2), name)) {
        const std::size_t close = markup_.find('>', at);
        return close == std::string_view::npos ? end : std::min(close + 1, end);
      }
    }
    if (end == markup_.size()) never_closed_.push_back(name);
    return from;
  }

  std::string_view markup_;
  Brackets brackets_;
  WikiText& wiki_;
  std::vector<std::string_view> never_closed_;
  bool in_heading_ = false;
};

}  // namespace

WikiText plain_wiki_text(std::string_view markup) {
  WikiText wiki;
  const std::string_view begun = trimmed(markup.substr(0, 64));
  if (same(begun, "#redirect") || begun.starts_with("#تحويل")) {
    wiki.is_redirect = true;
    return wiki;
  }
  wiki.text.reserve(markup.size());
  Plain(markup, wiki).run();
  return wiki;
}

}  // namespace niger::xml

#include "indexer/reading/page/html_markup.h"

#include <algorithm>

namespace niger::page {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_name(std::string_view one, std::string_view other) {
  return one.size() == other.size() &&
         std::equal(one.begin(), one.end(), other.begin(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

// Reads a tag from its name on; false where the page ends first.
bool MarkupScanner::read_tag(Markup& markup, std::size_t name_begin) {
  const std::size_t size = page_.size();
  std::size_t at = name_begin;
  while (at < size && !is_blank(page_[at]) && page_[at] != '/' && page_[at] != '>') {
    ++at;
  }
  markup.name = page_.substr(name_begin, at - name_begin);
  markup.attributes = 0;
  markup.first_attributes = kNowhere;
  while (at < size) {
    const char c = page_[at];
    if (c == '>') {
      markup.end = at + 1;
      markup.first_attributes = std::min(markup.first_attributes, at);
      return true;
    }
    markup.closes_itself = c == '/';
    if (c == '/' || is_blank(c)) {
      ++at;
      continue;
    }
    if (markup.attributes++ == kFewAttributes) {
      markup.first_attributes = at;
    }
    ++at;  // whatever it is: a name may start with =
    while (at < size && !is_blank(page_[at]) && page_[at] != '/' && page_[at] != '>' &&
           page_[at] != '=') {
      ++at;
    }
    while (at < size && is_blank(page_[at])) {
      ++at;
    }
    if (at >= size || page_[at] != '=') {
      continue;
    }
    ++at;
    while (at < size && is_blank(page_[at])) {
      ++at;
    }
    if (at < size && (page_[at] == '"' || page_[at] == '\'')) {
      at = page_.find(page_[at], at + 1);
      if (at == kNowhere) {
        return false;
      }
      ++at;
    } else {
      while (at < size && !is_blank(page_[at]) && page_[at] != '>') {
        ++at;
      }
    }
  }
  return false;
}

// Where a comment ends whose text starts at `begin`.
std::size_t MarkupScanner::comment_end(std::size_t begin) const {
  const std::string_view text = page_.substr(begin);
  if (text.starts_with('>')) {
    return begin + 1;
  }
  if (text.starts_with("->")) {
    return begin + 2;
  }
  for (std::size_t at = page_.find("--", begin); at != kNowhere; at = page_.find("--", at + 1)) {
    const std::string_view rest = page_.substr(at + 2);
    if (rest.starts_with('>')) {
      return at + 3;
    }
    if (rest.starts_with("!>")) {
      return at + 4;
    }
  }
  return page_.size();
}

bool MarkupScanner::next(Markup& markup) {
  for (std::size_t open = page_.find('<', at_); open != kNowhere && open + 1 < page_.size();
       open = page_.find('<', open + 1)) {
    const char c = page_[open + 1];
    const bool closes = c == '/' && open + 2 < page_.size();
    const bool is_tag = is_letter(closes ? page_[open + 2] : c);
    if (!is_tag && !closes && c != '!' && c != '?') {
      continue;  // text
    }
    markup = Markup{};
    markup.begin = open;
    if (is_tag) {
      markup.kind = closes ? Markup::Kind::End : Markup::Kind::Start;
      if (!read_tag(markup, open + (closes ? 2 : 1))) {
        markup.kind = Markup::Kind::Other;
        markup.end = page_.size();
      }
    } else if (page_.substr(open + 1).starts_with("!--")) {
      markup.end = comment_end(open + 4);
    } else {
      markup.end = std::min(page_.find('>', open + 2), page_.size() - 1) + 1;
    }
    at_ = markup.end;
    return true;
  }
  at_ = page_.size();
  return false;
}

bool MarkupScanner::skip_raw_text(std::string_view name) {
  for (std::size_t at = page_.find("</", at_); at != kNowhere; at = page_.find("</", at + 2)) {
    const std::string_view rest = page_.substr(at + 2);
    if (rest.size() > name.size() && same_name(rest.substr(0, name.size()), name)) {
      const char after = rest[name.size()];
      if (is_blank(after) || after == '/' || after == '>') {
        at_ = at;
        return true;
      }
    }
  }
  return false;
}

}  // namespace niger::page

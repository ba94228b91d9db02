#include "indexer/reading/page/text_pool.h"

#include <algorithm>
#include <charconv>

namespace niger::page {
namespace {

// U+E000 and U+E001, private use: they stand around the number of a run.
constexpr std::string_view kOpen = "\xEE\x80\x80";
constexpr std::string_view kClose = "\xEE\x80\x81";
constexpr std::size_t kMinRunBytes = 40;

// Where the text that starts at `begin` reaches the next '<' or '>'; the page's size if none does.
std::size_t text_end(std::string_view page, std::size_t begin) {
  while (begin < page.size() && page[begin] != '<' && page[begin] != '>') {
    ++begin;
  }
  return begin;
}

bool is_plain(std::string_view run) {
  bool has_text = false;
  bool has_special = false;
  for (const char c : run) {
    has_text |= static_cast<unsigned char>(c) > ' ';
    has_special |= (c == '&') | (c == '\r') | (c == '\0');
  }
  return has_text && !has_special;
}

}  // namespace

std::string TextPool::shortened(std::string_view page) {
  if (page.find(kOpen) != std::string_view::npos) {
    return std::string(page);
  }
  std::string out;
  out.reserve(page.size() / 2);
  std::size_t copied = 0;
  for (std::size_t tag_end = page.find('>'); tag_end != std::string_view::npos;) {
    const std::size_t begin = tag_end + 1;
    const std::size_t end = text_end(page, begin);
    if (end == page.size()) {
      break;
    }
    const std::string_view run = page.substr(begin, end - begin);
    if (page[end] == '<' && run.size() >= kMinRunBytes && is_plain(run)) {
      out.append(page.substr(copied, begin - copied));
      out.append(kOpen).append(std::to_string(runs_.size())).append(kClose);
      runs_.push_back(run);
      copied = end;
    }
    tag_end = page.find('>', end);
  }
  out.append(page.substr(copied));
  return out;
}

void TextPool::restore(std::string_view text, std::string& out) const {
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find(kOpen), text.size());
    out.append(text.substr(0, mark));
    text.remove_prefix(mark);
    if (text.empty()) {
      break;
    }
    const std::string_view number = text.substr(kOpen.size());
    std::size_t run = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), run);
    const auto digits = static_cast<std::size_t>(end - number.data());
    if (error == std::errc() && run < runs_.size() && number.substr(digits).starts_with(kClose)) {
      out.append(runs_[run]);
      text.remove_prefix(kOpen.size() + digits + kClose.size());
    } else {
      out.append(kOpen);
      text.remove_prefix(kOpen.size());
    }
  }
}

std::string TextPool::restored(std::string_view text) const {
  std::string out;
  restore(text, out);
  return out;
}

}  // namespace niger::page

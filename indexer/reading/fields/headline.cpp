#include "indexer/reading/fields/headline.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace niger::fields {
namespace {

// The longest headlines of Arabic agencies have some 25 words; a paragraph is longer.
constexpr std::size_t kMaxHeadlineBytes = 300;
constexpr std::size_t kMaxHeadlineWords = 28;

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  bool inside = false;
  for (const char byte : line) {
    const bool blank = byte == ' ' || byte == '\t';
    words += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return words;
}

// A sentence ends with one full stop; two or three (".." "...") are a headline's pause.
bool ends_like_a_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 6> kEnds = {".\"", ".”", ".»", "،", "؛", ","};
  if (std::any_of(kEnds.begin(), kEnds.end(),
                  [&](std::string_view end) { return line.ends_with(end); })) {
    return true;
  }
  return line.ends_with('.') && !line.ends_with("..");
}

bool ends_like_a_label(std::string_view line) { return line.ends_with(':'); }

}  // namespace

bool is_headline(std::string_view line, std::string_view following) {
  if (line.empty() || following.empty() || line.size() > kMaxHeadlineBytes) {
    return false;
  }
  return !ends_like_a_sentence(line) && !ends_like_a_label(line) &&
         count_words(line) <= kMaxHeadlineWords;
}

}  // namespace niger::fields

#include "indexer/reading/fields/date_line.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/reading/fields/date_text.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/page_phrases.h"

namespace niger::fields {
namespace {

bool has_digit(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= '0' && byte <= '9') {
      return true;
    }
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if ((byte == 0xD9 && next >= 0xA0 && next <= 0xA9) ||  // U+0660–U+0669
        (byte == 0xDB && next >= 0xB0 && next <= 0xB9)) {  // U+06F0–U+06F9
      return true;
    }
  }
  return false;
}

constexpr std::string_view kDateWords[] = {
#include "data/pages/date_words.inc"
};
constexpr std::string_view kBylineLabels[] = {
#include "data/pages/byline_labels.inc"
};
constexpr std::string_view kCountedThings[] = {
#include "data/pages/counted_things.inc"
};

bool is_date_word(const std::string& folded) {
  static const Phrases words = folded_set(kDateWords);
  return words.contains(folded);
}

const Phrases& byline_labels() {
  static const Phrases words = folded_set(kBylineLabels);
  return words;
}

// 1523 مشاهدة, 7 تعليقات: what sites count below a headline.
const Phrases& counted_things() {
  static const Phrases words = folded_set(kCountedThings);
  return words;
}

constexpr std::array<std::string_view, 8> kBars = {"-", "–", "—", "|", "/", "•", "·", "،"};

bool ends_with_bar(std::string_view text) {
  return std::any_of(kBars.begin(), kBars.end(),
                     [text](std::string_view bar) { return text.ends_with(bar); });
}

bool starts_with_bar(std::string_view text) {
  return std::any_of(kBars.begin(), kBars.end(),
                     [text](std::string_view bar) { return text.starts_with(bar); });
}

// 20th is th, as T10 is t.
std::string without_digits(std::string word) {
  std::erase_if(word, [](char c) { return c >= '0' && c <= '9'; });
  return word;
}

// The words of a folded text that are neither numbers nor words of a date.
std::vector<std::string> other_words(std::string_view text) {
  const std::string_view zone = "بتوقيت";  // of whatever city: بتوقيت القاهرة
  std::vector<std::string> others;
  bool after_zone = false;
  std::string word;
  const std::string words = plain_words(text) + " ";
  for (const char byte : words) {
    if (byte != ' ') {
      word.push_back(byte);
      continue;
    }
    if (word.empty()) {
      continue;
    }
    const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number && !after_zone && !is_date_word(without_digits(word))) {
      others.push_back(word);
    }
    after_zone = word == zone || word == "توقيت";
    word.clear();
  }
  return others;
}

}  // namespace

std::optional<Date> date_of_line(std::string_view line) {
  constexpr std::size_t kMaxBytes = 130;
  if (line.size() > kMaxBytes || !has_digit(line)) {
    return std::nullopt;
  }
  const auto found = find_date(line);
  if (!found) {
    return std::nullopt;
  }
  // Of 11 شوال 1445 الموافق 20 أبريل 2024 the second date leaves no strange words either.
  std::string rest(line.substr(0, found->span.begin));
  rest.append(" ").append(line.substr(found->span.end));
  if (const auto other = find_date(rest)) {
    rest.erase(other->span.begin, other->span.size());
  }
  return other_words(rest).empty() ? std::optional<Date>(found->date) : std::nullopt;
}

std::optional<Date> date_of_byline(std::string_view line) {
  constexpr std::size_t kMaxBytes = 160;
  constexpr std::size_t kMaxNameWords = 4;
  constexpr std::size_t kMaxWords = 7;
  if (line.size() > kMaxBytes || line.ends_with('.') || !has_digit(line)) {
    return std::nullopt;
  }
  const auto found = find_date(line);
  if (!found) {
    return std::nullopt;
  }
  const std::string_view before = trimmed(line.substr(0, found->span.begin));
  const std::string_view after = trimmed(line.substr(found->span.end));
  std::vector<std::string> words = other_words(before);
  const bool labelled = !words.empty() && byline_labels().contains(words.front());
  const std::vector<std::string> more = other_words(after);
  const bool counted = std::any_of(more.begin(), more.end(), [](const std::string& word) {
    return counted_things().contains(word);
  });
  words.insert(words.end(), more.begin(), more.end());
  const bool parted = (ends_with_bar(before) && after.empty()) ||
                      (before.empty() && starts_with_bar(after) && !counted);
  const bool is_byline = ((labelled || counted) && words.size() <= kMaxWords) ||
                         (parted && !words.empty() && words.size() <= kMaxNameWords);
  return is_byline ? std::optional<Date>(found->date) : std::nullopt;
}

}  // namespace niger::fields

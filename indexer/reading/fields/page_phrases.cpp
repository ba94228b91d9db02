#include "indexer/reading/fields/page_phrases.h"

#include <algorithm>
#include <cstddef>

#include "common/base/utf8.h"
#include "common/letters/arabic_letter.h"
#include "common/letters/folding.h"

namespace niger::fields {

std::string plain_words(std::string_view text) {
  std::string out;
  std::string word;
  const auto finish_word = [&] {
    if (!word.empty()) {
      out += out.empty() ? "" : " ";
      out += word;
      word.clear();
    }
  };
  const std::string folded = letters::fold(text);
  std::size_t offset = 0;
  while (offset < folded.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(folded, offset);
    const bool letter = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') ||
                        letters::is_arabic_letter(c) || (c >= 0xC0 && c < 0x250);
    if (letter) {
      word.append(folded, begin, offset - begin);
    } else {
      finish_word();
    }
  }
  finish_word();
  return out;
}

Phrases folded_set(std::span<const std::string_view> phrases) {
  Phrases set;
  for (const std::string_view phrase : phrases) {
    set.insert(plain_words(phrase));
  }
  return set;
}

namespace {

constexpr std::string_view kRelatedHeadings[] = {
#include "data/pages/related_headings.inc"
};
constexpr std::string_view kPagePhrases[] = {
#include "data/pages/page_phrases.inc"
};
constexpr std::string_view kNoticeStarts[] = {
#include "data/pages/notice_starts.inc"
};
constexpr std::string_view kShareWords[] = {
#include "data/pages/share_words.inc"
};
constexpr std::string_view kPhotoCredits[] = {
#include "data/pages/photo_credits.inc"
};

}  // namespace

bool is_related_phrase(const std::string& words) {
  static const Phrases headings = folded_set(kRelatedHeadings);
  return headings.contains(words);
}

bool is_page_phrase(const std::string& words) {
  static const Phrases phrases = folded_set(kPagePhrases);
  return phrases.contains(words);
}

bool starts_a_notice(std::string_view words) {
  return std::any_of(std::begin(kNoticeStarts), std::end(kNoticeStarts),
                     [words](std::string_view start) { return words.starts_with(start); });
}

bool is_share_bar(const std::string& words) {
  static const Phrases share_words = folded_set(kShareWords);
  std::size_t begin = 0;
  while (begin < words.size()) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (!share_words.contains(words.substr(begin, end - begin))) {
      return false;
    }
    begin = end + 1;
  }
  return !words.empty();
}

bool is_credit(const std::string& words) {
  static const Phrases credits = folded_set(kPhotoCredits);
  return credits.contains(words);
}

}  // namespace niger::fields

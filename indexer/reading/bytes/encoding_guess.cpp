#include "indexer/reading/bytes/encoding_guess.h"

#include <algorithm>
#include <string>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/arabic_likeness.h"

namespace niger::bytes {

std::string_view sample_of(std::string_view bytes) {
  const auto past_ascii = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
  const auto first = std::find_if(bytes.begin(), bytes.end(), past_ascii);
  const auto begin = static_cast<std::size_t>(first - bytes.begin());
  return bytes.substr(begin, kSampleBytes);
}

PageGuess best_page(std::string_view bytes, std::string_view declared) {
  constexpr double kDeclaredBonus = 0.02;  // decides where two read equally well
  constexpr double kLostWeight = 3.0;
  PageGuess best;
  const std::string_view sample = sample_of(bytes);
  for (const CodePage& page : arabic_code_pages()) {
    std::size_t lost = 0;
    const std::string text = decoded(page, sample, lost);
    const Likeness likeness = arabic_likeness(text);
    const double score = likeness.score() + (page.name == declared ? kDeclaredBonus : 0) -
                         kLostWeight * static_cast<double>(lost) /
                             static_cast<double>(std::max<std::size_t>(sample.size(), 1));
    if (best.page == nullptr || score > best.score) {
      best = {&page, score, likeness.convincing()};
    }
  }
  return best;
}

Utf8Counts count_utf8(std::string_view bytes) {
  Utf8Counts counts;
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(bytes, offset);
    if (c >= 0x80) {
      const bool written = bytes.substr(begin, offset - begin) == "\xEF\xBF\xBD";
      ++(c != kReplacementCharacter || written ? counts.well_formed : counts.ill_formed);
    }
  }
  return counts;
}

}  // namespace niger::bytes

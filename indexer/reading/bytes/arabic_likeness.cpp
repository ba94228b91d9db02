#include "indexer/reading/bytes/arabic_likeness.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

#include "common/arabic/stemmer.h"
#include "common/base/utf8.h"
#include "common/letters/arabic_letter.h"
#include "common/letters/folding.h"

namespace niger::bytes {

using arabic::StemRule;

namespace {

constexpr double kConvincingScore = 0.12;

constexpr const char* kFrequentWords[] = {
#include "data/encodings/frequent_words.inc"
};

bool is_frequent(const std::string& folded) {
  static const std::unordered_set<std::string> words(std::begin(kFrequentWords),
                                                     std::end(kFrequentWords));
  return words.contains(folded);
}

// Signs of wrong letters beside Arabic ones: Latin letters, controls, boxes, damage.
bool is_foreign(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0x7F && c <= 0x9F) ||
         (c >= 0xA1 && c <= 0x24F && c != 0xAB && c != 0xBB && c != 0xB7 && c != 0xAD) ||
         (c >= 0x2500 && c <= 0x25FF) || c == kReplacementCharacter ||
         (c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f');
}

// Letters decoded wrongly seldom make words of this length.
bool is_known(const std::string& folded) {
  constexpr std::size_t kLeastBytes = 8;  // four letters
  static const arabic::Stemmer stemmer;
  if (folded.size() < kLeastBytes) {
    return false;
  }
  const StemRule rule = stemmer.explain(folded).rule;
  return rule != StemRule::None && rule != StemRule::Light;
}

void count_word(std::string_view word, Likeness& counts) {
  constexpr std::size_t kFewWords = 60;  // more have frequent words enough
  ++counts.words;
  std::string folded = letters::fold(word);
  if (is_frequent(folded)) {
    ++counts.frequent;
  } else if (folded.size() > 6 && (folded.starts_with("ال") || folded.starts_with("وال") ||
                                   folded.starts_with("بال") || folded.starts_with("لل"))) {
    ++counts.definite;
  } else if (counts.words <= kFewWords && is_known(folded)) {
    ++counts.known;
  }
}

}  // namespace

double Likeness::score() const {
  if (words == 0) {
    return 0;
  }
  const auto total = static_cast<double>(words);
  return (static_cast<double>(frequent) + 0.5 * static_cast<double>(definite) +
          0.2 * static_cast<double>(known) - static_cast<double>(foreign)) /
         total;
}

bool Likeness::convincing() const {
  if (frequent + definite >= 2 && score() > kConvincingScore) {
    return true;
  }
  // A headline has few of either: then most of its words must be in the dictionary.
  constexpr std::size_t kLeast = 3;
  const std::size_t good = frequent + definite + known;
  return good >= kLeast && foreign * 8 < words && good * 2 > words;
}

Likeness arabic_likeness(std::string_view text) {
  Likeness counts;
  std::size_t offset = 0;
  std::size_t word_begin = 0;
  bool in_word = false;
  bool after_foreign = false;
  while (offset < text.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(text, offset);
    if (letters::is_arabic_letter(c)) {
      counts.foreign += !in_word && after_foreign ? 1 : 0;
      word_begin = in_word ? word_begin : begin;
      in_word = true;
      after_foreign = false;
      continue;
    }
    after_foreign = is_foreign(c);
    if (in_word) {
      count_word(text.substr(word_begin, begin - word_begin), counts);
      counts.foreign += after_foreign ? 1 : 0;
      in_word = false;
    }
  }
  if (in_word) {
    count_word(text.substr(word_begin), counts);
  }
  return counts;
}

}  // namespace niger::bytes

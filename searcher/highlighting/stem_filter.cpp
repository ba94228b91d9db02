#include "searcher/highlighting/stem_filter.h"

#include <algorithm>
#include <string_view>

namespace niger::highlighting {
namespace {

// A bit for the code of each letter.
std::uint64_t bits_of(std::u32string_view letters) {
  std::uint64_t bits = 0;
  std::vector<FoldedLetter> folded;
  for (const char32_t letter : letters) {
    folded.clear();
    LetterTable::instance().append_letters(letter, folded);
    for (const FoldedLetter& one : folded) bits |= std::uint64_t{1} << one.code;
  }
  return bits;
}

struct LetterSets {
  // What clitics and inflection put before a stem (وسيكتب, فبالكتاب, نكتب) …
  std::uint64_t before = bits_of(U"ابتسفكلنوي");
  // … and behind it (كتابيهما, كاتبون, مكتباتها, كتبتم, كتابكن).
  std::uint64_t behind = bits_of(U"اتكمنهوي");
  // What stands between the radicals of a root: long vowels and hamza (كاتب, كتوب, كتائب), the ت of
  // افتعل and what it becomes beside emphatics and ز (اكتتب, اصطدم, ازدهر).
  std::uint64_t between = bits_of(U"اويءتطد");
};

const LetterSets& sets() {
  static const LetterSets kSets;
  return kSets;
}

// A radical that is one of these may be another in a word of the root, or missing: قول, قال, قيل.
constexpr std::u32string_view kWeakLetters = U"اويء";

bool is_of(std::uint64_t set, std::uint8_t code) { return (set >> code & 1) != 0; }

bool are_of(std::uint64_t set, const StemFilter& word, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_of(set, word.codes[i])) return false;
  }
  return true;
}

}  // namespace

StemShape::StemShape(const std::vector<FoldedLetter>& stem) {
  const std::size_t size = stem.size() > 3 ? stem.size() - 1 : stem.size();
  for (std::size_t i = 0; i < size; ++i) start_.push_back(stem[i].code);
}

bool StemShape::may_be_in(const StemFilter& word) const {
  if (!word.is_whole()) return true;
  const std::size_t size = start_.size();
  for (std::size_t at = 0; at + size <= word.letters; ++at) {
    const std::size_t after_last = std::min<std::size_t>(at + size + 1, word.letters);
    if (std::equal(start_.begin(), start_.end(), word.codes.begin() + at) &&
        are_of(sets().behind, word, after_last, word.letters)) {
      return true;
    }
    if (!is_of(sets().before, word.codes[at])) return false;
  }
  return false;
}

RootShape::RootShape(const std::vector<FoldedLetter>& root) {
  for (const FoldedLetter& radical : root) {
    if (kWeakLetters.find(radical.letter) != std::u32string_view::npos) continue;
    strong_.push_back(radical.code);
    bits_ |= std::uint64_t{1} << radical.code;
  }
  if (strong_.size() < 2) strong_.clear();
}

bool RootShape::may_be_in(const StemFilter& word) const {
  if (strong_.empty() || !word.is_whole() || (bits_ & ~word.bits) != 0) return false;
  for (std::size_t first = 0; first < word.letters; ++first) {
    std::size_t matched = 0;
    for (std::size_t at = first; at < word.letters; ++at) {
      if (word.codes[at] == strong_[matched]) {
        if (++matched == strong_.size()) return true;
      } else if (matched == 0 || !is_of(sets().between, word.codes[at])) {
        break;
      }
    }
  }
  return false;
}

}  // namespace niger::highlighting

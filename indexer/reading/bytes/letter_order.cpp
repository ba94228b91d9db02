#include "indexer/reading/bytes/letter_order.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/arabic/stemmer.h"
#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "indexer/reading/bytes/arabic_likeness.h"

namespace niger::bytes {
namespace {

constexpr char32_t kAlef = U'ا';
constexpr char32_t kLam = U'ل';

bool is_marked_alef(char32_t c) { return c == U'أ' || c == U'إ' || c == U'آ'; }
bool is_alef(char32_t c) { return c == kAlef || is_marked_alef(c); }
bool is_arabic(char32_t c) { return (c >= 0x0621 && c <= 0x064A) || (c >= 0x064B && c <= 0x0652); }
bool is_mark(char32_t c) { return c >= 0x064B && c <= 0x0652; }
bool is_proclitic(char32_t c) {
  return c == U'و' || c == U'ف' || c == U'ب' || c == U'ك' || c == U'ل';
}

// Where the letters of ا + أ + ل stand at the beginning of a word, behind a proclitic or two; npos:
// they do not.
std::size_t swapped_article(const std::u32string& word) {
  for (std::size_t at = 0; at <= 2 && at + 3 < word.size(); ++at) {
    if (word[at] == kAlef && is_marked_alef(word[at + 1]) && word[at + 2] == kLam) return at;
    if (!is_proclitic(word[at])) break;
  }
  return std::u32string::npos;
}

bool is_known(const arabic::Stemmer& stemmer, const std::u32string& word) {
  const arabic::StemRule rule = stemmer.explain(letters::fold(to_utf8(word))).rule;
  return rule != arabic::StemRule::None && rule != arabic::StemRule::Light;
}

// Behind the article, if the word has one.
std::size_t behind_article(const std::u32string& word) {
  for (std::size_t at = 0; at <= 2 && at + 1 < word.size(); ++at) {
    if (word[at] == kAlef && word[at + 1] == kLam) return at + 2;
    if (!is_proclitic(word[at])) break;
  }
  return 0;
}

std::size_t mend_inner(const arabic::Stemmer& stemmer, std::u32string& word) {
  constexpr std::size_t kLongestWord = 24;
  constexpr std::size_t kShortestWord = 4;
  if (word.size() < kShortestWord || word.size() > kLongestWord) return 0;
  for (std::size_t at = std::max<std::size_t>(behind_article(word), 1); at + 1 < word.size();
       ++at) {
    if (!is_alef(word[at]) || word[at + 1] != kLam) continue;
    if (is_known(stemmer, word)) return 0;
    std::u32string other = word;
    std::swap(other[at], other[at + 1]);
    if (is_known(stemmer, other)) {
      word = std::move(other);
      return 1;
    }
  }
  return 0;
}

// Calls `change` with each word of Arabic letters, which may replace it by one of equal length.
template <typename Change>
void change_words(std::string& text, const Change& change) {
  std::u32string word;
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    if (word.empty()) return;
    if (change(word)) text.replace(begin, end - begin, to_utf8(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t letter = next_code_point(text, at);
    if (!is_arabic(letter)) {
      end_word(here);
      continue;
    }
    if (word.empty()) begin = here;
    word += letter;
  }
  end_word(text.size());
}

bool holds_swapped_article(std::string_view text) {
  for (const std::string_view letters : {"األ", "اإل", "اآل"}) {
    if (text.find(letters) != std::string_view::npos) return true;
  }
  return false;
}

// --- lines in visual order

char32_t mirrored(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 4> kPairs = {
      {{U'(', U')'}, {U'[', U']'}, {U'{', U'}'}, {U'«', U'»'}}};
  for (const auto& [open, close] : kPairs) {
    if (c == open) return close;
    if (c == close) return open;
  }
  return c;
}

// What is written from left to right within a line: numbers and Latin words.
bool runs_onwards(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x0660 && c <= 0x0669) || (c >= U'a' && c <= U'z') ||
         (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F);
}
bool joins_runs(char32_t c) {
  return c == U'.' || c == U',' || c == U'/' || c == U':' || c == U'-' || c == U'@' || c == U'_';
}

std::string turned(std::string_view line) {
  const std::u32string letters = to_utf32(line);
  std::u32string out;
  for (std::size_t end = letters.size(); end > 0;) {
    std::size_t begin = end - 1;
    if (runs_onwards(letters[begin])) {
      while (begin > 0 &&
             (runs_onwards(letters[begin - 1]) ||
              (joins_runs(letters[begin - 1]) && begin > 1 && runs_onwards(letters[begin - 2])))) {
        --begin;
      }
      out.append(letters, begin, end - begin);
    } else {
      // Marks follow their letter in either order.
      while (begin > 0 && is_mark(letters[begin])) --begin;
      out += mirrored(letters[begin]);
      out.append(letters, begin + 1, end - begin - 1);
    }
    end = begin;
  }
  return to_utf8(out);
}

std::size_t familiar(const Likeness& likeness) { return likeness.frequent + likeness.definite; }

bool reads_backwards(std::string_view line, std::string& other) {
  constexpr std::size_t kFewest = 2;
  const Likeness here = arabic_likeness(line);
  if (here.words < kFewest) return false;
  other = turned(line);
  const std::size_t there = familiar(arabic_likeness(other));
  return there >= kFewest && there > 2 * familiar(here);
}

}  // namespace

std::size_t mend_lam_alef(std::string& text) {
  if (!holds_swapped_article(text)) return 0;
  std::size_t mended = 0;
  change_words(text, [&](std::u32string& word) {
    const std::size_t at = swapped_article(word);
    if (at == std::u32string::npos) return false;
    std::swap(word[at + 1], word[at + 2]);
    ++mended;
    return true;
  });
  if (mended == 0) return 0;
  const arabic::Stemmer stemmer;
  change_words(text, [&](std::u32string& word) {
    const std::size_t changed = mend_inner(stemmer, word);
    mended += changed;
    return changed > 0;
  });
  return mended;
}

std::size_t turn_visual_lines(std::string& text) {
  // Nearly all texts read forwards: a look at the beginning is enough.
  constexpr std::size_t kSampleBytes = 4096;
  const Likeness sample = arabic_likeness(truncated_at_character(text, kSampleBytes));
  if (sample.words < 4 || familiar(sample) * 8 > sample.words) return 0;
  std::string out;
  std::string other;
  std::size_t turns = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const bool is_turned = reads_backwards(line, other);
    turns += is_turned ? 1 : 0;
    out += is_turned ? std::string_view(other) : line;
    if (end < rest.size()) out += '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (turns > 0) text = std::move(out);
  return turns;
}

}  // namespace niger::bytes

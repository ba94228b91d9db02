#include "common/arabic/stop_words.h"

#include <algorithm>

#include "common/arabic/folding.h"
#include "common/arabic/letter_rules.h"
#include "common/base/utf8.h"

namespace niger {

// Written by CMake from data/lexicon/stop_words.txt.
extern const char* const kStopWordList;

namespace {

constexpr char32_t kHeh = 0x0647;
constexpr char32_t kTehMarbuta = 0x0629;
constexpr char32_t kAlefMaqsura = 0x0649;
constexpr char32_t kYeh = 0x064A;
constexpr char32_t kAlef = 0x0627;

std::u32string with_bare_alefs(std::u32string word) {
  for (char32_t& letter : word) {
    if (plain_letter(letter) == kAlef) {
      letter = kAlef;
    }
  }
  return word;
}

}  // namespace

StopWords::StopWords() {
  std::string_view rest = kStopWordList;
  while (!rest.empty()) {
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, line_end);
    rest.remove_prefix(std::min(line_end + 1, rest.size()));
    line = line.substr(0, line.find('#'));
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      const std::string_view word = line.substr(0, end);
      line.remove_prefix(std::min(end + 1, line.size()));
      if (word.starts_with('!')) {
        exceptions_.insert(exact_form(word.substr(1)));
      } else if (!word.empty()) {
        const std::u32string exact = to_utf32(exact_form(word));
        for (std::u32string spelling : {exact, with_bare_alefs(exact)}) {
          words_.insert(to_utf8(spelling));
          if (spelling.back() == kYeh) {
            spelling.back() = kAlefMaqsura;
          } else if (spelling.back() == kTehMarbuta) {
            spelling.back() = kHeh;
          }
          words_.insert(to_utf8(spelling));
        }
      }
    }
  }
  for (const std::string& word : exceptions_) {
    words_.erase(word);
  }
}

bool StopWords::contains(std::string_view exact) const {
  const std::string word(exact);
  if (words_.contains(word)) {
    return true;
  }
  constexpr std::string_view kWaw = "و";
  constexpr std::string_view kFeh = "ف";
  if (!exact.starts_with(kWaw) && !exact.starts_with(kFeh)) {
    return false;
  }
  return !exceptions_.contains(word) && words_.contains(word.substr(kWaw.size()));
}

std::uint64_t StopWords::list_hash() {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : std::string_view(kStopWordList)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return hash;
}

}  // namespace niger

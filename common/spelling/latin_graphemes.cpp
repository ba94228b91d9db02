#include "common/spelling/latin_graphemes.h"

#include <algorithm>

namespace niger::spelling {
namespace {

using enum Place;

constexpr KeyRule kKeyRules[] = {
#include "data/spelling/key_rules.inc"
};
constexpr Grapheme kGraphemes[] = {
#include "data/spelling/graphemes.inc"
};

}  // namespace

bool in_place(Place place, std::string_view word, std::size_t begin, std::size_t size) {
  const std::size_t end = begin + size;
  switch (place) {
    case Place::Anywhere:
      return true;
    case Place::First:
      return begin == 0;
    case Place::Last:
      return end == word.size() && begin > 0;
    case Place::NotFirst:
      return begin > 0;
    case Place::BeforeFront:
      return end < word.size() && (word[end] == 'e' || word[end] == 'i' || word[end] == 'y');
    case Place::BeforeSilentE:
      return end + 2 == word.size() && !is_latin_vowel(word[end]) && word[end + 1] == 'e';
  }
  return false;
}

bool is_latin_vowel(char letter) {
  return std::string_view("aeiouy").find(letter) != std::string_view::npos;
}

const KeyRule* key_rule(std::string_view word, std::size_t at) {
  for (const KeyRule& rule : kKeyRules) {
    if (word.substr(at, rule.group.size()) == rule.group &&
        in_place(rule.place, word, at, rule.group.size())) {
      return &rule;
    }
  }
  return nullptr;
}

std::span<const Grapheme> graphemes(char letter) {
  const auto begin = std::find_if(std::begin(kGraphemes), std::end(kGraphemes),
                                  [letter](const Grapheme& row) { return row.latin[0] == letter; });
  const auto end = std::find_if(begin, std::end(kGraphemes),
                                [letter](const Grapheme& row) { return row.latin[0] != letter; });
  return {begin, end};
}

}  // namespace niger::spelling

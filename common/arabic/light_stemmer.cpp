#include "common/arabic/light_stemmer.h"

#include "common/arabic/affixes.h"

namespace niger::arabic {
namespace {

// Names keep their first letters: only ال, its chains, and و where it begins no foreign name.
std::size_t prefix_size(const Letters& word, const letters::WordSpelling& spelling) {
  std::size_t longest = 0;
  for (const Proclitic& proclitic : proclitics()) {
    const bool article =
        proclitic.followed == Followed::Definite || proclitic.followed == Followed::Doubled;
    if (!article) {
      continue;
    }
    // فالنسيا, بالمر, كالفن: an article after a single proclitic needs a word of five letters.
    // A ة is of an Arabic word, which needs no more than four: بالجبنة.
    const bool may_be_foreign = proclitic.size == 3 && proclitic.letters[0] != kWaw &&
                                spelling.last != letters::LastLetter::TehMarbuta;
    const std::size_t least = may_be_foreign ? 5 : 4;
    const bool has_hamza =
        spelling.alef[proclitic.size - 2U] > letters::kAlefBare;  // ألتراس is no ال and تراس
    if (!has_hamza && proclitic.size > longest && word.size >= proclitic.size + least &&
        stands_at(word, 0, proclitic.letters, proclitic.size)) {
      longest = proclitic.size;
    }
  }
  // A hamza begins a word: وأتلتيكو, لإيسكو. After one letter أ may also be of a word: بأس.
  if (longest == 0 && word.size >= 5 && spelling.alef[1] > letters::kAlefBare) {
    const bool is_conjunction = word.code[0] == kWaw || word.code[0] == kFeh;
    const bool is_preposition =
        word.code[0] == kBeh || word.code[0] == kLam || word.code[0] == kKaf;
    if (is_conjunction ||
        (is_preposition && (spelling.alef[1] == letters::kAlefHamzaBelow || word.size >= 6))) {
      return 1;
    }
  }
  // واتساب, ويليام, وولف begin with the sound w; وترامب is و and a name.
  if (longest == 0 && word.size >= 5 && word.code[0] == kWaw && word.code[1] != kAlef &&
      word.code[1] != kYeh && word.code[1] != kWaw) {
    longest = 1;
  }
  return longest;
}

bool ends_with(const Letters& word, std::size_t end, std::initializer_list<std::uint8_t> letters) {
  std::size_t at = end - letters.size();
  for (const std::uint8_t letter : letters) {
    if (word.code[at++] != letter) {
      return false;
    }
  }
  return true;
}

}  // namespace

LightStem light_stem(const Letters& word, const letters::WordSpelling& spelling) {
  LightStem stem{prefix_size(word, spelling), word.size};
  if (spelling.tanwin == letters::Tanwin::Fathatan && stem.end - stem.begin >= 4 &&
      ends_with(word, stem.end, {kAlef})) {
    stem.end -= 1;  // كيلومتراً: the mark tells
  }
  const std::size_t size = stem.end - stem.begin;
  // The forms of an adjective of relation: البوروندية, بورونديين, بورونديات → بوروندي.
  if (size >= 6 && (ends_with(word, stem.end, {kYeh, kYeh, kNoon}) ||
                    ends_with(word, stem.end, {kYeh, kWaw, kNoon}) ||
                    ends_with(word, stem.end, {kYeh, kAlef, kTeh}))) {
    stem.end -= 2;
  } else if (size >= 5 && ends_with(word, stem.end, {kYeh, kHeh})) {
    stem.end -= 1;
  } else if (size >= 6 && ends_with(word, stem.end, {kAlef, kTeh})) {
    stem.end -= 2;
  } else if (size >= 6 && (ends_with(word, stem.end, {kHeh, kAlef}) ||
                           ends_with(word, stem.end, {kHeh, kMeem}))) {
    stem.end -= 2;
    if (stem.end - stem.begin >= 4 && ends_with(word, stem.end, {kTeh})) {
      stem.end -= 1;
    }
  } else if (size >= 5 && ends_with(word, stem.end, {kHeh})) {
    stem.end -= 1;
  }
  return stem;
}

}  // namespace niger::arabic

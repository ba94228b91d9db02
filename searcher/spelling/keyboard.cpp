#include "searcher/spelling/keyboard.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdlib>

#include "common/base/utf8.h"

namespace niger::typing {
namespace {

constexpr std::size_t kMinReadLetters = 3;
constexpr std::size_t kMaxTypedCharacters = 64;

struct Key {
  char qwerty;
  char azerty;  // what the same key gives on a French keyboard; 0: no letter
  std::u32string_view arabic;
};

// Row by row, as the keys lie; the column is the place in the row. Unshifted Arabic 101.
constexpr Key kUpperRow[] = {{'q', 'a', U"ض"}, {'w', 'z', U"ص"}, {'e', 'e', U"ث"}, {'r', 'r', U"ق"},
                             {'t', 't', U"ف"}, {'y', 'y', U"غ"}, {'u', 'u', U"ع"}, {'i', 'i', U"ه"},
                             {'o', 'o', U"خ"}, {'p', 'p', U"ح"}, {'[', 0, U"ج"},   {']', 0, U"د"}};
constexpr Key kMiddleRow[] = {{'a', 'q', U"ش"}, {'s', 's', U"س"}, {'d', 'd', U"ي"},
                              {'f', 'f', U"ب"}, {'g', 'g', U"ل"}, {'h', 'h', U"ا"},
                              {'j', 'j', U"ت"}, {'k', 'k', U"ن"}, {'l', 'l', U"م"},
                              {';', 'm', U"ك"}, {'\'', 0, U"ط"}};
constexpr Key kLowerRow[] = {
    {'z', 'w', U"ئ"}, {'x', 'x', U"ء"}, {'c', 'c', U"ؤ"}, {'v', 'v', U"ر"}, {'b', 'b', U"لا"},
    {'n', 'n', U"ى"}, {'m', 0, U"ة"},   {',', 0, U"و"},   {'.', 0, U"ز"},   {'/', 0, U"ظ"}};
constexpr Key kCorner[] = {{'`', 0, U"ذ"}};
// With Shift; the rest of the shifted keys are marks and punctuation.
constexpr Key kShifted[] = {{'H', 0, U"أ"},  {'Y', 0, U"إ"},  {'N', 0, U"آ"},
                            {'G', 0, U"لأ"}, {'T', 0, U"لإ"}, {'B', 0, U"لآ"}};

template <typename Visit>
void for_each_key(Visit visit) {
  for (const Key& key : kUpperRow) {
    visit(key);
  }
  for (const Key& key : kMiddleRow) {
    visit(key);
  }
  for (const Key& key : kLowerRow) {
    visit(key);
  }
  for (const Key& key : kCorner) {
    visit(key);
  }
}

std::u32string_view arabic_of(char32_t typed) {
  for (const Key& key : kShifted) {
    if (static_cast<char32_t>(key.qwerty) == typed) {
      return key.arabic;
    }
  }
  const char32_t plain = typed >= U'A' && typed <= U'Z' ? typed - U'A' + U'a' : typed;
  std::u32string_view found;
  for_each_key([&](const Key& key) {
    if (static_cast<char32_t>(key.qwerty) == plain) {
      found = key.arabic;
    }
  });
  return found;
}

enum class Layout { Qwerty, Azerty };

// `bee_is_one_key`: لا was typed with the key B, not with G and H.
std::optional<std::string> latin_reading(std::u32string_view typed, Layout layout,
                                         bool bee_is_one_key) {
  std::string out;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (bee_is_one_key && typed[i] == U'ل' && i + 1 < typed.size() && typed[i + 1] == U'ا') {
      out.push_back('b');
      ++letters;
      ++i;
      continue;
    }
    const Key* found = nullptr;
    for_each_key([&](const Key& key) {
      if (key.arabic.size() == 1 && key.arabic[0] == typed[i]) {
        found = &key;
      }
    });
    const char letter = found == nullptr           ? 0
                        : layout == Layout::Qwerty ? found->qwerty
                                                   : found->azerty;
    if (letter < 'a' || letter > 'z') {
      return std::nullopt;
    }
    out.push_back(letter);
    ++letters;
  }
  return letters >= kMinReadLetters ? std::optional(out) : std::nullopt;
}

struct Spot {
  int row = -1;
  int column = 0;
};

// Where the key of a folded letter lies: ه also on the key of ة, ي on that of ى.
std::array<Spot, 2> spots(char32_t letter) {
  std::array<Spot, 2> found;
  std::size_t count = 0;
  const auto look = [&](const auto& row, int number) {
    for (std::size_t column = 0; column < std::size(row); ++column) {
      const char32_t on_key = row[column].arabic[0];
      const bool same = row[column].arabic.size() == 1 &&
                        (on_key == letter || (on_key == U'ة' && letter == U'ه') ||
                         (on_key == U'ى' && letter == U'ي') ||
                         ((on_key == U'ئ' || on_key == U'ؤ') && letter == U'ء'));
      if (same && count < found.size()) {
        found[count++] = {number, static_cast<int>(column)};
      }
    }
  };
  look(kUpperRow, 0);
  look(kMiddleRow, 1);
  look(kLowerRow, 2);
  return found;
}

bool touch(const Spot& one, const Spot& other) {
  if (one.row < 0 || other.row < 0) {
    return false;
  }
  // Each row lies half a key to the right of the one above it.
  const int down = other.row - one.row;
  const int right = other.column - one.column;
  switch (down) {
    case 0:
      return std::abs(right) == 1;
    case 1:
      return right == 0 || right == -1;
    case -1:
      return right == 0 || right == 1;
    default:
      return false;
  }
}

}  // namespace

std::optional<std::string> arabic_from_latin_keys(std::string_view typed) {
  const std::u32string characters = to_utf32(typed.substr(0, kMaxTypedCharacters + 1));
  if (characters.size() > kMaxTypedCharacters) {
    return std::nullopt;
  }
  std::u32string out;
  bool has_latin = false;
  for (const char32_t c : characters) {
    const std::u32string_view letters = arabic_of(c);
    if (letters.empty()) {
      return std::nullopt;
    }
    has_latin = has_latin || (c < 0x80 && std::isalpha(static_cast<int>(c)) != 0);
    out += letters;
  }
  if (!has_latin || out.size() < kMinReadLetters) {
    return std::nullopt;
  }
  return to_utf8(out);
}

std::vector<std::string> latin_from_arabic_keys(std::string_view typed) {
  std::vector<std::string> readings;
  const std::u32string letters = to_utf32(typed.substr(0, 2 * kMaxTypedCharacters + 2));
  if (letters.size() > kMaxTypedCharacters) {
    return readings;
  }
  for (const Layout layout : {Layout::Qwerty, Layout::Azerty}) {
    for (const bool bee_is_one_key : {true, false}) {
      const std::optional<std::string> reading = latin_reading(letters, layout, bee_is_one_key);
      if (reading && std::find(readings.begin(), readings.end(), *reading) == readings.end()) {
        readings.push_back(*reading);
      }
    }
  }
  return readings;
}

bool are_neighbour_keys(char32_t one, char32_t other) {
  if (one == other) {
    return false;
  }
  for (const Spot& a : spots(one)) {
    for (const Spot& b : spots(other)) {
      if (touch(a, b)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace niger::typing

#include "common/spelling/spelling_distance.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

#include "common/base/utf8.h"
#include "common/spelling/spelling_key.h"

namespace niger::spelling {
namespace {

#include "data/spelling/costs.inc"

constexpr std::size_t kMaxLetters = kMaxKeyedLetters;

struct Confusion {
  char32_t one;
  char32_t other;
  double cost;
};

constexpr Confusion kConfusions[] = {
#include "data/spelling/confusions.inc"
};

bool is_long_vowel(char32_t letter) { return letter == U'ا' || letter == U'و' || letter == U'ي'; }

double substitution(std::u32string_view a, std::size_t i, std::u32string_view b, std::size_t j) {
  const char32_t one = a[i];
  const char32_t other = b[j];
  if (one == other) {
    return 0;
  }
  const auto either = [&](char32_t x, char32_t y) {
    return (one == x && other == y) || (one == y && other == x);
  };
  if (i + 1 == a.size() && j + 1 == b.size()) {  // endings: سوريا, سوريه; بورشه, بورشا
    if (either(U'ا', U'ه')) {
      return kFinalAlefHeh;
    }
    if (either(U'ا', U'ي') || either(U'ه', U'ي')) {
      return kFinalYeh;
    }
  }
  if (i == 0 && j == 0) {
    if (either(U'و', U'ف')) {  // فاغنر, واغنر
      return kFirstWawFeh;
    }
    if (either(U'ج', U'ي')) {  // جونكر, يونكر
      return kFirstJeemYeh;
    }
  }
  if (either(U'م', U'ن')) {  // إسطمبول, إسطنبول
    const bool before_beh =
        (i + 1 < a.size() && a[i + 1] == U'ب') && (j + 1 < b.size() && b[j + 1] == U'ب');
    return before_beh ? kNoonBeforeBeh : kConsonant;
  }
  for (const Confusion& confusion : kConfusions) {
    if (either(confusion.one, confusion.other)) {
      return confusion.cost;
    }
  }
  return kConsonant;
}

// The cost of a letter that the other word does not have.
double omission(std::u32string_view word, std::size_t i) {
  const char32_t letter = word[i];
  const bool is_first = i == 0;
  const bool is_last = i + 1 == word.size();
  if (!is_first && word[i - 1] == letter) {
    return kDoubled;
  }
  if (letter == U'ء') {
    return kHamza;
  }
  if (is_long_vowel(letter)) {
    if (is_first) {
      // استراسبورغ, ستراسبورغ: an alef that only carries a cluster; ايكواس, اكواس has another.
      return letter == U'ا' ? kInitialAlef : kConsonant;
    }
    if (is_last) {
      return kFinalVowel;
    }
    return is_long_vowel(word[i - 1]) ? kVowelAfterVowel : kLongVowel;
  }
  if (letter == U'ه' && is_last) {
    return kFinalHeh;
  }
  if (!is_last && ((letter == U'ت' && word[i + 1] == U'ش') ||
                   (is_first && letter == U'د' && word[i + 1] == U'ج'))) {
    return kAffricate;
  }
  return kConsonant;
}

double edit_costs(std::u32string_view a, std::u32string_view b, double limit) {
  using Row = std::array<double, kMaxLetters + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j < b.size(); ++j) {
    last[j + 1] = last[j] + omission(b, j);
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    row[0] = last[0] + omission(a, i);
    double best = row[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      double cost = last[j] + substitution(a, i, b, j);
      cost = std::min(cost, last[j + 1] + omission(a, i));
      cost = std::min(cost, row[j] + omission(b, j));
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] && a[i] != b[j] &&
          is_long_vowel(a[i]) != is_long_vowel(b[j])) {
        cost = std::min(cost, before_last[j - 1] + kMovedVowel);
      }
      row[j + 1] = cost;
      best = std::min(best, cost);
    }
    if (best > limit) {
      return kNotTheSame;
    }
    before_last = last;
    last = row;
  }
  return last[b.size()] <= limit ? last[b.size()] : kNotTheSame;
}

// Letters of no foreign sound: a word that has one varies less.
bool has_native_letter(std::u32string_view word) {
  return word.find_first_of(U"حعضظ") != std::u32string_view::npos;
}

bool has_article(std::u32string_view word) {
  return word.size() >= 5 && word[0] == U'ا' && word[1] == U'ل';
}

}  // namespace

double spelling_distance(std::string_view a, std::string_view b, double limit) {
  if (a.empty() || b.empty() || a.size() > kMaxLetters * 2 || b.size() > kMaxLetters * 2) {
    return a == b && !a.empty() ? 0 : kNotTheSame;
  }
  if (a == b) {
    return 0;
  }
  const std::u32string one = to_utf32(a);
  const std::u32string other = to_utf32(b);
  if (one.size() > kMaxLetters || other.size() > kMaxLetters) {
    return kNotTheSame;
  }
  if (has_native_letter(one) || has_native_letter(other)) {
    limit /= 2;
  }
  double cost = edit_costs(one, other, limit);
  if (has_article(one) != has_article(other)) {
    const std::u32string_view bare_one = std::u32string_view(one).substr(has_article(one) ? 2 : 0);
    const std::u32string_view bare_other =
        std::u32string_view(other).substr(has_article(other) ? 2 : 0);
    cost = std::min(cost, kArticle + edit_costs(bare_one, bare_other, limit - kArticle));
  }
  return cost <= limit ? cost : kNotTheSame;
}

double spelling_limit(std::size_t classes, Origin a, Origin b) {
  if (classes == 0 || (a == Origin::Native && b == Origin::Native)) {
    return -1;
  }
  static constexpr double kByClasses[] = {
#include "data/spelling/limits.inc"
  };
  const double limit = kByClasses[std::min(classes, std::size(kByClasses) - 1)];
  if (a == Origin::Native || b == Origin::Native) {
    return classes >= 4 ? limit / 2 : -1;
  }
  return limit;
}

}  // namespace niger::spelling

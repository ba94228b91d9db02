#include "common/spelling/latin_graphemes.h"

#include <algorithm>

namespace niger {
namespace {

using enum Place;

// Longer groups stand before their beginnings: the first row that holds is taken.
// clang-format off
constexpr KeyRule kKeyRules[] = {
    {"tzsch", Anywhere, {"c"}, 1}, {"tsch", Anywhere, {"c"}, 1}, {"tch", Anywhere, {"c"}, 1},
    {"sch", Anywhere, {"c", "sk"}, 2}, {"sh", Anywhere, {"c"}, 1},
    {"ch", Anywhere, {"c", "k", "x"}, 3}, {"ck", Anywhere, {"k"}, 1},
    {"ph", Anywhere, {"f"}, 1}, {"th", Anywhere, {"t", "d", "s"}, 3},
    {"kh", Anywhere, {"x", "k"}, 2}, {"gh", Anywhere, {"k", ""}, 2}, {"dh", Anywhere, {"d"}, 1},
    {"zh", Anywhere, {"k", "c"}, 2}, {"dj", Anywhere, {"k"}, 1}, {"dg", Anywhere, {"k"}, 1},
    {"gn", Anywhere, {"n", "kn"}, 2}, {"zz", Anywhere, {"s", "ts"}, 2},
    {"tz", Anywhere, {"ts", "s"}, 2}, {"mb", Anywhere, {"nb"}, 1}, {"mp", Anywhere, {"nb"}, 1},
    {"cc", BeforeFront, {"ks", "c"}, 2}, {"sc", BeforeFront, {"s", "c"}, 2},
    {"c", BeforeFront, {"s", "c", "k"}, 3}, {"c", Anywhere, {"k", "s", "c"}, 3},
    {"x", Last, {"ks", "s", ""}, 3}, {"x", First, {"s", "ks", "c"}, 3},
    {"x", Anywhere, {"ks", "s"}, 2}, {"j", Anywhere, {"k", "", "x"}, 3}, {"h", First, {"h"}, 1},
    {"h", Anywhere, {"h", ""}, 2}, {"w", First, {"", "f"}, 2}, {"w", Anywhere, {"", "f"}, 2},
    {"dt", Last, {"t"}, 1}, {"lt", Last, {"lt", ""}, 2}, {"s", Last, {"s", ""}, 2},
    {"t", Last, {"t", ""}, 2}, {"d", Last, {"d", ""}, 2}, {"z", Anywhere, {"s", "d"}, 2},
    {"v", Anywhere, {"f"}, 1}, {"b", Anywhere, {"b"}, 1}, {"p", Anywhere, {"b"}, 1},
    {"t", Anywhere, {"t"}, 1}, {"d", Anywhere, {"d"}, 1}, {"f", Anywhere, {"f"}, 1},
    {"g", Anywhere, {"k"}, 1}, {"k", Anywhere, {"k"}, 1}, {"q", Anywhere, {"k"}, 1},
    {"l", Anywhere, {"l"}, 1}, {"m", Anywhere, {"m"}, 1}, {"n", Anywhere, {"n"}, 1},
    {"r", Anywhere, {"r"}, 1}, {"s", Anywhere, {"s"}, 1},
};

// Sorted by the first Latin letter. All rows that hold are tried; the cheapest path through both
// words counts.
constexpr Grapheme kGraphemes[] = {
    {"a", U"ا", 0, Anywhere}, {"a", U"", .12, NotFirst}, {"a", U"ه", .05, Last},
    {"a", U"ي", .2, NotFirst}, {"a", U"ي", .25, Last}, {"a", U"عا", .1, Anywhere},
    {"a", U"ع", .12, Anywhere}, {"a", U"و", .5, NotFirst}, {"a", U"اه", .1, Last},
    {"a", U"اي", .35, Anywhere}, {"a", U"ي", .08, BeforeSilentE}, {"aa", U"ا", 0, Anywhere},
    {"aa", U"عا", .05, Anywhere}, {"ai", U"اي", 0, Anywhere}, {"ai", U"ي", .12, Anywhere},
    {"ai", U"اءي", .05, NotFirst}, {"ai", U"اء", .1, NotFirst}, {"ay", U"اي", 0, Anywhere},
    {"ay", U"ي", .12, NotFirst}, {"au", U"او", 0, Anywhere}, {"au", U"و", .1, NotFirst},
    {"aw", U"او", 0, Anywhere}, {"au", U"اءو", .1, NotFirst}, {"ae", U"اي", .05, Anywhere},
    {"ae", U"ا", .15, Anywhere}, {"ae", U"اءي", .05, NotFirst}, {"ao", U"او", 0, Anywhere},
    {"ault", U"و", .05, Last}, {"aux", U"و", .1, Last},
    {"b", U"ب", 0, Anywhere},
    {"c", U"ك", 0, Anywhere}, {"c", U"ق", .1, Anywhere}, {"c", U"س", 0, BeforeFront},
    {"c", U"س", .2, Anywhere}, {"c", U"تش", .2, BeforeFront}, {"c", U"ش", .3, Anywhere},
    {"c", U"تش", .35, Anywhere}, {"c", U"ج", .4, Anywhere}, {"ch", U"تش", 0, Anywhere},
    {"ch", U"ش", .04, Anywhere}, {"ch", U"خ", .15, Anywhere}, {"ch", U"ك", .15, Anywhere},
    {"ck", U"ك", 0, Anywhere}, {"cc", U"تش", .1, BeforeFront},
    {"d", U"د", 0, Anywhere}, {"d", U"ض", .08, Anywhere}, {"d", U"ذ", .15, Anywhere},
    {"d", U"ظ", .15, Anywhere}, {"d", U"", .4, Last}, {"d", U"ت", .5, Last},
    {"dt", U"ت", 0, Last}, {"dt", U"د", .1, Last}, {"dh", U"ذ", 0, Anywhere},
    {"dh", U"ض", .05, Anywhere}, {"dh", U"ظ", .05, Anywhere}, {"dh", U"د", .1, Anywhere},
    {"dj", U"ج", 0, Anywhere}, {"dg", U"دج", 0, Anywhere}, {"dg", U"ج", .05, Anywhere},
    {"e", U"ي", .05, Anywhere}, {"e", U"", .1, NotFirst}, {"e", U"ا", .1, First},
    {"e", U"اي", 0, First}, {"e", U"ا", .3, NotFirst}, {"e", U"ه", .12, Last},
    {"e", U"ا", .15, Last}, {"e", U"يه", .05, Last}, {"e", U"", .02, Last},
    {"e", U"ع", .2, Anywhere}, {"e", U"عي", .2, Anywhere}, {"e", U"اي", .25, NotFirst},
    {"ea", U"ي", .05, Anywhere}, {"ea", U"يا", .05, NotFirst}, {"ee", U"ي", 0, Anywhere},
    {"ei", U"اي", .05, Anywhere}, {"ei", U"ي", .1, Anywhere}, {"ey", U"ي", .05, Anywhere},
    {"ey", U"اي", .05, Anywhere}, {"eu", U"و", .12, NotFirst}, {"eu", U"يو", .1, NotFirst},
    {"eu", U"او", .05, First}, {"eu", U"وي", .1, NotFirst}, {"eau", U"و", 0, NotFirst},
    {"eaux", U"و", 0, Last}, {"eo", U"يو", .05, NotFirst}, {"el", U"ال", .05, First},
    {"eot", U"و", .05, Last}, {"et", U"يه", .1, Last}, {"et", U"ي", .15, Last},
    {"eu", U"ي", .15, NotFirst},
    {"f", U"ف", 0, Anywhere},
    {"g", U"غ", 0, Anywhere}, {"g", U"ج", .02, Anywhere}, {"g", U"ق", .12, Anywhere},
    {"g", U"ك", .1, Anywhere}, {"gh", U"غ", 0, Anywhere}, {"gh", U"ق", .2, Anywhere},
    {"gh", U"", .3, NotFirst}, {"gh", U"ج", .1, Anywhere}, {"g", U"دج", .2, Anywhere},
    {"gn", U"ني", .05, NotFirst}, {"gn", U"ن", .15, NotFirst},
    {"h", U"ه", 0, Anywhere}, {"h", U"ح", .02, Anywhere}, {"h", U"", .1, NotFirst},
    {"h", U"", .5, First}, {"h", U"خ", .3, Anywhere},
    {"i", U"ي", 0, Anywhere}, {"i", U"", .12, NotFirst}, {"i", U"اي", 0, First},
    {"i", U"ا", .1, First}, {"i", U"اي", .08, NotFirst}, {"i", U"عي", .15, Anywhere},
    {"i", U"ع", .15, Anywhere}, {"i", U"يي", .1, NotFirst}, {"i", U"ا", .5, NotFirst},
    {"i", U"ءي", .05, NotFirst}, {"i", U"اي", .03, BeforeSilentE}, {"ie", U"ي", .03, NotFirst},
    {"ie", U"يه", .03, Last}, {"ie", U"يي", .1, NotFirst}, {"ie", U"اي", .15, NotFirst},
    {"ia", U"يا", 0, NotFirst}, {"ia", U"يه", .03, Last}, {"ie", U"يا", .2, NotFirst},
    {"ieu", U"يو", 0, NotFirst},
    {"j", U"ج", 0, Anywhere}, {"j", U"ي", .15, Anywhere}, {"j", U"خ", .2, Anywhere},
    {"j", U"غ", .3, Anywhere}, {"j", U"دج", .15, Anywhere},
    {"k", U"ك", 0, Anywhere}, {"k", U"ق", .08, Anywhere}, {"k", U"خ", .4, Anywhere},
    {"kh", U"خ", 0, Anywhere}, {"kh", U"ك", .2, Anywhere},
    {"l", U"ل", 0, Anywhere}, {"ll", U"ي", .2, NotFirst},
    {"m", U"م", 0, Anywhere}, {"m", U"ن", .3, NotFirst},
    {"n", U"ن", 0, Anywhere}, {"n", U"م", .6, NotFirst}, {"ng", U"ن", .2, NotFirst},
    {"o", U"و", 0, Anywhere}, {"o", U"", .15, NotFirst}, {"o", U"او", 0, First},
    {"o", U"ا", .12, First}, {"o", U"ا", .3, NotFirst}, {"o", U"عو", .12, Anywhere},
    {"o", U"ع", .15, Anywhere}, {"oo", U"و", 0, Anywhere}, {"ou", U"و", 0, NotFirst},
    {"ou", U"او", 0, Anywhere}, {"ou", U"", .2, NotFirst}, {"oi", U"وا", .03, NotFirst},
    {"oi", U"وي", .05, NotFirst}, {"oy", U"وي", 0, Anywhere}, {"oe", U"و", .1, NotFirst},
    {"oa", U"وا", 0, Anywhere}, {"oa", U"و", .05, Anywhere}, {"ow", U"او", .05, NotFirst},
    {"ow", U"و", .05, NotFirst}, {"oe", U"ي", .3, NotFirst}, {"ou", U"وو", .15, NotFirst},
    {"ot", U"و", .1, Last},
    {"p", U"ب", 0, Anywhere}, {"p", U"ف", .5, Anywhere}, {"ph", U"ف", 0, Anywhere},
    {"q", U"ق", 0, Anywhere}, {"q", U"ك", .08, Anywhere}, {"qu", U"ك", .05, Anywhere},
    {"qu", U"كو", 0, Anywhere},
    {"r", U"ر", 0, Anywhere},
    {"s", U"س", 0, Anywhere}, {"s", U"ص", .06, Anywhere}, {"s", U"ز", .12, Anywhere},
    {"s", U"ش", .4, Anywhere}, {"s", U"", .35, Last}, {"sh", U"ش", 0, Anywhere},
    {"sch", U"ش", 0, Anywhere}, {"sc", U"ش", .1, BeforeFront}, {"sc", U"س", .05, BeforeFront},
    {"t", U"ت", 0, Anywhere}, {"t", U"ط", .04, Anywhere}, {"t", U"", .4, Last},
    {"t", U"د", .5, Anywhere}, {"tch", U"تش", 0, Anywhere}, {"tsch", U"تش", 0, Anywhere},
    {"tzsch", U"تش", 0, Anywhere}, {"tch", U"ش", .15, Anywhere}, {"th", U"ث", 0, Anywhere},
    {"th", U"ت", .05, Anywhere}, {"th", U"ذ", .05, Anywhere}, {"th", U"ط", .2, Anywhere},
    {"tz", U"تز", 0, Anywhere}, {"tz", U"تس", 0, Anywhere}, {"tz", U"ز", .15, Anywhere},
    {"u", U"يو", .03, BeforeSilentE}, {"u", U"و", 0, Anywhere}, {"u", U"", .12, NotFirst},
    {"u", U"او", 0, First}, {"u", U"يو", .05, First}, {"u", U"ا", .12, Anywhere},
    {"u", U"يو", .15, NotFirst}, {"u", U"ي", .35, NotFirst}, {"u", U"ع", .2, Anywhere},
    {"ue", U"", .1, Last}, {"ue", U"و", .1, NotFirst}, {"ue", U"ي", .25, NotFirst},
    {"uw", U"و", .05, NotFirst}, {"u", U"عو", .15, Anywhere},
    {"v", U"ف", 0, Anywhere}, {"v", U"و", .25, Anywhere}, {"v", U"ب", .4, Anywhere},
    {"w", U"و", 0, Anywhere}, {"w", U"ف", .12, Anywhere}, {"w", U"", .3, NotFirst},
    {"wh", U"و", 0, Anywhere},
    {"x", U"كس", 0, Anywhere}, {"x", U"كز", .1, Anywhere}, {"x", U"س", .15, Last},
    {"x", U"ز", .1, First}, {"x", U"", .3, Last}, {"x", U"ش", .3, Anywhere},
    {"x", U"قس", .2, Anywhere}, {"x", U"اكس", .1, NotFirst},
    {"y", U"ي", 0, Anywhere}, {"y", U"", .2, NotFirst}, {"y", U"اي", .15, NotFirst},
    {"y", U"ا", .4, NotFirst}, {"y", U"يي", .1, NotFirst}, {"y", U"و", .4, NotFirst},
    {"z", U"ز", 0, Anywhere}, {"z", U"س", .15, Anywhere}, {"z", U"ذ", .15, Anywhere},
    {"z", U"ظ", .15, Anywhere}, {"z", U"ض", .2, Anywhere}, {"z", U"تس", .1, Anywhere},
    {"zh", U"ج", 0, Anywhere}, {"zh", U"ش", .2, Anywhere}, {"zz", U"تز", 0, Anywhere},
    {"zz", U"تس", .05, Anywhere},
};
// clang-format on

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

}  // namespace niger

#include "common/spelling/latin_script.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "common/base/utf8.h"
#include "common/spelling/latin_graphemes.h"
#include "common/spelling/spelling_distance.h"
#include "common/spelling/spelling_key.h"

namespace niger::spelling {
namespace {

struct KeyDraft {
  std::string key;
  int unlikelihood = 0;  // how many rules did not take their first choice
  bool after_consonant = false;
};

void append_classes(std::string_view classes, KeyDraft& draft) {
  for (const char letter : classes) {
    if (draft.key.size() < kMaxKeyClasses &&
        !(draft.after_consonant && draft.key.back() == letter)) {
      draft.key.push_back(letter);
    }
    draft.after_consonant = true;
  }
}

bool has_latin_key(std::string_view word) {
  return word.size() >= kMinKeyedLetters && word.size() <= kMaxKeyedLetters && is_latin_word(word);
}

// An Arabic letter that no Latin letter stands for.
double extra_letter(std::u32string_view arabic, std::size_t at) {
  const char32_t letter = arabic[at];
  const bool is_last = at + 1 == arabic.size();
  if (at > 0 && arabic[at - 1] == letter) {
    return .1;
  }
  switch (letter) {
    case U'ء':
      return .08;
    case U'ا':
      return at == 0 ? .25 : .3;
    case U'و':
    case U'ي':
      return at == 0 ? 1 : .3;
    case U'ه':
      return is_last ? .15 : 1;
    case U'ع':
      return .4;
    default:
      return 1;
  }
}

}  // namespace

bool is_latin_word(std::string_view folded) {
  return !folded.empty() &&
         std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string latin_key(std::string_view latin) {
  if (!has_latin_key(latin)) {
    return {};
  }
  KeyDraft draft;
  for (std::size_t at = 0; at < latin.size();) {
    const KeyRule* rule = key_rule(latin, at);
    if (rule == nullptr) {
      draft.after_consonant = false;
      ++at;
    } else {
      append_classes(rule->classes[0], draft);
      at += rule->group.size();
    }
  }
  return draft.key.empty() ? "a" : draft.key;
}

std::vector<std::string> latin_keys(std::string_view latin) {
  if (!has_latin_key(latin)) {
    return {};
  }
  std::vector<KeyDraft> drafts(1);
  // El Baradei as one word, and Elizabeth, whose first letters are taken for the article.
  const bool has_article = latin.size() > 5 && is_latin_vowel(latin[0]) && latin[1] == 'l';
  for (std::size_t at = 0; at < latin.size();) {
    if (is_latin_vowel(latin[at])) {
      for (KeyDraft& draft : drafts) {
        draft.after_consonant = false;
      }
      ++at;
      continue;
    }
    if (has_article && at == 1) {
      drafts.push_back({drafts.front().key, 1, false});
      append_classes("l", drafts.front());
      ++at;
      continue;
    }
    const KeyRule* rule = key_rule(latin, at);
    std::vector<KeyDraft> longer;
    for (std::size_t choice = 0; choice < rule->choices; ++choice) {
      for (KeyDraft draft : drafts) {
        append_classes(rule->classes[choice], draft);
        draft.unlikelihood += static_cast<int>(choice);
        longer.push_back(std::move(draft));
      }
    }
    std::stable_sort(longer.begin(), longer.end(), [](const KeyDraft& a, const KeyDraft& b) {
      return a.unlikelihood < b.unlikelihood;
    });
    longer.resize(std::min(longer.size(), 2 * kMaxKeys));
    drafts = std::move(longer);
    at += rule->group.size();
  }
  std::vector<std::string> keys;
  for (KeyDraft& draft : drafts) {
    std::string key = draft.key.empty() ? "a" : std::move(draft.key);
    if (keys.size() < kMaxKeys && std::find(keys.begin(), keys.end(), key) == keys.end()) {
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

double latin_distance(std::string_view latin, std::string_view arabic, double limit) {
  if (!is_latin_word(latin) || latin.size() > kMaxKeyedLetters ||
      arabic.size() > 2 * kMaxKeyedLetters) {
    return kNotTheSame;
  }
  const std::u32string letters = to_utf32(arabic);
  if (letters.empty() || letters.size() > kMaxKeyedLetters) {
    return kNotTheSame;
  }
  // costs[i][j]: the first i Latin letters read as the first j Arabic ones.
  std::array<std::array<double, kMaxKeyedLetters + 1>, kMaxKeyedLetters + 1> costs;
  for (auto& row : costs) {
    row.fill(kNotTheSame);
  }
  costs[0][0] = 0;
  if (letters.size() >= 5 && letters[0] == U'ا' && letters[1] == U'ل') {
    costs[0][2] = .1;
  }
  const std::u32string_view view(letters);
  for (std::size_t i = 0; i <= latin.size(); ++i) {
    for (std::size_t j = 0; j <= view.size(); ++j) {
      const double here = costs[i][j];
      if (here > limit) {
        continue;
      }
      const auto reach = [&](std::size_t to_i, std::size_t to_j, double cost) {
        costs[to_i][to_j] = std::min(costs[to_i][to_j], here + cost);
      };
      if (j < view.size()) {
        reach(i, j + 1, extra_letter(view, j));
      }
      if (i == latin.size()) {
        continue;
      }
      if (i > 0 && latin[i] == latin[i - 1] && !is_latin_vowel(latin[i])) {
        reach(i + 1, j, .02);  // Müller, Mississippi
      }
      reach(i + 1, j, is_latin_vowel(latin[i]) ? .3 : 1);
      for (const Grapheme& grapheme : graphemes(latin[i])) {
        if (latin.substr(i, grapheme.latin.size()) == grapheme.latin &&
            view.substr(j, grapheme.arabic.size()) == grapheme.arabic &&
            in_place(grapheme.place, latin, i, grapheme.latin.size())) {
          reach(i + grapheme.latin.size(), j + grapheme.arabic.size(), grapheme.cost);
        }
      }
    }
  }
  const double cost = costs[latin.size()][view.size()];
  return cost <= limit ? cost : kNotTheSame;
}

double latin_limit(std::string_view latin) {
  const double by_length[] = {0, 0, .1, .25, .35, .45, .5};
  return by_length[std::min<std::size_t>(latin.size(), 6)];
}

}  // namespace niger::spelling

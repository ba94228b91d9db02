#include "searcher/expansion/name_variants.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "common/base/utf8.h"
#include "common/spelling/confusable_names.h"
#include "common/spelling/latin_script.h"
#include "common/spelling/spelling_key.h"
#include "searcher/spelling/spelling_slip.h"

namespace niger::expansion {

using spelling::is_latin_word;
using spelling::kNotTheSame;
using spelling::Origin;
using spelling::spelling_distance;
using spelling::spelling_limit;

namespace {

// A Latin spelling of an Arabic word must be plain: short English words are near to many.
constexpr std::size_t kMinLatinLetters = 4;
constexpr double kMaxArabicScriptCost = .2;

// Of the Arabic spellings of a Latin word, those as good as the best: an ordinary Arabic word is
// worse than a name by kNativeCost (Biden: بايدن, not بدين), a word ten times as frequent better by
// kTenfold.
constexpr double kNativeCost = .12;
constexpr double kTenfold = .04;
constexpr double kAsGood = .1;
constexpr std::size_t kMaxLatinVariants = 6;

constexpr double kSlipCost = .2;
constexpr double kDialectOfWordCost = .4;
constexpr double kNisbaCost = .1;
constexpr std::size_t kMinNisbaLetters = 5;

// The word without the ending by which a name and its adjective differ: أمريكا, أمريكي → أمريك.
std::u32string without_name_ending(std::u32string word) {
  if (word.size() > 3 && (word.back() == U'ي' || word.back() == U'ا' || word.back() == U'ه')) {
    word.pop_back();
  }
  if (word.size() > 4 && word.back() == U'ي') {
    word.pop_back();
  }
  return word;
}

double nisba_distance(std::string_view a, std::string_view b, double limit) {
  const std::u32string one = to_utf32(a);
  const std::u32string other = to_utf32(b);
  if (std::min(one.size(), other.size()) < kMinNisbaLetters ||
      (one.back() == U'ي') == (other.back() == U'ي')) {
    return kNotTheSame;
  }
  return kNisbaCost + spelling_distance(to_utf8(without_name_ending(one)),
                                        to_utf8(without_name_ending(other)), limit - kNisbaCost);
}

Expansion expansion(std::string_view stem, ExpansionRule rule, double cost,
                    std::uint64_t doc_freq) {
  return {.stems = {std::string(stem)},
          .rule = rule,
          .closeness = std::max(.1, closeness_of(rule) - cost),
          .doc_freq = doc_freq,
          .cost = cost};
}

class VariantSearch {
 public:
  VariantSearch(std::string_view stem, const Vocabulary& vocabulary, const WordKnowledge& knowledge)
      : stem_(stem), vocabulary_(vocabulary), knowledge_(knowledge) {}

  std::vector<Expansion> arabic() {
    origin_ = knowledge_.origin_of(stem_);
    const std::vector<std::string> keys = spelling::spelling_keys(stem_);
    // An ordinary word of few consonants has no other spelling: the limit is negative.
    if (keys.empty()) {
      return {};
    }
    if (origin_ != Origin::Name && (typing::may_slip(stem_) || !knowledge_.is_everyday(stem_))) {
      find_slips(keys.front());
    }
    if (spelling_limit(keys.front().size(), origin_, Origin::Unknown) < 0) {
      return finished(kMaxNameVariants);
    }
    for_each_candidate(keys, [&](const std::string& candidate, std::size_t classes) {
      if (is_latin_word(candidate)) {
        consider_latin(candidate);
      } else {
        consider_arabic(candidate, classes);
      }
    });
    return finished(kMaxNameVariants);
  }

  std::vector<Expansion> latin() {
    if (stem_.find_first_of("aeiouy") == std::string::npos) {
      return {};  // CNN, BBC: letters, not a word
    }
    const double limit = spelling::latin_limit(stem_);
    std::vector<std::pair<double, Expansion>> scored;
    double best = kNotTheSame;
    for_each_candidate(spelling::latin_keys(stem_), [&](const std::string& candidate, std::size_t) {
      const double cost = is_latin_word(candidate)
                              ? kNotTheSame
                              : spelling::latin_distance(stem_, candidate, limit);
      if (cost == kNotTheSame) {
        return;
      }
      const std::uint64_t articles = vocabulary_.doc_freq(candidate);
      if (articles == 0) {
        return;
      }
      const bool native = knowledge_.origin_of(candidate) == Origin::Native;
      const double score =
          cost + (native ? kNativeCost : 0) - kTenfold * std::log10(static_cast<double>(articles));
      best = std::min(best, score);
      scored.emplace_back(score, expansion(candidate, ExpansionRule::LatinScript, cost, articles));
    });
    for (auto& [score, found] : scored) {
      if (score <= best + kAsGood) {
        found_.push_back(std::move(found));
      }
    }
    return finished(kMaxLatinVariants);
  }

 private:
  // Of مؤتمر and موتمر one is a word, or an everyday one, the other none.
  void find_slips(const std::string& key) {
    for (const std::string& candidate : vocabulary_.stems_with_key(key)) {
      const bool is_dialect = typing::differs_by_dialect(stem_, candidate);
      if (!is_dialect && !typing::differs_by_slip(stem_, candidate)) continue;
      const bool is_one_everyday =
          knowledge_.is_everyday(stem_) != knowledge_.is_everyday(candidate);
      const bool is_one_known =
          knowledge_.is_dictionary_word(stem_) != knowledge_.is_dictionary_word(candidate);
      if (is_one_everyday || is_one_known) {
        add(candidate, ExpansionRule::Spelling,
            is_dialect && !is_one_known ? kDialectOfWordCost : kSlipCost);
      }
    }
  }

  template <typename Visit>
  void for_each_candidate(const std::vector<std::string>& keys, Visit visit) {
    for (const std::string& key : keys) {
      for (const std::string& candidate : vocabulary_.stems_with_key(key)) {
        if (candidate != stem_) {
          visit(candidate, key.size());
        }
      }
    }
  }

  void consider_arabic(const std::string& candidate, std::size_t classes) {
    const double widest = spelling_limit(classes, origin_, Origin::Unknown);
    double cost = spelling_distance(stem_, candidate, widest);
    ExpansionRule rule = ExpansionRule::Spelling;
    if (cost == kNotTheSame) {
      cost = nisba_distance(stem_, candidate, widest);
      rule = ExpansionRule::NameNisba;
    }
    // The lexicon and the names are asked last: they cost most.
    if (cost == kNotTheSame ||
        cost > spelling_limit(classes, origin_, knowledge_.origin_of(candidate)) ||
        spelling::are_different_names(stem_, candidate)) {
      return;
    }
    add(candidate, rule, cost);
  }

  void consider_latin(const std::string& candidate) {
    if (candidate.size() < kMinLatinLetters || origin_ == Origin::Native) {
      return;
    }
    const double limit = std::min(kMaxArabicScriptCost, spelling::latin_limit(candidate));
    const double cost = spelling::latin_distance(candidate, stem_, limit);
    if (cost != kNotTheSame) {
      add(candidate, ExpansionRule::ArabicScript, cost);
    }
  }

  void add(const std::string& candidate, ExpansionRule rule, double cost) {
    const bool known = std::any_of(found_.begin(), found_.end(),
                                   [&](const Expansion& one) { return one.stems[0] == candidate; });
    if (known) {
      return;
    }
    const std::uint64_t articles = vocabulary_.doc_freq(candidate);
    if (articles > 0) {
      found_.push_back(expansion(candidate, rule, cost, articles));
    }
  }

  std::vector<Expansion> finished(std::size_t most) {
    std::sort(found_.begin(), found_.end(), [](const Expansion& a, const Expansion& b) {
      return a.closeness != b.closeness ? a.closeness > b.closeness
             : a.doc_freq != b.doc_freq ? a.doc_freq > b.doc_freq
                                        : a.stems < b.stems;
    });
    if (found_.size() > most) {
      found_.resize(most);
    }
    return std::move(found_);
  }

  std::string stem_;
  const Vocabulary& vocabulary_;
  const WordKnowledge& knowledge_;
  Origin origin_ = Origin::Unknown;
  std::vector<Expansion> found_;
};

}  // namespace

std::vector<Expansion> name_variants(std::string_view stem, const Vocabulary& vocabulary,
                                     const WordKnowledge& knowledge) {
  VariantSearch search(stem, vocabulary, knowledge);
  return is_latin_word(stem) ? search.latin() : search.arabic();
}

namespace {

// بجيزان, of جيزان: no dictionary has the place, so no stemmer took the letter. A spelling of the
// name (لفراري) must be of a long one, and rare.
void add_with_prefix(const QueryWord& word, const Vocabulary& vocabulary,
                     const WordKnowledge& knowledge, std::vector<Expansion>& found) {
  constexpr std::string_view kPrefixes[] = {"ب", "ل", "ك", "و", "ف"};
  constexpr double kCost = .2;
  constexpr double kMaxSpellingCost = .25;
  constexpr std::size_t kMinLetters = 4;
  constexpr std::size_t kMinSpelledLetters = 6;
  const std::size_t letters = count_code_points(word.stem);
  if (letters < kMinLetters || is_latin_word(word.stem) ||
      (knowledge.origin_of(word.stem) == Origin::Native && !knowledge.is_name(word.stem))) {
    return;
  }
  const auto consider = [&](const std::string& stem, double cost) {
    const std::uint64_t articles = vocabulary.doc_freq(stem);
    if (articles == 0 || knowledge.origin_of(stem) != Origin::Unknown) return;
    found.push_back(expansion(stem, ExpansionRule::Spelling, cost, articles));
    found.back().gains_letter = true;
  };
  for (const std::string_view prefix : kPrefixes) {
    const std::string whole = std::string(prefix) + word.stem;
    consider(whole, kCost);
    if (letters < kMinSpelledLetters) continue;
    for (const std::string& candidate : vocabulary.stems_with_key(spelling::spelling_key(whole))) {
      if (candidate != whole && candidate.starts_with(prefix) &&
          spelling_distance(whole, candidate, kMaxSpellingCost) != kNotTheSame &&
          vocabulary.doc_freq(candidate) < kAttestedArticles) {
        consider(candidate, kCost + kMaxSpellingCost);
      }
    }
  }
}

}  // namespace

std::vector<Expansion> clitic_variants(const QueryWord& word, const Vocabulary& vocabulary,
                                       const WordKnowledge& knowledge) {
  constexpr std::size_t kLetterBytes = 2;
  constexpr std::size_t kMinClasses = 4;
  constexpr double kMaxCost = .2;
  constexpr double kLessClose = .2;
  std::vector<Expansion> found;
  add_with_prefix(word, vocabulary, knowledge, found);
  const std::string_view whole = word.folded;
  const bool has_clitic = whole.starts_with("و") || whole.starts_with("ف") ||
                          whole.starts_with("ب") || whole.starts_with("ل") ||
                          whole.starts_with("ك");
  const std::string key = spelling::spelling_key(whole);
  if (!has_clitic || key.size() < kMinClasses) {
    return found;
  }
  const std::string_view clitic = whole.substr(0, kLetterBytes);
  const std::string_view rest = whole.substr(kLetterBytes);
  const auto consider = [&](const std::string& stem, std::string_view spelt) {
    const double cost = spelling_distance(whole, spelt, kMaxCost);
    const std::uint64_t articles = cost == kNotTheSame ? 0 : vocabulary.doc_freq(stem);
    if (articles > 0 && stem != word.stem) {
      found.push_back(expansion(stem, ExpansionRule::Spelling, cost + kLessClose, articles));
      found.back().loses_letter = true;
    }
  };
  if (word.stem == rest) {
    // The query's word has lost its letter: a name of the index may have kept it.
    for (const std::string& candidate : vocabulary.stems_with_key(key)) {
      if (knowledge.origin_of(candidate) != Origin::Native) {
        consider(candidate, candidate);
      }
    }
  } else if (word.stem == whole && knowledge.origin_of(word.stem) != Origin::Native) {
    for (const std::string& candidate : vocabulary.stems_with_key(spelling::spelling_key(rest))) {
      consider(candidate, std::string(clitic) + candidate);
    }
  }
  return found;
}

}  // namespace niger::expansion

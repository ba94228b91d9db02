#include "searcher/expansion/compounds.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/base/utf8.h"
#include "common/dates/months.h"
#include "common/spelling/latin_script.h"
#include "searcher/spelling/letter_names.h"
#include "searcher/spelling/world_names.h"

namespace niger::expansion {

using arabic::Token;
using dates::month_names;
using dates::MonthName;
using spelling::Origin;

namespace {

// First parts of compound names, folded: عبد الله, أبو ظبي, بن علي, نيو يورك, سان مارينو …
constexpr std::array<std::string_view, 23> kFirstParts = {
    "عبد", "ابو",  "ابا",   "ابي", "ابن", "بن",   "ام",  "ذو",  "نور", "سيف",   "صلاح", "نيو",
    "سان", "سانت", "سانتا", "لوس", "لاس", "بورت", "كيب", "ساو", "ريو", "غينيا", "كوالا"};

constexpr std::size_t kMinJoinedLetters = 5;
constexpr std::size_t kMinPartedLetters = 6;
constexpr std::size_t kMinPartLetters = 3;
constexpr std::size_t kMinPartAfterName = 2;  // أم درمان: the rest may be short after a known part

bool is_first_part(std::string_view folded) {
  return std::find(kFirstParts.begin(), kFirstParts.end(), folded) != kFirstParts.end();
}

// The stem of the only word of `text`; empty where it is none or several, or a stop word.
std::string only_stem(const std::string& text, const WordKnowledge& knowledge) {
  const std::vector<Token> tokens = knowledge.tokens_of(text);
  return tokens.size() == 1 && !tokens[0].is_stop_word ? tokens[0].stem : std::string();
}

void add(std::vector<std::string> stems, ExpansionRule rule, double closeness,
         const Vocabulary& vocabulary, std::vector<Expansion>& out) {
  std::uint64_t articles = 0;
  for (const std::string& stem : stems) {
    const std::uint64_t with_stem = stem.empty() ? 0 : vocabulary.doc_freq(stem);
    if (with_stem == 0) {
      return;
    }
    articles = articles == 0 ? with_stem : std::min(articles, with_stem);
  }
  const bool known = std::any_of(out.begin(), out.end(),
                                 [&](const Expansion& other) { return other.stems == stems; });
  if (!known) {
    out.push_back(
        {.stems = std::move(stems), .rule = rule, .closeness = closeness, .doc_freq = articles});
  }
}

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// مارس, ماي, اوت …: 5 ماي, شهر اوت.
bool reads_as_month(std::span<const QueryWord> words, std::size_t at) {
  if (words[at].folded == "مارس" || words[at].exact == "آب") {
    return true;
  }
  const auto is_sign = [](const QueryWord& word) {
    return is_number(word.folded) || word.folded == "شهر" || word.folded == "شهري";
  };
  return (at > 0 && is_sign(words[at - 1])) || (at + 1 < words.size() && is_sign(words[at + 1]));
}

// How often the plainest month name of a tradition occurs.
std::uint64_t use_of_tradition(dates::MonthTradition tradition, const Vocabulary& vocabulary,
                               const WordKnowledge& knowledge) {
  std::uint64_t most = 0;
  for (int month = 1; month <= 12; ++month) {
    for (const MonthName& name : month_names(month)) {
      if (name.tradition == tradition && !name.ambiguous && name.words.size() == 1) {
        const std::string stem = only_stem(std::string(name.words[0]), knowledge);
        most = std::max(most, stem.empty() ? 0 : vocabulary.doc_freq(stem));
      }
    }
  }
  return most;
}

constexpr double kAmbiguousMonth = .3;  // less close than a plain name
constexpr std::uint64_t kUseFactor = 3;
constexpr std::uint64_t kUseAllowance = 2;

// Whether a name that is a word besides may be a month where so many articles have it: in a
// collection that uses the plain names of its tradition as much.
bool is_at_home(dates::MonthTradition tradition, std::uint64_t articles,
                const Vocabulary& vocabulary, const WordKnowledge& knowledge) {
  return articles <=
         kUseFactor * use_of_tradition(tradition, vocabulary, knowledge) + kUseAllowance;
}

// The stem of a word of a name, as the name is spelt: آب is not أب.
std::string stem_of_name(const MonthName& name, std::string_view word,
                         const WordKnowledge& knowledge) {
  return only_stem(std::string(name.spelt.empty() ? word : name.spelt), knowledge);
}

// Whether the only word of the query is taken for a month although it is a word besides.
bool is_month_alone(const QueryWord& word, const dates::MonthMatch& match,
                    const Vocabulary& vocabulary, const WordKnowledge& knowledge) {
  for (const MonthName& name : month_names(match.month)) {
    if (name.words.size() == 1 && name.words[0] == word.folded) {
      return stem_of_name(name, word.folded, knowledge) == word.stem &&
             is_at_home(name.tradition, vocabulary.doc_freq(word.stem), vocabulary, knowledge);
    }
  }
  return false;
}

}  // namespace

std::vector<Expansion> joined(const QueryWord& first, const QueryWord& second,
                              const Vocabulary& vocabulary, const WordKnowledge& knowledge) {
  std::vector<Expansion> out;
  if (first.as_typed || second.as_typed || is_number(first.folded) || is_number(second.folded) ||
      count_code_points(first.folded) + count_code_points(second.folded) < kMinJoinedLetters) {
    return out;
  }
  // وعبد الله: the stem has lost the و; ابو ظبي keeps its ابو as it is.
  for (const std::string* head : {&first.folded, &first.stem}) {
    const std::string stem = only_stem(*head + second.folded, knowledge);
    add({stem}, ExpansionRule::Joined, closeness_of(ExpansionRule::Joined), vocabulary, out);
  }
  return out;
}

std::vector<Expansion> parted(const QueryWord& word, const Vocabulary& vocabulary,
                              const WordKnowledge& knowledge) {
  std::vector<Expansion> out;
  const std::u32string letters = to_utf32(word.stem);
  if (word.as_typed || letters.size() < kMinPartedLetters || letters.size() > 24) {
    return out;
  }
  const bool is_native = knowledge.origin_of(word.stem) == Origin::Native;
  const bool is_known_name = letters.back() != U'ي' &&  // an adjective: أميركي
                             knowledge.origin_of(word.stem) == Origin::Name &&
                             knowledge.is_everyday(word.stem);
  for (std::size_t at = 2; at + kMinPartAfterName <= letters.size(); ++at) {
    const std::string first = to_utf8(letters.substr(0, at));
    const std::string second = to_utf8(letters.substr(at));
    const bool after_name = is_first_part(first);
    const bool long_enough = at >= kMinPartLetters && letters.size() - at >= kMinPartLetters;
    if (!after_name && (is_native || !long_enough)) {
      continue;
    }
    std::string first_stem = only_stem(first, knowledge);
    const std::string second_stem = only_stem(second, knowledge);
    // Only whole words: not every و or ال that a stemmer would take off (ام, يركي of اميركي), and
    // without a first part of names no ordinary words.
    const bool stands = second_stem == second || second == "ال" + second_stem;
    const auto is_name = [&](const std::string& part, const std::string& stem) {
      return stem == part && knowledge.origin_of(part) != Origin::Native;
    };
    // The parts of a name that is known whole need be no words (فولكس فاجن), but no forms of words
    // either: ليفر of ليفربول is ل and a form of فر. After a first part they may look like one
    // (كوالا لمبور).
    const bool of_known_name =
        is_known_name && long_enough && (after_name || (first_stem == first && stands));
    if (!of_known_name && (!stands || (!after_name && !(is_name(first, first_stem) &&
                                                        is_name(second, second_stem))))) {
      continue;
    }
    add({first_stem, second_stem}, ExpansionRule::Parted, closeness_of(ExpansionRule::Parted),
        vocabulary, out);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Expansion& a, const Expansion& b) { return a.doc_freq > b.doc_freq; });
  out.resize(std::min(out.size(), kMaxPartings));
  return out;
}

NameExpansion month_names_at(std::span<const QueryWord> words, std::size_t at,
                             const Vocabulary& vocabulary, const WordKnowledge& knowledge) {
  if (words[at].as_typed) {
    return {};
  }
  std::vector<std::string> folded;
  for (std::size_t i = at; i < std::min(at + 2, words.size()); ++i) {
    folded.push_back(words[i].as_typed ? std::string() : words[i].folded);
  }
  const std::optional<dates::MonthMatch> found = dates::month_at(folded);
  if (!found) return {};
  if (found->ambiguous && !reads_as_month(words, at) &&
      !(words.size() == 1 && is_month_alone(words[at], *found, vocabulary, knowledge))) {
    return {};
  }
  NameExpansion month{found->words, {}};
  for (const MonthName& name : month_names(found->month)) {
    std::vector<std::string> stems;
    for (const std::string_view word : name.words) {
      stems.push_back(stem_of_name(name, word, knowledge));
    }
    if (found->words == 1 && stems.size() == 1 && stems[0] == words[at].stem) {
      continue;  // the name that was typed
    }
    // By its letters, never by a stem that other words share.
    if (stems.size() == 1 && stems[0] != name.words[0] && stems[0] != name.spelt) {
      continue;
    }
    const std::size_t before = month.expansions.size();
    add(std::move(stems), ExpansionRule::Month,
        closeness_of(ExpansionRule::Month) - (name.ambiguous ? kAmbiguousMonth : 0), vocabulary,
        month.expansions);
    if (name.ambiguous && month.expansions.size() > before) {
      Expansion& added = month.expansions.back();
      if (!is_at_home(name.tradition, added.doc_freq, vocabulary, knowledge)) {
        added.warrant = Warrant::None;
        added.rejection = Rejection::AmbiguousMonth;
      }
    }
  }
  return month;
}

std::vector<Expansion> months_in_dates(const QueryWord& word, std::span<const Expansion> names,
                                       const Vocabulary& vocabulary,
                                       const WordKnowledge& knowledge) {
  constexpr int kDays = 31;
  std::vector<Expansion> out;
  const double closeness = closeness_of(ExpansionRule::Month) - kAmbiguousMonth;
  for (const Expansion& name : names) {
    if (word.as_typed || name.rejection != Rejection::AmbiguousMonth || name.stems.size() != 1) {
      continue;
    }
    const std::string& month = name.stems.front();
    add({only_stem("شهر", knowledge), month}, ExpansionRule::Month, closeness, vocabulary, out);
    for (int day = 1; day <= kDays; ++day) {
      add({std::to_string(day), month}, ExpansionRule::Month, closeness, vocabulary, out);
    }
  }
  return out;
}

std::vector<Expansion> acronym_spelled_out(const QueryWord& word, const Vocabulary& vocabulary,
                                           const WordKnowledge& knowledge) {
  std::vector<Expansion> out;
  if (word.as_typed) return out;
  for (const std::string& names : typing::spelled_out(word.folded)) {
    std::vector<std::string> stems;
    for (const Token& token : knowledge.tokens_of(names)) stems.push_back(token.stem);
    add(std::move(stems), ExpansionRule::LatinScript, closeness_of(ExpansionRule::LatinScript),
        vocabulary, out);
  }
  return out;
}

std::vector<Expansion> latin_names(const QueryWord& word, const Vocabulary& vocabulary,
                                   const WordKnowledge& knowledge) {
  std::vector<Expansion> out;
  // Oil and war are translations, no names.
  if (word.as_typed || (knowledge.origin_of(word.stem) == Origin::Native &&
                        !knowledge.is_name(word.stem) && !knowledge.is_name(word.folded))) {
    return out;
  }
  for (const std::string& arabic : {word.folded, word.stem}) {
    for (const std::string_view latin : typing::latin_names_of(arabic)) {
      add({std::string(latin)}, ExpansionRule::ArabicScript,
          closeness_of(ExpansionRule::ArabicScript), vocabulary, out);
    }
  }
  for (Expansion& expansion : out) expansion.is_listed = true;
  return out;
}

std::vector<Expansion> acronyms_at(std::span<const std::string> folded_names,
                                   const Vocabulary& vocabulary) {
  std::vector<Expansion> out;
  for (const std::string& latin : typing::acronyms_of(folded_names)) {
    add({latin}, ExpansionRule::ArabicScript, closeness_of(ExpansionRule::ArabicScript), vocabulary,
        out);
  }
  return out;
}

std::vector<Expansion> son_of(const QueryWord& son, const QueryWord& father,
                              const Vocabulary& vocabulary) {
  constexpr std::string_view kSon[] = {"ابن", "بن"};
  std::vector<Expansion> out;
  if (son.as_typed || father.as_typed) return out;
  for (std::size_t i = 0; i < 2; ++i) {
    if (son.stem == kSon[i]) {
      add({std::string(kSon[1 - i]), father.stem}, ExpansionRule::Spelling,
          closeness_of(ExpansionRule::Spelling), vocabulary, out);
    }
  }
  for (Expansion& expansion : out) expansion.is_listed = true;
  return out;
}

NameExpansion world_names_at(std::span<const QueryWord> words, std::size_t at,
                             const Vocabulary& vocabulary, const WordKnowledge& knowledge) {
  std::vector<std::string_view> folded;
  for (std::size_t i = at; i < std::min(at + 2, words.size()); ++i) {
    if (words[i].as_typed || !spelling::is_latin_word(words[i].stem)) {
      break;
    }
    folded.push_back(words[i].stem);  // without apostrophes: Sana'a
  }
  const typing::WorldName name = typing::world_name_at(folded);
  NameExpansion found{name.words, {}};
  for (const std::string_view arabic : name.arabic) {
    std::vector<std::string> stems;
    for (const Token& token : knowledge.tokens_of(arabic)) {
      stems.push_back(token.is_stop_word ? std::string() : token.stem);
    }
    if (!stems.empty() && stems.size() <= 2) {
      add(std::move(stems), ExpansionRule::LatinScript, closeness_of(ExpansionRule::LatinScript),
          vocabulary, found.expansions);
    }
  }
  for (Expansion& expansion : found.expansions) {
    expansion.is_listed = true;
  }
  return found;
}

}  // namespace niger::expansion

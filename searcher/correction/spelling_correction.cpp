#include "searcher/correction/spelling_correction.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "common/base/utf8.h"
#include "common/spelling/latin_script.h"
#include "searcher/correction/correction_candidates.h"
#include "searcher/correction/one_slip.h"
#include "searcher/correction/typed_word.h"
#include "searcher/spelling/keyboard.h"

namespace niger::correction {

using arabic::Token;
using expansion::QueryWord;
using expansion::Vocabulary;
using expansion::WordKnowledge;

namespace {

/// A candidate ten times as frequent is worth that much more of an edit…
constexpr double kTenfold = .16;
/// … and one of the lists of everyday words that much.
constexpr double kEveryday = .2;

/// One that keeps the company of the query's other words is worth that much of an edit.
constexpr double kSameCompany = .4;
/// What is the same word as one in some articles: so much commoner, and of so like a company.
constexpr std::uint64_t kFarCommonerThanSlip = 20;
constexpr std::uint64_t kMostCommonerThanSlip = 50;
constexpr double kLikeSlip = .5;

double score(const Correction& correction, const WordKnowledge& knowledge) {
  const bool everyday = correction.stems.size() == 1 && knowledge.is_everyday(correction.stems[0]);
  return correction.cost - kTenfold * std::log10(static_cast<double>(correction.doc_freq)) -
         (everyday ? kEveryday : 0) - kSameCompany * correction.likeness;
}

// Of a word that some articles have: whether it is probably a slip of another. Where it is too rare
// for company, only of one of the lists, and of a commoner one yet.
bool may_be_slip_of(const std::string& slip, std::uint64_t own, const std::string& stem,
                    std::uint64_t articles, const Vocabulary& vocabulary,
                    const WordKnowledge& knowledge) {
  const std::optional<double> likeness = vocabulary.likeness(slip, stem);
  if (likeness) return *likeness >= kLikeSlip && articles >= own * kFarCommonerThanSlip;
  return articles >= own * kMostCommonerThanSlip && knowledge.is_everyday(stem);
}

double likeness_beside(const std::string& stem, const std::vector<std::string>& beside,
                       const Vocabulary& vocabulary) {
  double most = 0;
  for (const std::string& other : beside) {
    most = std::max(most, vocabulary.likeness(stem, other).value_or(0));
  }
  return most;
}

void sort_and_cut(std::size_t most, const WordKnowledge& knowledge, std::vector<Correction>& out) {
  std::sort(out.begin(), out.end(), [&](const Correction& a, const Correction& b) {
    const double score_a = score(a, knowledge);
    const double score_b = score(b, knowledge);
    return score_a != score_b ? score_a < score_b : a.text < b.text;
  });
  out.resize(std::min(out.size(), most));
}

// With its endings a corrected word may have another stem: المضاهرات was compared as مضاهر, but
// المظاهرات is a form of مظاهرة.
void settle_endings(const Vocabulary& vocabulary, const WordKnowledge& knowledge,
                    std::vector<Correction>& out) {
  std::vector<Correction> settled;
  for (Correction& correction : out) {
    if (correction.rule == CorrectionRule::Letters) {
      std::vector<Token> tokens = knowledge.tokens_of(correction.text);
      if (tokens.size() == 1 && tokens[0].stem != correction.stems[0] &&
          vocabulary.doc_freq(tokens[0].stem) == 0) {
        // المظاهره and هات: the stem had its ending already.
        correction.text = correction.stems[0];
        tokens = knowledge.tokens_of(correction.text);
      }
      const std::uint64_t articles = tokens.size() == 1 ? vocabulary.doc_freq(tokens[0].stem) : 0;
      if (articles == 0) {
        continue;  // searched for, it would find nothing
      }
      correction.stems = {tokens[0].stem};
      correction.doc_freq = articles;
    }
    const bool known = std::any_of(settled.begin(), settled.end(), [&](const Correction& other) {
      return other.stems == correction.stems;
    });
    if (!known) {
      settled.push_back(std::move(correction));
    }
  }
  out = std::move(settled);
}

// All words of a text, none in the vocabulary missing: the stems, and the frequency of the rarest.
// Nothing where one is missing or all are stop words.
struct Attested {
  std::vector<std::string> stems;
  std::uint64_t doc_freq = 0;  // 0: not attested
};

Attested attested(const std::string& text, const Vocabulary& vocabulary,
                  const WordKnowledge& knowledge) {
  Attested found;
  for (const Token& token : knowledge.tokens_of(text)) {
    if (token.is_stop_word) {
      continue;
    }
    const std::uint64_t articles = vocabulary.doc_freq(token.stem);
    if (articles == 0) {
      return {};
    }
    found.doc_freq = found.doc_freq == 0 ? articles : std::min(found.doc_freq, articles);
    found.stems.push_back(token.stem);
  }
  return found;
}

// Forms of everyday words, endings and all, that a slip from the typed one is.
void add_forms(const QueryWord& word, const TypedWord& typed, const Vocabulary& vocabulary,
               const WordKnowledge& knowledge, std::vector<Correction>& out) {
  for (const SlipOf& form : one_slip_from(word.folded)) {
    const std::vector<Token> tokens = knowledge.tokens_of(form.text);
    if (tokens.size() != 1 || tokens[0].is_stop_word || tokens[0].stem == word.stem ||
        !knowledge.is_everyday(tokens[0].stem)) {
      continue;
    }
    // Clitics by mistake are too much of a guess: فءالعراق of فيالعراق.
    const std::size_t stem_at = form.text.find(tokens[0].stem);
    if (stem_at != std::string::npos && !word.folded.starts_with(form.text.substr(0, stem_at))) {
      continue;
    }
    const std::uint64_t articles = vocabulary.doc_freq(tokens[0].stem);
    if (typed.may_mean(tokens[0].stem, form.cost, articles, false)) {
      out.push_back({form.text,
                     {tokens[0].stem},
                     CorrectionRule::Letters,
                     form.cost,
                     articles,
                     typed.surely_means(form.cost)});
    }
  }
}

constexpr double kPartedAfterStopWord = .7;  // فيالعراق
constexpr double kParted = 1;                // محمدصلاح

// فيالعراق: a space is missing. Both parts must be words as they stand, or with an article: a
// stemmer can make something of nearly every piece.
void add_partings(const QueryWord& word, const Vocabulary& vocabulary,
                  const WordKnowledge& knowledge, std::vector<Correction>& out) {
  const std::u32string letters = to_utf32(word.folded);
  if (letters.size() < 2 * kMinCorrectedLetters || letters.size() > 2 * kMaxCorrectedLetters ||
      spelling::is_latin_word(word.folded)) {
    return;
  }
  const auto stands = [](const Token& token) {
    const std::string_view folded = token.folded;
    return folded == token.stem || (folded.starts_with("ال") && folded.substr(4) == token.stem);
  };
  Correction best;
  for (std::size_t at = 2; at + kMinCorrectedLetters <= letters.size(); ++at) {
    const std::string text = to_utf8(letters.substr(0, at)) + " " + to_utf8(letters.substr(at));
    const std::vector<Token> tokens = knowledge.tokens_of(text);
    if (tokens.size() != 2 || tokens[1].is_stop_word || !stands(tokens[1]) ||
        !(tokens[0].is_stop_word || (at >= kMinCorrectedLetters && stands(tokens[0])))) {
      continue;
    }
    Attested both = attested(text, vocabulary, knowledge);
    if (both.doc_freq > best.doc_freq) {
      best = {text,
              std::move(both.stems),
              CorrectionRule::Parted,
              tokens[0].is_stop_word ? kPartedAfterStopWord : kParted,
              both.doc_freq,
              true};
    }
  }
  if (best.doc_freq > 0) {
    out.push_back(std::move(best));
  }
}

}  // namespace

std::string_view code_of(CorrectionRule rule) {
  switch (rule) {
    case CorrectionRule::Letters:
      return "letters";
    case CorrectionRule::Parted:
      return "parted";
    case CorrectionRule::Keyboard:
      return "keyboard";
  }
  return {};
}

std::vector<Correction> corrections(const QueryWord& word, const Vocabulary& vocabulary,
                                    const WordKnowledge& knowledge,
                                    const std::vector<std::string>& beside) {
  std::vector<Correction> out;
  const std::uint64_t own = vocabulary.doc_freq(word.stem);
  if (word.as_typed || own >= kAttestedSlips || word.folded.size() > 4 * kMaxCorrectedLetters) {
    return out;
  }
  const TypedWord typed(word, own, knowledge);
  for (const CorrectionCandidate& candidate : correction_candidates(word, vocabulary)) {
    const std::uint64_t articles = vocabulary.doc_freq(candidate.stem);
    if (own >= kWellAttested &&
        !may_be_slip_of(word.stem, own, candidate.stem, articles, vocabulary, knowledge)) {
      continue;
    }
    if (typed.may_mean(candidate.stem, candidate.cost, articles, candidate.lost_letter)) {
      out.push_back({candidate.text,
                     {candidate.stem},
                     CorrectionRule::Letters,
                     candidate.cost,
                     articles,
                     typed.surely_means(candidate.cost)});
    }
  }
  if (own == 0) {
    add_forms(word, typed, vocabulary, knowledge, out);
  }
  if (own == 0 && !typed.is_native()) {
    add_partings(word, vocabulary, knowledge, out);
  }
  for (Correction& correction : out) {
    if (correction.stems.size() == 1) {
      correction.likeness = likeness_beside(correction.stems[0], beside, vocabulary);
    }
  }
  sort_and_cut(2 * kMaxCorrections, knowledge, out);
  settle_endings(vocabulary, knowledge, out);
  sort_and_cut(kMaxCorrections, knowledge, out);
  return out;
}

std::vector<Correction> keyboard_readings(std::string_view typed, const Vocabulary& vocabulary,
                                          const WordKnowledge& knowledge) {
  std::vector<Correction> out;
  for (const Token& token : knowledge.tokens_of(typed)) {
    if (token.is_stop_word || (count_code_points(token.folded) >= kMinCorrectedLetters &&
                               vocabulary.doc_freq(token.stem) != 0)) {
      return out;
    }
  }
  std::vector<std::string> readings = typing::latin_from_arabic_keys(typed);
  if (auto arabic = typing::arabic_from_latin_keys(typed)) {
    readings.push_back(std::move(*arabic));
  }
  for (std::string& reading : readings) {
    Attested words = attested(reading, vocabulary, knowledge);
    if (words.doc_freq > 0) {
      out.push_back({std::move(reading), std::move(words.stems), CorrectionRule::Keyboard, 0,
                     words.doc_freq, true});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Correction& a, const Correction& b) {
    return a.doc_freq > b.doc_freq;
  });
  return out;
}

}  // namespace niger::correction

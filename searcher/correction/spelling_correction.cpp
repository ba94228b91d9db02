#include "searcher/correction/spelling_correction.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "common/base/utf8.h"
#include "common/spelling/latin_script.h"
#include "common/spelling/spelling_key.h"
#include "searcher/correction/near_keys.h"
#include "searcher/correction/one_slip.h"
#include "searcher/correction/typed_word.h"
#include "searcher/spelling/edit_distance.h"
#include "searcher/spelling/keyboard.h"

namespace niger {
namespace {

constexpr std::size_t kMinLetters = 3;
constexpr std::size_t kMaxLetters = 24;
/// Three vowels, the cheapest letters to miss, are all that the widest limit allows.
constexpr std::size_t kMaxLengthDifference = 3;
/// Buckets of the vocabulary that one word may have read: bounds the time.
constexpr std::size_t kMaxBuckets = 120;

/// The most that a correction may cost, by the length of the word: in short words every edit is
/// another word.
double cost_limit(std::size_t letters) {
  return letters <= 3 ? .5 : letters == 4 ? .9 : letters <= 7 ? 1.1 : 1.7;
}

/// A candidate ten times as frequent is worth that much more of an edit.
constexpr double kTenfold = .16;
struct Anchor {
  std::string before;  // what stands before it in the folded word: the article, clitics
  std::string text;
  std::string after;  // endings that were taken off
  std::u32string letters;
  bool lost_letter = false;  // the first letter may be one of the word, or و ف ب ل ك
};

std::vector<Anchor> anchors_of(const QueryWord& word) {
  std::vector<Anchor> anchors;
  const std::size_t at = word.folded.find(word.stem);
  if (!word.stem.empty()) {
    const bool stands = at != std::string::npos;  // else the stem is a dictionary's
    anchors.push_back({stands ? word.folded.substr(0, at) : std::string(), word.stem,
                       stands ? word.folded.substr(at + word.stem.size()) : std::string(),
                       to_utf32(word.stem), false});
  }
  // The least stripped form: a stemmer may have taken letters of a word it could not know.
  std::string_view whole = word.folded;
  std::string before;
  if (whole.starts_with("ال")) {
    before = "ال";
    whole.remove_prefix(before.size());
  }
  if (whole != word.stem) {
    anchors.push_back({before, std::string(whole), {}, to_utf32(whole), false});
  }
  // بازوم, where the index has رزوم of برزوم.
  constexpr std::size_t kLetterBytes = 2;
  if (whole == word.stem && whole.size() > 4 * kLetterBytes &&
      std::string_view("وفبلك").find(whole.substr(0, kLetterBytes)) != std::string_view::npos) {
    const std::string_view rest = whole.substr(kLetterBytes);
    anchors.push_back({before + std::string(whole.substr(0, kLetterBytes)),
                       std::string(rest),
                       {},
                       to_utf32(rest),
                       true});
  }
  return anchors;
}

class CandidateSearch {
 public:
  CandidateSearch(const QueryWord& word, const Vocabulary& vocabulary)
      : word_(word), vocabulary_(vocabulary), anchors_(anchors_of(word)) {}

  // Stems that are near enough, with their cost and the anchor they were compared with.
  struct Candidate {
    std::string stem;
    double cost = 0;
    std::size_t anchor = 0;
  };

  std::vector<Candidate> run() {
    std::map<std::string, std::set<std::string>> keys_of_bucket;
    std::vector<std::string> order;
    for (const Anchor& anchor : anchors_) {
      if (anchor.letters.size() < kMinLetters || anchor.letters.size() > kMaxLetters) {
        continue;
      }
      const std::string key = spelling_key(anchor.text);
      if (key.empty()) {
        continue;
      }
      for (std::string& near : keys_near(key)) {
        const std::string bucket = key_bucket(near);
        auto& keys = keys_of_bucket[bucket];
        if (keys.empty()) {
          order.push_back(bucket);
        }
        keys.insert(std::move(near));
      }
    }
    order.resize(std::min(order.size(), kMaxBuckets));
    for (const std::string& bucket : order) {
      const std::set<std::string>& keys = keys_of_bucket[bucket];
      for (const std::string& stem : vocabulary_.stems_in_bucket(bucket)) {
        if (keys.count(spelling_key(stem)) != 0) {
          consider(stem);
        }
      }
    }
    return std::move(found_);
  }

  [[nodiscard]] const Anchor& anchor(std::size_t number) const { return anchors_[number]; }

 private:
  void consider(const std::string& stem) {
    if (stem == word_.stem || is_latin_word(stem) != is_latin_word(word_.stem)) {
      return;
    }
    const std::u32string letters = to_utf32(stem);
    Candidate best{stem, std::numeric_limits<double>::infinity(), 0};
    for (std::size_t i = 0; i < anchors_.size(); ++i) {
      const std::size_t anchor_letters = anchors_[i].letters.size();
      if (std::max(anchor_letters, letters.size()) - std::min(anchor_letters, letters.size()) >
          kMaxLengthDifference) {
        continue;
      }
      const std::size_t shorter = std::min(anchors_[i].letters.size(), letters.size());
      const bool lost = anchors_[i].lost_letter;
      const double cost =
          edit_distance(anchors_[i].letters, letters, cost_limit(shorter + (lost ? 1 : 0)), lost);
      if (cost < best.cost) {
        best = {stem, cost, i};
      }
    }
    if (std::isfinite(best.cost)) {
      found_.push_back(std::move(best));
    }
  }

  const QueryWord& word_;
  const Vocabulary& vocabulary_;
  std::vector<Anchor> anchors_;
  std::vector<Candidate> found_;
};

/// … and one of the lists of everyday words that much.
constexpr double kEveryday = .2;

double score(const Correction& correction, const WordKnowledge& knowledge) {
  const bool everyday = correction.stems.size() == 1 && knowledge.is_everyday(correction.stems[0]);
  return correction.cost - kTenfold * std::log10(static_cast<double>(correction.doc_freq)) -
         (everyday ? kEveryday : 0);
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
  if (letters.size() < 2 * kMinLetters || letters.size() > 2 * kMaxLetters ||
      is_latin_word(word.folded)) {
    return;
  }
  const auto stands = [](const Token& token) {
    const std::string_view folded = token.folded;
    return folded == token.stem || (folded.starts_with("ال") && folded.substr(4) == token.stem);
  };
  Correction best;
  for (std::size_t at = 2; at + kMinLetters <= letters.size(); ++at) {
    const std::string text = to_utf8(letters.substr(0, at)) + " " + to_utf8(letters.substr(at));
    const std::vector<Token> tokens = knowledge.tokens_of(text);
    if (tokens.size() != 2 || tokens[1].is_stop_word || !stands(tokens[1]) ||
        !(tokens[0].is_stop_word || (at >= kMinLetters && stands(tokens[0])))) {
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
                                    const WordKnowledge& knowledge) {
  std::vector<Correction> out;
  const std::uint64_t own = vocabulary.doc_freq(word.stem);
  if (word.as_typed || own >= kWellAttested || word.folded.size() > 4 * kMaxLetters) {
    return out;
  }
  const TypedWord typed(word, own, knowledge);
  CandidateSearch search(word, vocabulary);
  for (const CandidateSearch::Candidate& candidate : search.run()) {
    const std::uint64_t articles = vocabulary.doc_freq(candidate.stem);
    const Anchor& anchor = search.anchor(candidate.anchor);
    if (typed.may_mean(candidate.stem, candidate.cost, articles, anchor.lost_letter)) {
      out.push_back({anchor.before + candidate.stem + anchor.after,
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
  sort_and_cut(2 * kMaxCorrections, knowledge, out);
  settle_endings(vocabulary, knowledge, out);
  sort_and_cut(kMaxCorrections, knowledge, out);
  return out;
}

std::vector<Correction> keyboard_readings(std::string_view typed, const Vocabulary& vocabulary,
                                          const WordKnowledge& knowledge) {
  std::vector<Correction> out;
  for (const Token& token : knowledge.tokens_of(typed)) {
    if (token.is_stop_word ||
        (count_code_points(token.folded) >= kMinLetters && vocabulary.doc_freq(token.stem) != 0)) {
      return out;
    }
  }
  std::vector<std::string> readings = latin_from_arabic_keys(typed);
  if (auto arabic = arabic_from_latin_keys(typed)) {
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

}  // namespace niger

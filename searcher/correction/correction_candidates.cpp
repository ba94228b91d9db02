#include "searcher/correction/correction_candidates.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "common/base/utf8.h"
#include "common/spelling/latin_script.h"
#include "common/spelling/spelling_key.h"
#include "searcher/correction/near_keys.h"
#include "searcher/spelling/edit_distance.h"

namespace niger::correction {

using expansion::QueryWord;
using expansion::Vocabulary;

namespace {

/// Three vowels, the cheapest letters to miss, are all that the widest limit allows.
constexpr std::size_t kMaxLengthDifference = 3;
/// Buckets of the vocabulary that one word may have read: bounds the time.
constexpr std::size_t kMaxBuckets = 120;

/// The most that a correction may cost, by the length of the word: in short words every edit is
/// another word.
double cost_limit(std::size_t letters) {
  return letters <= 3 ? .5 : letters == 4 ? .9 : letters <= 7 ? 1.1 : 1.7;
}

// A part of the typed word that stems are compared with.
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

  std::vector<CorrectionCandidate> run() && {
    std::map<std::string, std::set<std::string>> keys_of_bucket;
    std::vector<std::string> order;
    for (const Anchor& anchor : anchors_) {
      if (anchor.letters.size() < kMinCorrectedLetters ||
          anchor.letters.size() > kMaxCorrectedLetters) {
        continue;
      }
      const std::string key = spelling::spelling_key(anchor.text);
      if (key.empty()) {
        continue;
      }
      for (std::string& near : keys_near(key)) {
        const std::string bucket = spelling::key_bucket(near);
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
        if (keys.count(spelling::spelling_key(stem)) != 0) {
          consider(stem);
        }
      }
    }
    return std::move(found_);
  }

 private:
  void consider(const std::string& stem) {
    if (stem == word_.stem ||
        spelling::is_latin_word(stem) != spelling::is_latin_word(word_.stem)) {
      return;
    }
    const std::u32string letters = to_utf32(stem);
    const Anchor* nearest = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const Anchor& anchor : anchors_) {
      const auto [shorter, longer] = std::minmax({anchor.letters.size(), letters.size()});
      if (longer - shorter > kMaxLengthDifference) {
        continue;
      }
      const bool lost = anchor.lost_letter;
      const double cost = typing::edit_distance(anchor.letters, letters,
                                                cost_limit(shorter + (lost ? 1 : 0)), lost);
      if (cost < least) {
        least = cost;
        nearest = &anchor;
      }
    }
    if (nearest != nullptr) {
      found_.push_back(
          {stem, nearest->before + stem + nearest->after, least, nearest->lost_letter});
    }
  }

  const QueryWord& word_;
  const Vocabulary& vocabulary_;
  std::vector<Anchor> anchors_;
  std::vector<CorrectionCandidate> found_;
};

}  // namespace

std::vector<CorrectionCandidate> correction_candidates(const QueryWord& word,
                                                       const Vocabulary& vocabulary) {
  return CandidateSearch(word, vocabulary).run();
}

}  // namespace niger::correction

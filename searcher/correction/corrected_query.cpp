#include "searcher/correction/corrected_query.h"

namespace niger::correction {

using expansion::Vocabulary;
using expansion::WordKnowledge;
using query::BuiltQuery;
using query::BuiltWord;

namespace {

constexpr std::size_t kMostTried = 8;      // words of a query
constexpr std::size_t kMaxRunBytes = 256;  // of a run in the wrong keyboard layout

bool holds_equals(std::string_view run) {
  return run.find('=') != std::string_view::npos ||
         run.find("\uFF1D") != std::string_view::npos;  // FULLWIDTH EQUALS SIGN
}

// Where `typed` stands first, but for the runs between spaces that hold a =: what was asked for to
// the letter is nothing else.
std::size_t place_of(std::string_view text, std::string_view typed) {
  for (std::size_t at = text.find(typed); at != std::string_view::npos;
       at = text.find(typed, at + 1)) {
    const std::size_t before = text.find_last_of(" \t\n\r", at);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    if (!holds_equals(text.substr(begin, at - begin))) return at;
  }
  return std::string_view::npos;
}

void replace(CorrectedQuery& out, const std::string& typed, const std::string& by) {
  if (typed.empty() || typed == by) return;
  const std::size_t at = place_of(out.text, typed);
  if (at == std::string::npos) return;
  out.text.replace(at, typed.size(), by);
  out.replaced.emplace_back(typed, by);
}

bool is_correctable(const BuiltWord& word) {
  return word.role == BuiltWord::Role::Looked && word.field.empty() && !word.is_exact &&
         !word.folded.empty();
}

std::vector<std::string> stems_beside(const BuiltWord& word, const BuiltQuery& built) {
  std::vector<std::string> out;
  for (const BuiltWord& other : built.words) {
    if (&other != &word && is_correctable(other) && other.articles > 0) out.push_back(other.stem);
  }
  return out;
}

void correct_words(CorrectedQuery& out, const BuiltQuery& built, const Vocabulary& vocabulary,
                   const WordKnowledge& knowledge, bool sure_only, Deadline& deadline) {
  std::size_t tried = 0;
  for (const BuiltWord& word : built.words) {
    const bool unknown = is_correctable(word) && word.articles == 0 && word.forms.empty();
    if (!(unknown || (!sure_only && is_rare_word(word))) || ++tried > kMostTried) continue;
    if (deadline.has_passed(deadline_share::kChecking)) return;
    const std::vector<Correction> found =
        corrections({word.folded, word.stem, word.typed, false}, vocabulary, knowledge,
                    stems_beside(word, built));
    if (!found.empty() && (found.front().sure || !sure_only)) {
      replace(out, word.typed, found.front().text);
    }
  }
}

// Runs of characters between spaces, punctuation included: the wrong layout makes letters of it.
void correct_layout(CorrectedQuery& out, const Vocabulary& vocabulary,
                    const WordKnowledge& knowledge) {
  const std::string text = out.text;
  std::size_t begin = 0;
  std::size_t tried = 0;
  while ((begin = text.find_first_not_of(' ', begin)) != std::string::npos && tried < kMostTried) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string run = text.substr(begin, end - begin);
    begin = end;
    if (run.size() > kMaxRunBytes || holds_equals(run)) continue;
    ++tried;
    const std::vector<Correction> found = keyboard_readings(run, vocabulary, knowledge);
    if (!found.empty()) replace(out, run, found.front().text);
  }
}

}  // namespace

bool is_rare_word(const BuiltWord& word) {
  return is_correctable(word) && word.articles > 0 && word.articles < kAttestedSlips;
}

CorrectedQuery corrected_query(const std::string& text, const BuiltQuery& built,
                               const Vocabulary& vocabulary, const WordKnowledge& knowledge,
                               bool sure_only, Deadline& deadline) {
  CorrectedQuery out{text, {}};
  correct_layout(out, vocabulary, knowledge);
  if (out.replaced.empty()) {
    correct_words(out, built, vocabulary, knowledge, sure_only, deadline);
  }
  if (out.replaced.empty()) out.text.clear();
  return out;
}

}  // namespace niger::correction

#include "searcher/results/collocates.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/letters/folding.h"
#include "searcher/statistics/association.h"

namespace niger::results {

using arabic::TokenRef;
using letters::TokenKind;
using response::Collocate;
using response::CollocateMeasure;
using statistics::ContingencyTable;

namespace {

using Spellings = std::unordered_map<std::string, std::uint64_t>;

// Of the forms of a word the most frequent, in the spelling that is most frequent for it: not one
// spelling of several with all of their counts. Of equals the first by its bytes.
std::string spelling(const Spellings& spellings) {
  Spellings forms;
  for (const auto& [spelt, times] : spellings) forms[letters::fold(spelt)] += times;
  const auto most = [](const Spellings& of, const auto& is_meant) {
    std::string best;
    std::uint64_t times_of_best = 0;
    for (const auto& [word, times] : of) {
      if (is_meant(word) && (times > times_of_best || (times == times_of_best && word < best))) {
        best = word;
        times_of_best = times;
      }
    }
    return best;
  };
  const std::string form = most(forms, [](const std::string&) { return true; });
  return most(spellings,
              [&form](const std::string& spelt) { return letters::fold(spelt) == form; });
}

double measure_of(const Collocate& one, CollocateMeasure measure) {
  switch (measure) {
    case CollocateMeasure::Count:
      return static_cast<double>(one.before + one.after);
    case CollocateMeasure::LogLikelihood:
      return one.log_likelihood;
    case CollocateMeasure::MutualInformation:
      return one.mi;
    case CollocateMeasure::CubedMutualInformation:
      return one.mi3;
    case CollocateMeasure::TScore:
      return one.t_score;
    case CollocateMeasure::Dice:
      return one.dice;
    case CollocateMeasure::LogDice:
      break;
  }
  return one.log_dice;
}

bool is_word(TokenKind kind) { return kind == TokenKind::Arabic || kind == TokenKind::Latin; }

void measure(Collocate& one, std::uint64_t window_words, std::uint64_t occurrences,
             std::uint64_t all_words) {
  const std::uint64_t count = one.before + one.after;
  const ContingencyTable table =
      statistics::table_of_words(count, window_words, one.collection, all_words);
  one.expected = table.expected();
  one.log_likelihood = statistics::log_likelihood(table);
  if (static_cast<double>(count) < one.expected) one.log_likelihood = -one.log_likelihood;
  one.mi = statistics::mutual_information(table);
  one.mi3 = statistics::cubed_mutual_information(table);
  one.t_score = statistics::t_score(table);
  const ContingencyTable words =
      statistics::table_of_words(count, occurrences, one.collection, all_words);
  one.dice = statistics::dice(words);
  one.log_dice = statistics::log_dice(words);
}

}  // namespace

void Collocates::count(std::string_view text, const std::vector<TokenRef>& tokens,
                       const std::vector<bool>& is_own,
                       const std::vector<Occurrence>& occurrences) {
  auto next = occurrences.begin();  // the first that does not end before the token
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    while (next != occurrences.end() && next->last < i) ++next;
    if (!is_own[i]) continue;
    const bool has_next = next != occurrences.end();
    if (has_next && next->first <= i) {
      ++occurrence_words_;
      ++neighbours_[std::string(tokens[i].stem)].inside;
      continue;
    }
    // How many words it stands after the one and before the other.
    const bool has_last = next != occurrences.begin();
    const std::uint32_t place = tokens[i].position;
    const std::uint32_t after = has_last ? place - tokens[std::prev(next)->last].position : 0;
    const std::uint32_t before = has_next ? tokens[next->first].position - place : 0;
    const bool is_after = has_last && after <= options_.right;
    const bool is_before = has_next && before <= options_.left;
    if (is_after && (!is_before || after <= before)) {
      count_one(text, tokens[i], &Neighbour::after);
    } else if (is_before) {
      count_one(text, tokens[i], &Neighbour::before);
    }
  }
}

void Collocates::count_one(std::string_view text, const TokenRef& token,
                           std::uint64_t Neighbour::*side) {
  ++window_words_;
  if (!is_word(token.kind) || (token.is_stop_word && !options_.stop_words)) return;
  Neighbour& neighbour = neighbours_[std::string(token.stem)];
  ++(neighbour.*side);
  if (neighbour.articles == 0 || neighbour.last_article != article_) ++neighbour.articles;
  neighbour.last_article = article_;
  ++neighbour.forms[letters::exact_form(text.substr(token.span.begin, token.span.size()))];
}

std::vector<Collocate> Collocates::listed(std::uint64_t occurrences, std::uint64_t collection_words,
                                          const StemCount& collection_count) const {
  const std::uint64_t all_words = collection_words - std::min(collection_words, occurrence_words_);
  // In the order of the alphabet, in which an index answers fastest.
  std::vector<const std::pair<const std::string, Neighbour>*> known;
  for (const auto& entry : neighbours_) {
    const std::uint64_t count = entry.second.before + entry.second.after;
    if (count > 0 && count >= options_.min_count) known.push_back(&entry);
  }
  std::sort(known.begin(), known.end(),
            [](const auto* one, const auto* other) { return one->first < other->first; });
  std::vector<std::pair<Collocate, const Neighbour*>> all;
  for (const auto* entry : known) {
    const Neighbour& neighbour = entry->second;
    const std::uint64_t in_all = collection_count(entry->first);
    Collocate one{.word = {},
                  .before = neighbour.before,
                  .after = neighbour.after,
                  .articles = neighbour.articles,
                  .collection = in_all - std::min(in_all, neighbour.inside)};
    measure(one, window_words_, occurrences, all_words);
    all.emplace_back(std::move(one), &neighbour);
  }
  const std::size_t most = std::min(all.size(), options_.most);
  // Ties are many: which of them are listed does not depend on the order of a hash table.
  std::stable_sort(all.begin(), all.end(), [this](const auto& one, const auto& other) {
    const double value = measure_of(one.first, options_.order);
    const double other_value = measure_of(other.first, options_.order);
    if (value != other_value) return value > other_value;
    return one.first.before + one.first.after > other.first.before + other.first.after;
  });
  std::vector<Collocate> out;
  for (std::size_t i = 0; i < most; ++i) {
    out.push_back(std::move(all[i].first));
    out.back().word = spelling(all[i].second->forms);
  }
  return out;
}

}  // namespace niger::results

#include "searcher/measuring/word_units.h"

#include <utility>

#include "common/letters/folding.h"

namespace niger::measuring {

std::uint32_t WordUnits::number_of(const arabic::TokenRef& token, std::string_view written) {
  if (session_.generation() != generation_) {
    generation_ = session_.generation();
    known_.clear();
  }
  if (token.word >= known_.size()) known_.resize(token.word + std::size_t{1024});
  std::uint32_t& known = known_[token.word];
  if (known == 0) known = spelling_of(token, written) + 1;
  Spelling& spelling = spellings_[known - 1];
  ++spelling.count;
  return spelling.unit;
}

std::uint32_t WordUnits::spelling_of(const arabic::TokenRef& token, std::string_view written) {
  std::string key(unit_ == WordUnit::Stem ? token.stem : token.folded);
  const auto [unit, is_new_unit] =
      unit_numbers_.try_emplace(key, static_cast<std::uint32_t>(unit_numbers_.size()));
  if (is_new_unit) is_stop_word_.push_back(token.is_stop_word);
  // A part of a character that is several words is written as it is folded.
  std::string letters = written.empty() ? std::string(token.folded) : letters::exact_form(written);
  key.append(1, '\t').append(letters);
  const auto [spelling, is_new] =
      spelling_numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(spellings_.size()));
  if (is_new) spellings_.push_back({std::move(letters), unit->second, 0});
  return spelling->second;
}

std::vector<std::string> WordUnits::names() const {
  struct Form {
    std::uint64_t count = 0;
    std::uint64_t most = 0;  // of its spellings
    std::string name;
  };
  std::vector<std::unordered_map<std::string, Form>> forms(size());
  for (const Spelling& spelling : spellings_) {
    Form& form = forms[spelling.unit][letters::fold(spelling.written)];
    form.count += spelling.count;
    if (spelling.count > form.most ||
        (spelling.count == form.most && spelling.written < form.name)) {
      form.most = spelling.count;
      form.name = spelling.written;
    }
  }
  std::vector<std::string> out(size());
  for (std::size_t unit = 0; unit < forms.size(); ++unit) {
    std::uint64_t most = 0;
    for (const auto& [folded, form] : forms[unit]) {
      if (form.count > most || (form.count == most && form.name < out[unit])) {
        most = form.count;
        out[unit] = form.name;
      }
    }
  }
  return out;
}

}  // namespace niger::measuring

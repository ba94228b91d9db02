#pragma once
/// Compounds: the terms that stand for two words of a query, and rows of terms that stand for one.
/// Names written together or apart (عبد الله, عبدالله), months of one or two words, acronyms spelt
/// out. One step of expansion.h.
#include <span>
#include <vector>

#include "searcher/expansion/expansion.h"

namespace niger::expansion {

/// The one term that a word and the next make when joined, where the vocabulary has it.
[[nodiscard]] std::vector<Expansion> joined(const QueryWord& first, const QueryWord& second,
                                            const Vocabulary& vocabulary,
                                            const WordKnowledge& knowledge);

/// The two terms that `word` falls into, where the vocabulary has both: after the first part of a
/// compound name (أبو, عبد, نيو …) anywhere, elsewhere only in a word that no dictionary knows. At
/// most kMaxPartings, the best attested first.
[[nodiscard]] std::vector<Expansion> parted(const QueryWord& word, const Vocabulary& vocabulary,
                                            const WordKnowledge& knowledge);
inline constexpr std::size_t kMaxPartings = 2;

/// A name that the words start with: how many of them it takes, and its other names.
struct NameExpansion {
  std::size_t words = 0;  ///< 0: no name
  std::vector<Expansion> expansions;
};

/// What Arabic calls the place or body that Latin words at `at` name: Cairo, Red Sea, NATO.
[[nodiscard]] NameExpansion world_names_at(std::span<const QueryWord> words, std::size_t at,
                                           const Vocabulary& vocabulary,
                                           const WordKnowledge& knowledge);

/// A Latin acronym as Arabic spells it out, where the vocabulary has all of its letters' names.
[[nodiscard]] std::vector<Expansion> acronym_spelled_out(const QueryWord& word,
                                                         const Vocabulary& vocabulary,
                                                         const WordKnowledge& knowledge);

/// The acronym that the names of letters of a query spell out (إف بي آي: fbi, fpi), where the
/// vocabulary has it.
[[nodiscard]] std::vector<Expansion> acronyms_at(std::span<const std::string> folded_names,
                                                 const Vocabulary& vocabulary);

/// The Latin names that the list of names has for an Arabic one: Reuters for رويترز.
[[nodiscard]] std::vector<Expansion> latin_names(const QueryWord& word,
                                                 const Vocabulary& vocabulary,
                                                 const WordKnowledge& knowledge);

/// ابن before a word of the query as بن before it, and the other way round: ابن رشد, بن رشد. Alone
/// the two are a son and coffee.
[[nodiscard]] std::vector<Expansion> son_of(const QueryWord& son, const QueryWord& father,
                                            const Vocabulary& vocabulary);

/// A name that is also an everyday word is read as a month only next to a number or شهر, or alone
/// where the collection is at home in its tradition; as an answer it admits articles only where the
/// collection uses its tradition's other names too.
[[nodiscard]] NameExpansion month_names_at(std::span<const QueryWord> words, std::size_t at,
                                           const Vocabulary& vocabulary,
                                           const WordKnowledge& knowledge);

/// Of the names of a month that are rather a word in the collection, the rows of two words that can
/// only be a date: شهر أوت, 20 أوت. `names` as month_names_at() gave them.
[[nodiscard]] std::vector<Expansion> months_in_dates(const QueryWord& word,
                                                     std::span<const Expansion> names,
                                                     const Vocabulary& vocabulary,
                                                     const WordKnowledge& knowledge);

}  // namespace niger::expansion

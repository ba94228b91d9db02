#pragma once
/// Measures as tables of results: columns, headings, captions. Counts nothing.
#include <vector>

#include "searcher/grammar/facet_field.h"
#include "searcher/measuring/corpus_counts.h"
#include "searcher/measuring/ngrams.h"
#include "searcher/measuring/word_counts.h"
#include "searcher/response/table.h"

namespace niger::measuring {

/// A row for each combination of the values of `fields`, and the sum as facts and caption.
[[nodiscard]] response::TableAnswer corpus_table(const CorpusCounts& counts,
                                                 const std::vector<grammar::FacetField>& fields);

/// A row for each of `words`.
[[nodiscard]] response::TableAnswer keyness_table(const std::vector<KeyWord>& words,
                                                  const WordCounts& one, const WordCounts& other,
                                                  const WordUnits& units);

/// A row for each of `ngrams.rows`; `least`: as it was counted.
[[nodiscard]] response::TableAnswer ngram_table(const Ngrams& ngrams, const WordSequence& sequence,
                                                const WordUnits& units, std::uint64_t least);

}  // namespace niger::measuring

#pragma once
/// The notes of an answer: what is reported of how the query was read and answered. The words of
/// every note, in one place; each has a code for programs.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/correction/corrected_query.h"
#include "searcher/query/query_builder.h"
#include "searcher/response/response.h"

namespace niger::results {

/// Notes on the parsing of a query.
[[nodiscard]] std::vector<response::Note> parsing_notes(const grammar::ParsedQuery& parsed);

/// Notes on what was made of it.
[[nodiscard]] std::vector<response::Note> building_notes(const query::BuiltQuery& built);

/// The articles shown have any of the words, since none has enough of them, or not as close
/// together as was asked.
[[nodiscard]] response::Note relaxed_note(const grammar::ParsedQuery& parsed);

/// A question was asked: articles with any of its words are among the answers.
[[nodiscard]] response::Note question_note();

/// The results are articles similar to one with this title.
[[nodiscard]] response::Note similar_note(const std::string& title);

/// Nothing was found as typed: these are results for `second`.
[[nodiscard]] response::Note corrected_note(const correction::CorrectedQuery& second);

/// What may have been meant, offered to be typed.
[[nodiscard]] response::Note did_you_mean_note(const correction::CorrectedQuery& second);

/// The deadline has passed: what is shown was found by then.
[[nodiscard]] response::Note partial_note();

/// Lines are in random order, which this seed gives again.
[[nodiscard]] response::Note shuffled_note(std::uint64_t seed);

/// There are more lines than can be sorted: the first so many were.
[[nodiscard]] response::Note sorted_in_part_note(std::uint64_t lines);

/// How each word of the query was looked for, in words.
[[nodiscard]] std::vector<response::ExplainedWord> explained(const query::BuiltQuery& built);

/// The page asked for lies past the last of `total` articles.
[[nodiscard]] response::Note past_end_note(std::uint64_t total);

/// Forms without a warrant were searched for too, as nothing else was found.
[[nodiscard]] response::Note wide_note();

/// No article of the days asked for matches: which days there are. Throws what Xapian throws.
[[nodiscard]] response::Note dates_covered_note(const Xapian::Database& database);

/// There was nothing to look for: no word was typed.
[[nodiscard]] response::Note no_words_note();

}  // namespace niger::results

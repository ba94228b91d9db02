#pragma once
/// World names: what Arabic calls what the Latin script calls Egypt, Jerusalem, NATO. Names whose
/// Arabic form is not the same sounds in other letters, which latin_script.h would find; from
/// data/lexicon/world_names.tsv.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace niger::typing {

/// A name that words of a query start with.
struct WorldName {
  std::size_t words = 0;  ///< how many of the words it takes, 1 or 2; 0: no name
  std::vector<std::string_view> arabic = {};  ///< its Arabic names, of one or two words, as written
};

/// The longest name that the first of `folded_words` (fold() of Latin words) start with.
[[nodiscard]] WorldName world_name_at(std::span<const std::string_view> folded_words);

/// The Latin names, of one word, of what Arabic calls `folded_arabic`, with or without its article;
/// none of what is no name (oil, war).
[[nodiscard]] std::vector<std::string_view> latin_names_of(std::string_view folded_arabic);

/// Every Latin name of the list, for tests.
[[nodiscard]] std::vector<std::string_view> world_names();

}  // namespace niger::typing

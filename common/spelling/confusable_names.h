#pragma once
/// Confusable names: words that name different people or places, however similar. غينيا and كينيا,
/// سلمان and سليمان are a letter apart, as spellings of one name are; from
/// data/lexicon/confusable_names.txt.
#include <string_view>
#include <vector>

namespace niger::spelling {

/// True of a folded word, with or without its article, that stands in the list.
[[nodiscard]] bool is_listed_name(std::string_view folded);

/// True where each of two folded words is a listed name, or the spelling of one, and not of the
/// same: جينيا is nearer to غينيا than to كينيا. Both words mean the listed name they are nearest
/// to, by spelling_distance(); a word that is near to none is different from nothing.
[[nodiscard]] bool are_different_names(std::string_view one, std::string_view other);

/// True where both are the same listed name, or spellings of it: واشنطن, واشنطون.
[[nodiscard]] bool are_same_name(std::string_view one, std::string_view other);

/// Every name of the list, folded, for tests.
[[nodiscard]] std::vector<std::string_view> listed_names();

}  // namespace niger::spelling

#pragma once
/// The spelling keys near that of a mistyped word, under which the word that was meant may be.
#include <string>
#include <vector>

namespace niger::correction {

/// A key (spelling_key.h) and those one edit from it, the likelier edits first: two classes
/// swapped, one left out, one more, another one (the four errors of Damerau 1964). May name one
/// twice.
[[nodiscard]] std::vector<std::string> keys_near(const std::string& key);

}  // namespace niger::correction

#pragma once
/// Letter names: how Arabic spells a Latin acronym out, letter by letter: BBC, بي بي سي.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace niger::typing {

inline constexpr std::size_t kMostAcronymLetters = 4;
inline constexpr std::size_t kMostSpelledOut = 4;

/// The names of the letters of `latin`, folded (lower case), with a space between, the commonest
/// spellings first, at most kMostSpelledOut. Empty for what is no acronym: other characters, fewer
/// than two letters or more than kMostAcronymLetters, or four letters with a vowel, which are
/// mostly a word.
[[nodiscard]] std::vector<std::string> spelled_out(std::string_view latin);

}  // namespace niger::typing

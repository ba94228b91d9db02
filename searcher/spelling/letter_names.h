#pragma once
/// Letter names: how Arabic spells a Latin acronym out, letter by letter: BBC, بي بي سي.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace niger::typing {

inline constexpr std::size_t kMostAcronymLetters = 4;
inline constexpr std::size_t kMostSpelledOut = 8;

/// The names of the letters of `latin`, folded (lower case), with a space between, the commonest
/// spellings first, at most kMostSpelledOut; each also with the article (البي بي سي). Empty for
/// what is no acronym: other characters, fewer than two letters or more than kMostAcronymLetters,
/// or four letters with a vowel, which are mostly a word.
[[nodiscard]] std::vector<std::string> spelled_out(std::string_view latin);

/// The acronyms that the names of letters spell out, in lower case: بي بي سي, bbc and pbc. The
/// names are folded words, the first may have the article. None where any is no name of a letter,
/// or they are fewer than two or more than kMostAcronymLetters.
[[nodiscard]] std::vector<std::string> acronyms_of(std::span<const std::string> folded_names);

/// True of the folded name of a Latin letter; `with_article`: or of one after the article.
[[nodiscard]] bool is_letter_name(std::string_view folded, bool with_article);

}  // namespace niger::typing

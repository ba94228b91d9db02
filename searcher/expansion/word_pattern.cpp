#include "searcher/expansion/word_pattern.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include "common/base/utf8.h"
#include "common/letters/arabic_letter.h"
#include "common/letters/folding.h"

namespace niger::expansion {

namespace {

// ICU counts steps of matching in thousands. A word has 128 bytes at most: no pattern that means
// well takes more for one.
constexpr std::int32_t kMostSteps = 8;
constexpr std::int32_t kMostStackBytes = 64 * 1024;

// Of the letters alone: \S and [A-Z] mean something else than \s and [a-z].
std::string with_folded_letters(std::string_view expression) {
  std::string out;
  for (std::size_t at = 0; at < expression.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(expression, at);
    const std::string_view letter = expression.substr(begin, at - begin);
    out += letters::is_arabic_letter(c) ? letters::fold(letter) : std::string(letter);
  }
  return out;
}

bool matches_stars(std::string_view pattern, std::string_view word) {
  std::size_t star = std::string_view::npos;  // the last one passed
  std::size_t after_star = 0;                 // in the word: what it stood for ends here
  std::size_t in_pattern = 0;
  std::size_t in_word = 0;
  while (in_word < word.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      after_star = in_word;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == word[in_word]) {
      ++in_pattern;
      ++in_word;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      in_word = ++after_star;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*') ++in_pattern;
  return in_pattern == pattern.size();
}

}  // namespace

struct WordPattern::Regex {
  std::unique_ptr<icu::RegexMatcher> matcher;
  icu::UnicodeString word;  // must outlive a match
};

WordPattern::WordPattern() = default;
WordPattern::WordPattern(WordPattern&&) noexcept = default;
WordPattern& WordPattern::operator=(WordPattern&&) noexcept = default;
WordPattern::~WordPattern() = default;

WordPattern WordPattern::of_stars(std::string_view folded) {
  WordPattern out;
  out.stars_ = folded;
  out.beginning_ = folded.substr(0, folded.find('*'));
  return out;
}

WordPattern WordPattern::of_regex(std::string_view expression) {
  WordPattern out;
  if (expression.size() > kMostBytes) {
    out.problem_ = Problem::Wrong;
    return out;
  }
  const icu::UnicodeString pattern = icu::UnicodeString::fromUTF8(with_folded_letters(expression));
  UErrorCode status = U_ZERO_ERROR;
  out.regex_ = std::make_unique<Regex>();
  out.regex_->matcher =
      std::make_unique<icu::RegexMatcher>(pattern, UREGEX_CASE_INSENSITIVE, status);
  if (U_SUCCESS(status)) out.regex_->matcher->setTimeLimit(kMostSteps, status);
  if (U_SUCCESS(status)) out.regex_->matcher->setStackLimit(kMostStackBytes, status);
  if (U_FAILURE(status)) out.problem_ = Problem::Wrong;
  return out;
}

bool WordPattern::matches(std::string_view word) {
  if (problem_ != Problem::None) return false;
  if (!regex_) return matches_stars(stars_, word);
  regex_->word = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  UErrorCode status = U_ZERO_ERROR;
  regex_->matcher->reset(regex_->word);
  const bool found = regex_->matcher->matches(status) != 0;
  if (U_FAILURE(status)) problem_ = Problem::Costly;
  return found && U_SUCCESS(status);
}

}  // namespace niger::expansion

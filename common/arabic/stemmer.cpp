#include "common/arabic/stemmer.h"

#include <array>

#include "common/base/utf8.h"

namespace niger {
namespace {

constexpr std::size_t kMinLetters = 3;
constexpr std::array kPrefixes = {U"وال", U"بال", U"كال", U"فال", U"ال", U"لل"};
constexpr std::array kSuffixes = {U"ها", U"ان", U"ات", U"ون", U"ين", U"ه", U"ي"};

}  // namespace

Stemmer::Stemmer() = default;

std::string Stemmer::stem(std::string_view folded) const {
  const std::u32string letters = to_utf32(folded);
  std::u32string_view rest = letters;
  if (rest.size() > kMinLetters && rest.front() == U'و') {
    rest.remove_prefix(1);
  }
  for (const std::u32string_view prefix : kPrefixes) {
    if (rest.size() >= kMinLetters + prefix.size() && rest.starts_with(prefix)) {
      rest.remove_prefix(prefix.size());
      break;
    }
  }
  for (const std::u32string_view suffix : kSuffixes) {
    if (rest.size() >= kMinLetters + suffix.size() && rest.ends_with(suffix)) {
      rest.remove_suffix(suffix.size());
      break;
    }
  }
  return to_utf8(rest);
}

}  // namespace niger

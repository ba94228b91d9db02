#include "common/arabic/morphology.h"

namespace niger::arabic {
namespace {

// Patterns of stems by length: digits stand for radicals, the rest for the letters added.
constexpr std::string_view kPatterns[] = {
    "123",   "12ا3",   "12و3",   "12ي3",   "1ا23",    "123ه",   "م123",   "ا123",  "ت123",
    "12ا3ه", "12و3ه",  "12ي3ه",  "1ا23ه",  "م123ه",   "م12و3",  "م12ا3",  "ت12ي3", "ا12ا3",
    "1ت2ا3", "ا1ت23",  "ان123",  "ت1ا23",  "م1ا23",   "1وا23",  "12اء3",  "123اء", "123ان",
    "ا123ه", "م12و3ه", "ت12ي3ه", "ا1ت2ا3", "ان12ا3",  "است123", "مست123", "م1ت23", "من123",
    "مت123", "متا123", "م1ا23ه", "م1ا2ي3", "است12ا3", "ا12ا3ه", "مت1ا23", "12ا34", "123ي"};

}  // namespace

std::string root_of(std::string_view stem) {
  const Lexicon& lexicon = Lexicon::builtin();
  const Letters word = letters_of(stem);
  for (const std::string_view pattern : kPatterns) {
    Letters root;
    std::size_t at = 0;
    bool fits = true;
    for (std::size_t i = 0; i < pattern.size() && fits; ++at) {
      if (at >= word.size) {
        fits = false;
      } else if (pattern[i] >= '1' && pattern[i] <= '4') {
        root.code[root.size++] = word.code[at];
        ++i;
      } else {
        fits = letters_of(pattern.substr(i, 2)).code[0] == word.code[at];
        i += 2;
      }
    }
    if (fits && at == word.size) {
      const LexiconEntry* entry = lexicon.find(key_of(root, 0, root.size));
      if (entry != nullptr && entry->has(kRoot)) {
        return text_of(root, 0, root.size);
      }
    }
  }
  return {};
}

}  // namespace niger::arabic

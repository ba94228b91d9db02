#include "common/lexicon/respellings.h"

#include "common/arabic/stemmer.h"
#include "common/base/utf8.h"

namespace niger::lexicon {
namespace {

constexpr std::size_t kMinLetters = 5;
constexpr std::u32string_view kNativeLetters = U"حعضظص";

bool is_long_vowel(char32_t letter) { return letter == U'ا' || letter == U'و' || letter == U'ي'; }

}  // namespace

std::vector<std::string> respellings(std::string_view folded_name) {
  std::vector<std::string> out;
  const std::u32string name = to_utf32(folded_name);
  if (name.size() < kMinLetters || name.find_first_of(kNativeLetters) != std::u32string::npos) {
    return out;
  }
  constexpr std::pair<char32_t, char32_t> kLetters[] = {{U'غ', U'ج'}, {U'غ', U'ق'}, {U'ج', U'غ'}};
  for (const auto& [letter, instead] : kLetters) {
    std::u32string other = name;
    for (char32_t& at : other) {
      at = at == letter ? instead : at;
    }
    if (other != name) {
      out.push_back(to_utf8(other));
    }
  }
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    if (is_long_vowel(name[i]) && !is_long_vowel(name[i - 1]) && !is_long_vowel(name[i + 1])) {
      std::u32string other = name;
      other.erase(i, 1);
      out.push_back(to_utf8(other));
    }
  }
  return out;
}

bool is_free(std::string_view folded, const arabic::Lexicon& words) {
  const arabic::WordKey key = arabic::key_of(folded);
  if (key == 0 || words.find(key) != nullptr) {
    return false;
  }
  const arabic::StemAnalysis read = arabic::Stemmer(words).explain(folded);
  const arabic::LexiconEntry* core = words.find(arabic::key_of(read.core));
  const bool everyday = core != nullptr &&
                        core->has(arabic::kCommon | arabic::kCommonVerb | arabic::kParticle) &&
                        !core->has(arabic::kName);
  return read.rule == arabic::StemRule::Light || !everyday;
}

}  // namespace niger::lexicon

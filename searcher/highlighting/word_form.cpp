#include "searcher/highlighting/word_form.h"

#include <algorithm>
#include <vector>

#include "common/arabic/affixes.h"
#include "common/arabic/analyzer.h"
#include "common/letters/folding.h"

namespace niger::highlighting {

using arabic::Letters;

namespace {

constexpr std::string_view kHehText = "\u0647";  // of U+0629 TEH MARBUTA, folded
constexpr std::string_view kYehText = "\u064A";  // of U+0649 ALEF MAKSURA, folded
constexpr std::string_view kTehText = "\u062A";
constexpr std::string_view kAlefText = "\u0627";

template <typename Affix>
std::string text_of_affix(const Affix& affix) {
  Letters letters;
  letters.size = affix.size;
  std::copy_n(affix.letters.begin(), affix.size, letters.code.begin());
  return arabic::text_of(letters, 0, letters.size);
}

template <typename Affixes>
std::vector<std::string> texts_of(const Affixes& affixes) {
  std::vector<std::string> out;
  for (const auto& affix : affixes) out.push_back(text_of_affix(affix));
  return out;
}

bool is_proclitics(std::string_view text) {
  static const std::vector<std::string> kChains = texts_of(arabic::proclitics());
  return std::find(kChains.begin(), kChains.end(), text) != kChains.end();
}

const std::vector<std::string>& pronoun_texts() {
  static const std::vector<std::string> kPronouns = texts_of(arabic::pronouns());
  return kPronouns;
}

// The form as it is spelt before an attached pronoun.
std::string before_pronoun(std::string_view form) {
  std::string out(form);
  const auto replace_last = [&out](std::string_view last, std::string_view by) {
    if (!out.ends_with(last)) return false;
    out.replace(out.size() - last.size(), last.size(), by);
    return true;
  };
  static_cast<void>(replace_last(kHehText, kTehText) || replace_last(kYehText, kAlefText));
  return out;
}

bool ends_as(std::string_view folded, std::string_view form) {
  return folded.ends_with(form) && is_proclitics(folded.substr(0, folded.size() - form.size()));
}

}  // namespace

std::string form_of(const arabic::Stemmer& stemmer, std::string_view typed) {
  const arabic::WrittenWord word(typed);
  const arabic::StemAnalysis analysis = stemmer.explain(word.folded, word.spelling);
  // لل before ل that begins the noun is spelt with two of the three: the noun is whole in the core.
  const std::string rest = analysis.core + analysis.suffixes;
  if (!rest.empty() && ends_as(word.folded, rest)) return rest;
  const std::string_view prefixes = analysis.prefixes;
  if (word.folded.starts_with(prefixes) && word.folded.size() > prefixes.size()) {
    return word.folded.substr(prefixes.size());
  }
  return word.folded;
}

bool has_form(std::string_view folded, std::string_view written, std::string_view form) {
  if (form.empty()) return false;
  if (ends_as(folded, form)) return true;
  constexpr std::string_view kTehMarbuta = "\u0629";
  if (letters::exact_form(written).ends_with(kTehMarbuta)) return false;
  const std::string joined = before_pronoun(form);
  return std::any_of(
      pronoun_texts().begin(), pronoun_texts().end(), [&](const std::string& pronoun) {
        if (pronoun.empty() || !folded.ends_with(pronoun)) return false;
        const std::string_view before = folded.substr(0, folded.size() - pronoun.size());
        return ends_as(before, joined) || ends_as(before, form);
      });
}

}  // namespace niger::highlighting

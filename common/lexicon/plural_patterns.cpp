#include "common/lexicon/plural_patterns.h"

#include <array>

#include "common/base/utf8.h"
#include "common/letters/folding.h"

namespace niger::lexicon {
namespace {

// Digits stand for radicals, letters for themselves.
struct PluralPattern {
  std::u32string_view plural;
  std::array<std::u32string_view, 5> singulars;  // the commonest first
};

// In order: a pattern with more letters of its own before one with fewer.
constexpr PluralPattern kPatterns[] = {
    {U"12ايا", {U"12ية", U"12يئة"}},                     // قضايا, خطايا
    {U"أ12ياء", {U"12ي"}},                               // أغنياء
    {U"أ123اء", {U"12ي3"}},                              // أصدقاء
    {U"أ12اء", {U"12ي2", U"12و", U"12ء"}},               // أطباء, أعضاء
    {U"123اء", {U"12ي3", U"1ا23"}},                      // زعماء, شعراء
    {U"أ12ية", {U"12اء"}},                               // أغطية
    {U"أ123ة", {U"12ا3", U"12ي3", U"12و3"}},             // أسلحة, أرغفة, أعمدة
    {U"أ12ة", {U"12ي2", U"12ا2"}},                       // أدلة, أهلة
    {U"أ1وا2", {U"1و2", U"1ا2", U"1و2ة"}},               // أقوال, أبواب
    {U"أ1يا2", {U"1ي2", U"1ا2"}},                        // أجيال, أنياب
    {U"أ12ا3", {U"123", U"12ي3", U"1ا23"}},              // أهداف, أشراف, أصحاب
    {U"1وا2ي3", {U"1ا2و3", U"1ا2ي3", U"1ا2و3ة"}},        // قوانين, تواريخ
    {U"1وائ2", {U"1ائ2ة", U"1ائ2"}},                     // دوائر
    {U"1وا23", {U"1ا23ة", U"1ا23", U"1و23", U"1و23ة"}},  // قواعد, جوانب, كواكب
    {U"1وا2ي", {U"1ا2ية", U"1ا2ي"}},                     // ضواحي, نوادي
    {U"12ائ3", {U"12ي3ة", U"12ا3ة", U"12و3", U"12ي3", U"12ا3"}},  // حقائب, رسائل, عجائز
    {U"12ا3ي4", {U"123ا4", U"123و4", U"123ي4", U"123و4ة", U"123ي4ة"}},  // مفاتيح, مشاريع
    {U"م1ا2ي", {U"م12ى", U"م12ي"}},                                     // مباني
    {U"أ1ا2ي", {U"أ12ية"}},                                             // أغاني
    {U"12ا3ى", {U"123ى", U"123اء"}},                                    // فتاوى, صحارى
    {U"12ا34", {U"1234ة", U"1234"}},                                    // مدارس, مصادر
    {U"123ى", {U"12ي3"}},                                               // جرحى
    {U"123ان", {U"12ي3", U"12ا3", U"123"}},  // قضبان, غزلان, بلدان
    {U"12و3", {U"123"}},                     // قلوب
};

bool matches(std::u32string_view word, std::u32string_view pattern,
             std::array<char32_t, 5>& radicals) {
  if (word.size() != pattern.size()) {
    return false;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (pattern[i] >= U'1' && pattern[i] <= U'4') {
      radicals[pattern[i] - U'0'] = word[i];
    } else if (pattern[i] != word[i]) {
      return false;
    }
  }
  return true;
}

std::string filled(std::u32string_view pattern, const std::array<char32_t, 5>& radicals) {
  std::u32string word;
  for (const char32_t c : pattern) {
    word += c >= U'1' && c <= U'4' ? radicals[c - U'0'] : c;
  }
  return to_utf8(word);
}

}  // namespace

std::vector<std::string> singulars_of(std::string_view plural, std::string_view classes,
                                      const LexiconBuilder& builder) {
  const std::u32string word = to_utf32(plural);
  std::array<char32_t, 5> radicals{};
  for (const PluralPattern& pattern : kPatterns) {
    if (!matches(word, pattern.plural, radicals)) {
      continue;
    }
    // Triptotes (class J) are as often verbal nouns or singulars: دخول, كتاب; only أفعال is sure.
    if (classes.find('J') != std::string_view::npos && pattern.plural.front() != U'أ') {
      continue;
    }
    for (const std::u32string_view singular : pattern.singulars) {
      const auto found =
          builder.words().find(arabic::key_of(letters::fold(filled(singular, radicals))));
      const bool is_taa = !singular.empty() && singular.back() == U'ة';
      if (!singular.empty() && found != builder.words().end() &&
          (found->second.traits & arabic::kNoun) != 0 &&
          (found->second.traits & (arabic::kPlural | arabic::kName)) == 0 &&
          is_taa == ((found->second.traits & arabic::kTehMarbuta) != 0)) {
        return {filled(singular, radicals)};
      }
    }
  }
  return {};
}

}  // namespace niger::lexicon

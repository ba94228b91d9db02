#include "common/letters/unicode_forms.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string_view>

#include "common/base/error.h"
#include "common/letters/character_class.h"

namespace niger::letters {
namespace {

void check_icu(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) {
    throw Error(ErrorKind::Internal, std::string("cannot ") + what + ": ICU says " +
                                         u_errorName(status) + "; check the ICU installation");
  }
}

// One of ICU's own, which is never freed.
const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&),
                                   const char* what) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const found = instance(status);
  check_icu(status, what);
  return *found;
}

icu::UnicodeString normalized(const icu::Normalizer2& by, const icu::UnicodeString& text,
                              const char* what) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out = by.normalize(text, status);
  check_icu(status, what);
  return out;
}

// By code point.
std::u32string code_points(const icu::UnicodeString& text) {
  std::u32string out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out.push_back(static_cast<char32_t>(text.char32At(i)));
  }
  return out;
}

// Latin letters that decomposition leaves whole. A word: Łódź → lodz.
std::u32string_view undecomposed_latin(char32_t c) {
  switch (c) {
    case 0x00E6:  // æ
      return U"ae";
    case 0x00F0:  // ð
    case 0x0111:  // đ
      return U"d";
    case 0x00F8:  // ø
      return U"o";
    case 0x00FE:  // þ
      return U"th";
    case 0x0127:  // ħ
      return U"h";
    case 0x0131:  // dotless i
      return U"i";
    case 0x0142:  // ł
      return U"l";
    case 0x0153:  // œ
      return U"oe";
    case 0x0253:  // ɓ, Hausa
      return U"b";
    case 0x0257:  // ɗ, Hausa
      return U"d";
    case 0x0199:  // ƙ, Hausa
      return U"k";
    case 0x01B4:  // ƴ, Hausa
      return U"y";
    case 0x02BC:  // modifier letter apostrophe
    case 0x2019:  // right single quotation mark
      return U"'";
    default:
      return {};
  }
}

}  // namespace

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
}

bool is_arabic_script(char32_t c) {
  return (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) ||
         (c >= 0x0870 && c <= 0x08FF) || is_presentation_form(c);
}

std::u32string compatibility_decomposition(char32_t c) {
  constexpr const char* kWhat = "decompose a presentation form";
  return code_points(normalized(normalizer(icu::Normalizer2::getNFKCInstance, kWhat),
                                icu::UnicodeString(static_cast<UChar32>(c)), kWhat));
}

std::u32string with_case_folded(const std::u32string& text) {
  constexpr const char* kWhat = "normalise a word";
  icu::UnicodeString word = icu::UnicodeString::fromUTF32(
      reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size()));
  return code_points(
      normalized(normalizer(icu::Normalizer2::getNFCInstance, kWhat), word.foldCase(), kWhat));
}

std::u32string without_accents(const std::u32string& text) {
  constexpr const char* kWhat = "remove accents";
  const icu::Normalizer2& nfkd = normalizer(icu::Normalizer2::getNFKDInstance, kWhat);
  icu::UnicodeString bare;
  for (const char32_t c : text) {
    const bool is_letter = CharacterClasses::instance()[c] != CharacterClass::Break;
    if (c < 0x80 || is_arabic_script(c) || (!is_letter && undecomposed_latin(c).empty())) {
      bare.append(static_cast<UChar32>(c));
      continue;
    }
    icu::UnicodeString parts = normalized(nfkd, icu::UnicodeString(static_cast<UChar32>(c)), kWhat);
    parts.foldCase();
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      const auto part = static_cast<char32_t>(parts.char32At(i));
      if ((part >= 0x0300 && part <= 0x036F) || (part >= 0x02B9 && part <= 0x02C1)) {
        continue;
      }
      const std::u32string_view letters = undecomposed_latin(part);
      if (letters.empty()) {
        bare.append(static_cast<UChar32>(part));
      }
      for (const char32_t letter : letters) {
        bare.append(static_cast<UChar32>(letter));
      }
    }
  }
  return code_points(normalized(normalizer(icu::Normalizer2::getNFCInstance, kWhat), bare, kWhat));
}

}  // namespace niger::letters

#include "common/arabic/word_key.h"

#include "common/letters/word_spelling.h"

namespace niger::arabic {
namespace {

constexpr std::uint8_t kNone = 0;
constexpr std::string_view kTatweel = "\u0640";
constexpr std::array<std::string_view, 4> kFirstAlefs = {"ا", "أ", "إ", "آ"};

// U+0621–U+064A in order; 0 where folding leaves no such letter.
constexpr std::array<std::uint8_t, 0x2A> kCodes = {
    kHamza, kNone, kNone, kWawHamza, kNone, kYehHamza, kAlef, kBeh,  kNone,  kTeh,  kTheh,
    kJeem,  kHah,  kKhah, kDal,      kThal, kReh,      kZain, kSeen, kSheen, kSad,  kDad,
    kTah,   kZah,  kAin,  kGhain,    kNone, kNone,     kNone, kNone, kNone,  kNone, kFeh,
    kQaf,   kKaf,  kLam,  kMeem,     kNoon, kHeh,      kWaw,  kNone, kYeh};

constexpr std::array<std::uint8_t, 32> kCodePoints = [] {
  std::array<std::uint8_t, 32> low{};
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    if (kCodes[i] != kNone) {
      low[kCodes[i]] = static_cast<std::uint8_t>(0x21 + i);
    }
  }
  return low;
}();

void append_letter(std::uint8_t code, std::string& out) {
  const unsigned code_point = 0x600U + kCodePoints[code];
  out += static_cast<char>(0xC0U | (code_point >> 6U));
  out += static_cast<char>(0x80U | (code_point & 0x3FU));
}

}  // namespace

Letters letters_of(std::string_view folded) {
  Letters word;
  if (folded.size() % 2 != 0 || folded.size() > 2 * kMaxWordLetters) {
    return word;
  }
  for (std::size_t i = 0; i < folded.size(); i += 2) {
    const auto lead = static_cast<unsigned char>(folded[i]);
    const auto trail = static_cast<unsigned char>(folded[i + 1]);
    const unsigned code_point = ((lead & 0x1FU) << 6U) | (trail & 0x3FU);
    const bool is_letter = (lead == 0xD8 || lead == 0xD9) && (trail & 0xC0U) == 0x80U &&
                           code_point >= 0x621 && code_point <= 0x64A;
    if (!is_letter || kCodes[code_point - 0x621] == kNone) {
      return {};
    }
    word.code[i / 2] = kCodes[code_point - 0x621];
  }
  word.size = static_cast<std::uint8_t>(folded.size() / 2);
  return word;
}

Letters letters_of(WordKey key) {
  Letters word;
  for (int shift = 55; shift >= 0; shift -= 5) {
    const auto code = static_cast<std::uint8_t>((key >> shift) & 31U);
    if (code == kNone) {
      break;
    }
    word.code[word.size++] = code;
  }
  return word;
}

WordKey key_of(const Letters& word, std::size_t begin, std::size_t end) {
  if (end - begin > kMaxKeyLetters) {
    return 0;
  }
  WordKey key = 0;
  int shift = 55;
  for (std::size_t i = begin; i < end; ++i, shift -= 5) {
    key |= static_cast<WordKey>(word.code[i]) << shift;
  }
  return key;
}

WordKey with_first_hamza(WordKey key, unsigned alef) {
  const WordKey mark = alef == letters::kAlefHamzaAbove   ? 1U
                       : alef == letters::kAlefHamzaBelow ? 2U
                       : alef == letters::kAlefMadda      ? 3U
                                                          : 0U;
  return key | (mark << kFirstHamzaShift);
}

WordKey key_of(std::string_view folded) {
  for (std::size_t i = 1; i < kFirstAlefs.size(); ++i) {
    if (folded.starts_with(kFirstAlefs[i])) {
      const std::string bare = std::string(kFirstAlefs[0]) + std::string(folded.substr(2));
      const WordKey key = key_of(bare);
      return key == 0 ? 0 : key | (static_cast<WordKey>(i) << kFirstHamzaShift);
    }
  }
  const bool is_function_word = folded.ends_with(kTatweel);
  folded.remove_suffix(is_function_word ? kTatweel.size() : 0);
  const Letters word = letters_of(folded);
  const WordKey key = key_of(word, 0, word.size);
  return is_function_word && key != 0 ? key | kFunctionStem : key;
}

std::string word_of(WordKey key) {
  std::string out;
  for (int shift = 55; shift >= 0; shift -= 5) {
    const auto code = static_cast<std::uint8_t>((key >> shift) & 31U);
    if (code == kNone) {
      break;
    }
    append_letter(code, out);
  }
  if (const WordKey hamza = key >> kFirstHamzaShift; hamza != 0 && out.size() >= 2) {
    out.replace(0, 2, kFirstAlefs[hamza]);
  }
  if ((key & kFunctionStem) != 0) {
    out += kTatweel;
  }
  return out;
}

std::string text_of(const Letters& word, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    append_letter(word.code[i], out);
  }
  return out;
}

std::size_t size_of(WordKey key) {
  std::size_t size = 0;
  for (int shift = 55; shift >= 0 && ((key >> shift) & 31U) != 0; shift -= 5) {
    ++size;
  }
  return size;
}

WordKey with_letter(WordKey key, std::uint8_t letter) {
  const std::size_t size = size_of(key);
  return key == 0 || size >= kMaxKeyLetters
             ? 0
             : key | (static_cast<WordKey>(letter) << (55 - 5 * size));
}

WordKey with_last(WordKey key, std::uint8_t from, std::uint8_t to) {
  if (key == 0) {
    return 0;
  }
  const std::size_t shift = 60 - 5 * size_of(key);
  const WordKey last = (key >> shift) & 31U;
  return last == from ? (key ^ (last << shift)) | (static_cast<WordKey>(to) << shift) : 0;
}

WordKey with_final_hamza(WordKey key) {
  for (const std::uint8_t seat : {kWawHamza, kYehHamza}) {
    if (const WordKey changed = with_last(key, seat, kHamza); changed != 0) {
      return changed;
    }
  }
  return key;
}

WordKey with_final_yeh_hamza(WordKey key) {
  return with_letter(with_last(key, kHamza, kYeh), kHamza);
}

}  // namespace niger::arabic

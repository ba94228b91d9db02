#pragma once
/// A folded Arabic word in one number: five bits a letter, at most twelve letters, so that taking a
/// prefix off is a shift and a dictionary look-up is one comparison. Words with other characters,
/// or longer ones, have no key; nothing here folds (folding.h).
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace niger::arabic {

/// 0 is no word. The first letter stands in the highest five of the 60 bits used, so keys sort as
/// the alphabet does.
using WordKey = std::uint64_t;

/// Codes 1–31 of the letters that a folded word may hold.
enum Letter : std::uint8_t {
  kHamza = 1,
  kAlef,
  kBeh,
  kTeh,
  kTheh,
  kJeem,
  kHah,
  kKhah,
  kDal,
  kThal,
  kReh,
  kZain,
  kSeen,
  kSheen,
  kSad,
  kDad,
  kTah,
  kZah,
  kAin,
  kGhain,
  kFeh,
  kQaf,
  kKaf,
  kLam,
  kMeem,
  kNoon,
  kHeh,
  kWaw,
  kYeh,
  kWawHamza,  ///< U+0624, kept by folding before alef: سؤال
  kYehHamza,  ///< U+0626, kept by folding before alef: رئاسه
};

/// Set in the key under which the present tense of a verb is filed: تقدم is a past tense, and the
/// present of قدم.
inline constexpr WordKey kPresentTense = WordKey{1} << 60U;

/// Set in the key of the stem of a function word, which no other word shares: قبل (before) is not
/// the stem of قبلت (she accepted). As text it ends in U+0640 TATWEEL, which no folded word has.
inline constexpr WordKey kFunctionStem = WordKey{1} << 61U;

/// In the key of a stem that has the letters of another: which hamza its first alef has, أ 1, إ 2,
/// آ 3, in the two highest bits. As text it is written with it: أعلام (flags) beside اعلام (media).
inline constexpr unsigned kFirstHamzaShift = 62;
inline constexpr WordKey kStemMarks = kFunctionStem | (WordKey{3} << kFirstHamzaShift);

/// Of a key whose first letter is alef, that of the stem whose alef is written as `alef`, a bit of
/// AlefSpelling; the key itself for a bare one.
[[nodiscard]] WordKey with_first_hamza(WordKey key, unsigned alef);

inline constexpr std::size_t kMaxKeyLetters = 12;
inline constexpr std::size_t kMaxWordLetters = 32;  ///< a longer word is not analysed

/// A word as letter codes; `size` 0 where the text is empty, too long or holds another character.
struct Letters {
  std::array<std::uint8_t, kMaxWordLetters> code{};
  std::uint8_t size = 0;
};

/// The letters of a folded word.
[[nodiscard]] Letters letters_of(std::string_view folded);

/// The key of letters [begin, end); 0 where there are none or more than kMaxKeyLetters.
[[nodiscard]] WordKey key_of(const Letters& word, std::size_t begin, std::size_t end);

/// The key of a whole folded word, or of a stem; 0 where it has none.
[[nodiscard]] WordKey key_of(std::string_view folded);

/// The folded word, or the stem, of a key; empty for 0.
[[nodiscard]] std::string word_of(WordKey key);

/// The text of letters [begin, end).
[[nodiscard]] std::string text_of(const Letters& word, std::size_t begin, std::size_t end);

/// The number of letters of a key.
[[nodiscard]] std::size_t size_of(WordKey key);

/// `key` with one more letter; 0 for 0 and where there is no room.
[[nodiscard]] WordKey with_letter(WordKey key, std::uint8_t letter);

/// `key` with its last letter `from` replaced; 0 where it ends otherwise.
[[nodiscard]] WordKey with_last(WordKey key, std::uint8_t from, std::uint8_t to);

/// Before an ending in alef folding keeps ئ and ؤ; at the end of a word they are ء: هيئات, هيءه.
[[nodiscard]] WordKey with_final_hamza(WordKey key);

/// ء at the end as folding writes ئ there, يء: لاجءين is of لاجيء. 0 where it ends otherwise.
[[nodiscard]] WordKey with_final_yeh_hamza(WordKey key);

/// The letters of a key, as a word to analyse again.
[[nodiscard]] Letters letters_of(WordKey key);

}  // namespace niger::arabic

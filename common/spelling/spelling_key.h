#pragma once
/// The spelling key, which all spellings of one name or loanword share. Foreign sounds have no
/// fixed Arabic spelling (البنتاغون, البنتاجون; أمريكا, أميركا), so a word's key keeps the classes
/// of its consonants only. The key proposes; spelling_distance.h decides. Says nothing of Arabic
/// morphology: stems go in.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace niger::spelling {

/// A word of fewer letters has no key; a key holds at most kMaxKeyClasses classes.
inline constexpr std::size_t kMinKeyedLetters = 3;
inline constexpr std::size_t kMaxKeyedLetters = 32;  ///< a longer "word" is no word: no key
inline constexpr std::size_t kMaxKeyClasses = 12;
/// Keys that share their first kBucketLetters classes are stored together (index/key_lists.h).
inline constexpr std::size_t kBucketLetters = 4;

/// The classes a key is made of, one ASCII letter each, in the order used here:
///   b ب · t ت ط ث · k ج ق ك غ · s س ز ص · d د ذ ض ظ · f ف · h ح ه · x خ · c ش, تش
///   n ن and م before ب · m م · r ر · l ل · a alone: a word of vowels only
/// ا و ي ء ؤ ئ ع, the article and a final ه are dropped, doubled letters are one.
inline constexpr std::string_view kKeyAlphabet = "abcdfhklmnrstx";

/// The key of a folded word, Arabic or Latin (latin_script.h). Empty where it has none: too short,
/// too long, with a digit or a letter of another script.
[[nodiscard]] std::string spelling_key(std::string_view folded);

/// The keys to look under for a word of a query, spelling_key() first: also with ث as س, ذ and ظ
/// as ز, an initial و as ف, an initial ج as ي, and the other way round. At most kMaxKeys.
[[nodiscard]] std::vector<std::string> spelling_keys(std::string_view folded);
inline constexpr std::size_t kMaxKeys = 12;

/// The part of a key by which stems are stored together. Empty for the empty key.
[[nodiscard]] std::string key_bucket(std::string_view key);

}  // namespace niger::spelling

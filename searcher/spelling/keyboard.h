#pragma once
/// Keyboard layouts: what was meant by a word typed in the wrong one. `hgkd[v` are the keys of
/// النيجر. Only converts and gives what could be meant; whether a reading is a word, the vocabulary
/// decides (searcher/correction/spelling_correction.h). Knows Arabic 101 (PC), Latin QWERTY and
/// French AZERTY.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace niger::typing {

/// The Arabic text whose keys on Arabic 101 are the US QWERTY characters of `typed`, which is one
/// run without spaces, punctuation kept: `hgkd[v` → النيجر. Nothing where a character has no
/// letter on that layout, where fewer than three letters come out, or where `typed` holds no Latin
/// letter.
[[nodiscard]] std::optional<std::string> arabic_from_latin_keys(std::string_view typed);

/// The Latin texts whose keys, on a keyboard switched to Arabic, give the Arabic run `typed`:
/// QWERTY first, then AZERTY where it differs, with لا as the one key B and as the two G, H. Lower
/// case. Empty where a character is on no such key or fewer than three letters come out.
[[nodiscard]] std::vector<std::string> latin_from_arabic_keys(std::string_view typed);

/// True for two Arabic letters on keys that touch each other on Arabic 101: ه and خ, ى and ة.
/// Takes folded letters: ه stands for ة too, ي for ى, ا for لا's alef; false for equal ones.
[[nodiscard]] bool are_neighbour_keys(char32_t one, char32_t other);

}  // namespace niger::typing

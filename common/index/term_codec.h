#pragma once
/// The bytes of a folded word as a term, and back: Arabic letters cost one byte, because the key
/// bytes of (term, article) pairs dominate the posting, term-list and position tables. It knows
/// nothing of prefixes (schema.h) or of what a stem is (common/arabic).
#include <cstddef>
#include <string>
#include <string_view>

namespace niger::index {

/// The bytes of `word` (valid UTF-8, folded). U+0621–U+064A and U+0660–U+0669-free folded Arabic
/// maps to one byte a letter, 0x80–0xA9; ASCII but its capitals and controls stands for itself; any
/// other code point is 0xFF and its UTF-8 bytes. Injective, never starts with an ASCII capital, at
/// most schema::kMaxTermBytes - 8 bytes: a longer word is cut and closed with a hash of the whole.
[[nodiscard]] std::string encoded_term(std::string_view word);

/// At most `max_bytes` bytes (at least 32) that stand for `value`: its beginning, `~` and a hash of
/// the whole. The same on every machine.
[[nodiscard]] std::string shortened_with_hash(std::string_view value, std::size_t max_bytes);

/// The word whose encoding `term` is; of a cut word what is left of it.
[[nodiscard]] std::string decoded_term(std::string_view term);

}  // namespace niger::index

#pragma once
/// Code points in and out of UTF-8 bytes: the one place that does arithmetic on UTF-8.
/// No folding, no words: those are in common/letters.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace niger {

/// A range of bytes of some text; end is one past the last byte. Both lie on character borders.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  friend bool operator==(const Span&, const Span&) = default;
};

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// The code point that starts at `offset`, which moves past it. An ill-formed sequence gives
/// U+FFFD and moves past its maximal well-formed prefix (at least one byte; Unicode 15, 3.9).
/// `offset` must be less than text.size().
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);

/// Appends `code_point` to `out`; a surrogate or a value past U+10FFFF is appended as U+FFFD.
void append_utf8(char32_t code_point, std::string& out);

/// True where no byte sequence of `text` is ill-formed. The empty text is valid.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// `text` with every ill-formed sequence replaced by U+FFFD; their number is added to `replaced`.
[[nodiscard]] std::string repaired_utf8(std::string_view text, std::size_t& replaced);

/// The longest prefix of at most `max_bytes` bytes that ends on a character border.
[[nodiscard]] std::string_view truncated_at_character(std::string_view text, std::size_t max_bytes);

/// The number of bytes at the end of `text` that begin a character which is not whole yet: of a
/// text that is read piece by piece they belong to the next piece. From 0 to 3.
[[nodiscard]] std::size_t begun_character(std::string_view text);

/// True where `offset` starts a character of `text` or is its end.
[[nodiscard]] bool is_character_border(std::string_view text, std::size_t offset);

/// The number of code points of `text`, ill-formed sequences counting one each.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// UTF-8 to code points and back, for code that works letter by letter on one word.
[[nodiscard]] std::u32string to_utf32(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

/// True where `c` is a space of a line of text, or must be one: a terminal obeys C0 and C1 control
/// characters, and U+2028 and U+2029 end lines.
[[nodiscard]] bool is_blank_in_line(char32_t c);

/// Embeddings, overrides and isolates, which could reach past their field; marks (U+200E, U+200F)
/// cannot.
[[nodiscard]] bool turns_direction(char32_t c);

}  // namespace niger

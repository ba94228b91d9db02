#pragma once
/// One value of JSON that is not quite JSON: where it ends, and the same in strict JSON. Read in
/// one pass and without recursion, so that time and memory grow with its size alone.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace niger::formats {

enum class LenientEnd : std::uint8_t {
  Whole,   ///< the value ends at `end`
  CutOff,  ///< the text ends within it
  Broken,  ///< what stands at `end` cannot be understood
};

struct LenientValue {
  LenientEnd how = LenientEnd::Broken;
  std::size_t end = 0;   ///< bytes of the text, from its beginning
  std::string strict;    ///< JSON, where anything was repaired; else the value as it stands is
  std::string repaired;  ///< the first thing that was, in ASCII; empty: nothing was
  std::size_t repaired_at = 0;  ///< where it stands, in bytes of the text
};

/// The value of `text` that begins at `begin`. Repaired are: NaN, infinities and other names of
/// nothing (null); numbers that no 64 bits hold, or written otherwise (their text); lone surrogates
/// (U+FFFD); unknown escapes, control characters and quotes within a string (themselves); commas
/// too many; byte order marks and NUL between values; what is nested deeper than 256 (null).
[[nodiscard]] LenientValue lenient_value(std::string_view text, std::size_t begin);

/// Blanks, and what stands between values of damaged files as if it were blank: NUL, other control
/// characters, a byte order mark. The place of the first other byte from `at` on, or the size.
[[nodiscard]] std::size_t after_json_blanks(std::string_view text, std::size_t at);

/// The first bytes of `text` for a person: a few, in ASCII, others as \xNN.
[[nodiscard]] std::string json_excerpt(std::string_view text);

}  // namespace niger::formats

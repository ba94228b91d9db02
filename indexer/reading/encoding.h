#pragma once
/// Which letters are these bytes? Bytes become valid UTF-8 once, here; text whose letters cannot be
/// told with confidence is refused, never guessed into garbage.
#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/result.h"

namespace niger {

struct Decoded {
  std::string text;            ///< valid UTF-8, no byte order mark, line ends \n
  std::string encoding;        ///< "UTF-8", "windows-1256" …
  std::uint64_t repaired = 0;  ///< ill-formed sequences that became U+FFFD
  std::string doubt;           ///< what a person should know; empty: nothing
};

struct DecodeOptions {
  std::string forced;    ///< an encoding that is believed whatever the text says; empty: none
  std::string declared;  ///< what the page says of itself: believed if the text agrees
};

/// The bytes as text. A Failure: binary data, or letters that cannot be told; its message says what
/// was tried. Empty bytes give an empty text.
[[nodiscard]] Result<Decoded> decode(std::string&& bytes, const DecodeOptions& options = {});

/// True where the beginning of a file holds bytes that no text has: NUL bytes that are not UTF-16,
/// or many control characters.
[[nodiscard]] bool looks_binary(std::string_view beginning);

}  // namespace niger

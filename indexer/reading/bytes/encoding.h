#pragma once
/// Which letters are these bytes? Bytes become valid UTF-8 once, here; text whose letters cannot be
/// told with confidence is refused, never guessed into garbage.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/messages/result.h"

namespace niger {

struct Decoded {
  std::string text;            ///< valid UTF-8, no byte order mark, line ends \n
  std::string encoding;        ///< "UTF-8", "windows-1256" …
  std::uint64_t repaired = 0;  ///< ill-formed sequences that became U+FFFD
  Text doubt;                  ///< what a person should know; empty: nothing
};

struct DecodeOptions {
  std::string forced;    ///< an encoding that is believed whatever the text says; empty: none
  std::string declared;  ///< what the page says of itself: believed if the text agrees
};

/// The bytes as text. A Failure: binary data, or letters that cannot be told; its message says what
/// was tried. Empty bytes give an empty text.
[[nodiscard]] Result<Decoded> decode(std::string&& bytes, const DecodeOptions& options = {});

/// Whether the characters past ASCII of a valid text are the trace of bytes that were taken for
/// letters, rather than Arabic; by its beginning.
[[nodiscard]] bool looks_encoded_twice(std::string_view text);

/// The text whose bytes were taken for other letters before they became `text`, as where character
/// references or a scraper hid it: nothing where `text` is what it seems.
[[nodiscard]] std::optional<Decoded> decoded_again(const std::string& text);

/// The same in place.
void take_again(Decoded& text);

/// True where the beginning of a file holds bytes that no text has: NUL bytes that are not UTF-16,
/// or many control characters.
[[nodiscard]] bool looks_binary(std::string_view beginning);

}  // namespace niger

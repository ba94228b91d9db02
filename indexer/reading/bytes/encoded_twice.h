#pragma once
/// Text that was encoded twice: its letters are the bytes of other text, taken for letters of a
/// wrong encoding. Detects it and restores the text.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/messages/text.h"

namespace niger::bytes {

struct Decoded {
  std::string text;            ///< valid UTF-8, no byte order mark, line ends \n
  std::string encoding;        ///< "UTF-8", "windows-1256" …
  std::uint64_t repaired = 0;  ///< ill-formed sequences that became U+FFFD
  messages::Text doubt;        ///< what a person should know; empty: nothing
};

/// `text` as decoded from `encoding`, with a doubt where `lost` places of it were ill-formed.
[[nodiscard]] Decoded decoded_text(std::string text, std::string encoding, std::size_t lost);

/// Whether the characters past ASCII of a valid text are the trace of bytes that were taken for
/// letters, rather than Arabic; by its beginning.
[[nodiscard]] bool looks_encoded_twice(std::string_view text);

/// The text whose bytes were taken for other letters before they became `text`, as where character
/// references or a scraper hid it: nothing where `text` is what it seems.
[[nodiscard]] std::optional<Decoded> decoded_again(const std::string& text);

/// The same in place.
void take_again(Decoded& text);

}  // namespace niger::bytes

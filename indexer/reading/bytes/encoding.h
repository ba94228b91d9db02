#pragma once
/// Decoding: bytes become valid UTF-8 once, here. Text whose letters cannot be determined with
/// confidence is refused, never guessed into garbage.
#include <string>
#include <string_view>

#include "common/messages/result.h"
#include "indexer/reading/bytes/encoded_twice.h"

namespace niger::bytes {

struct DecodeOptions {
  std::string forced;    ///< an encoding that is believed whatever the text says; empty: none
  std::string declared;  ///< what the page says of itself: believed if the text agrees
};

/// The bytes as text. A Failure: binary data, or letters that cannot be determined; its message
/// says what was tried. Empty bytes give an empty text.
[[nodiscard]] messages::Result<Decoded> decode(std::string&& bytes,
                                               const DecodeOptions& options = {});

/// True where the beginning of a file holds bytes that no text has: NUL bytes that are not UTF-16,
/// or many control characters.
[[nodiscard]] bool looks_binary(std::string_view beginning);

}  // namespace niger::bytes

#pragma once
/// The page that an HTTP response carries: its body with the chunks joined and every compression
/// undone that RFC 9110 and its registry know for pages: gzip, deflate, br, zstd.
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/reading/articles/read_options.h"

namespace niger::containers {

enum class BodyState : std::uint8_t {
  Whole,
  Damaged,   ///< it cannot be decompressed
  TooLarge,  ///< past limits.record_bytes
  Bomb,      ///< past limits.unpacked_ratio
  Unknown,   ///< a coding that is not read
};

struct HttpBody {
  BodyState state = BodyState::Whole;
  std::string bytes;            ///< of the page, where it is whole
  std::string coding;           ///< at which it failed
  bool chunks_damaged = false;  ///< there is more of it that could not be read
};

/// `transfer` and `content` are the values of Transfer-Encoding and Content-Encoding, in any letter
/// case: several codings in a row are parted by commas, the last one is undone first. A body that
/// is plain text whatever the headers say, as some crawlers keep it, stays as it is.
[[nodiscard]] HttpBody http_body(std::string_view body, std::string_view transfer,
                                 std::string_view content, const articles::ReadLimits& limits);

}  // namespace niger::containers

#pragma once
/// Which pages does a web archive hold? Walks the records of a WARC file (ISO 28500) as it streams.
#include <cstdint>
#include <functional>
#include <string>

#include "indexer/reading/byte_source.h"

namespace niger {

struct WarcPage {
  std::string url;
  std::string date;          ///< when it was fetched, ISO 8601
  std::string content_type;  ///< of the page: text/html; charset=…
  std::string body;
};

/// Calls `read_page` with the payload of each response (status 200) and resource record; others are
/// passed over, those above `max_bytes` too. Returns why it ended early; empty: it did not.
[[nodiscard]] Text for_each_warc_page(ByteSource& source, std::string begun,
                                      std::uint64_t max_bytes,
                                      const std::function<void(WarcPage&&)>& read_page);

}  // namespace niger

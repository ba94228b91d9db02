#pragma once
/// The reader of web archives: walks the records of a WARC file (ISO 28500) as it streams.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/reading/articles/read_options.h"
#include "indexer/reading/bytes/byte_source.h"
#include "indexer/reading/walk/skipped.h"

namespace niger::containers {

struct WarcPage {
  std::string url;
  std::string date;          ///< when it was fetched, ISO 8601
  std::string content_type;  ///< of the page: text/html; charset=…
  std::string body;          ///< chunks joined, decompressed
  bool is_cut = false;       ///< its chunks are damaged: there was more of it
};

/// Takes what a web archive holds, in its order.
struct WarcSink {
  /// What may be a page: the payload of each response (status 200), resource and conversion record.
  std::function<void(WarcPage&&)> page;
  /// A record that is none, by its kind: "image", "script", "http 404", "revisit" …
  std::function<void(std::string_view kind)> other;
  /// A page that could not be read.
  std::function<void(const std::string& url, walk::SkipReason reason, const messages::Text& why)>
      lost;
};

/// Hands every record that holds an answer of a server to `sink`. Returns why it ended early;
/// empty: it did not.
[[nodiscard]] messages::Text for_each_warc_record(bytes::ByteSource& source, std::string begun,
                                                  const articles::ReadLimits& limits,
                                                  const WarcSink& sink);

/// The kind of what is sent as this type and is no page, such as "image"; empty where it may be
/// one.
[[nodiscard]] std::string_view kind_of_type(std::string_view content_type);

}  // namespace niger::containers

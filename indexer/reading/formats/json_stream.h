#pragma once
/// The records of a JSON file that is larger than a record may be: an array of them, an object that
/// wraps one, or one after the other. Read a piece at a time, so that memory is bounded by the
/// largest record that is allowed, and only a record that is larger is left out.
#include <string>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/byte_source.h"

namespace niger::formats {

/// `begun`: bytes of `source` read already, more than ReadLimits::record_bytes. False where these
/// are no records in UTF-8: nothing was read or reported then.
[[nodiscard]] bool read_json_stream(bytes::ByteSource& source, std::string&& begun,
                                    articles::ArticleOutput& output);

}  // namespace niger::formats

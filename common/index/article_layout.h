#pragma once
/// The layout of a stored article before it is compressed: its fields one after the other, numbers
/// as varints, each string after its length, the text last. article_record.h compresses it.
#include <cstddef>
#include <string>

#include "common/article.h"
#include "common/messages/text_error.h"

namespace niger::index {

/// A longer record is handled by pieces, with no second copy of it whole.
inline constexpr std::size_t kLongRecordBytes = std::size_t{1} << 20;

/// Everything but the text itself, its length included. The text goes last: what zstd has seen of
/// the fields then precedes it, and a number is near the front.
void append_all_but_text(const Article& article, std::string& out);

/// The article whose fields and text `plain` is; the text of a long one is taken out of it. Throws
/// unreadable_record for anything else.
[[nodiscard]] Article parsed_article(std::string& plain);

/// The error of a record that cannot be read.
[[nodiscard]] messages::TextError unreadable_record(messages::Message reason);

}  // namespace niger::index

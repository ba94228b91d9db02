#include "indexer/reading/articles/line_stream.h"

#include <simdjson.h>

#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/utf16.h"

namespace niger::articles {
namespace {

// What was read may end within a character: up to the last line end, or where a line is longer than
// it, to the last character that is whole.
std::string_view complete_characters(std::string_view begun) {
  constexpr std::size_t kLongestCharacter = 4;
  if (const std::size_t end = begun.rfind('\n'); end != std::string_view::npos) {
    return begun.substr(0, end);
  }
  if (begun.size() < kLongestCharacter || simdjson::validate_utf8(begun)) {
    return begun;
  }
  return truncated_at_character(begun, begun.size() - kLongestCharacter + 1);
}

}  // namespace

LineStream::LineStream(bytes::ByteSource& source, std::string begun, std::uint64_t max_line_bytes)
    : source_(source), buffer_(std::move(begun)), max_line_bytes_(max_line_bytes) {
  if (buffer_.find('\n') == std::string::npos && buffer_.find('\r') != std::string::npos) {
    line_end_ = '\r';
  }
}

bool LineStream::fill() {
  constexpr std::size_t kStepBytes = std::size_t{256} << 10;
  buffer_.erase(0, at_);
  at_ = 0;
  return source_.append_to(buffer_, kStepBytes) > 0;
}

bool LineStream::next(std::string_view& line) {
  too_long_ = false;
  std::size_t searched = at_;
  std::size_t end = 0;
  while ((end = buffer_.find(line_end_, searched)) == std::string::npos) {
    const std::size_t pending = buffer_.size() - at_;
    if (pending > max_line_bytes_) {
      too_long_ = true;
      buffer_.resize(at_);  // the rest of the line follows: only its end matters
    }
    const bool more = fill();
    searched = too_long_ ? 0 : pending;
    if (!more) {
      end = buffer_.size();
      break;
    }
  }
  if (at_ >= buffer_.size() && !too_long_) {
    return false;
  }
  line = std::string_view(buffer_).substr(at_, end - at_);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  if (too_long_) {
    line = {};
  }
  at_ = std::min(end + 1, buffer_.size());
  ++number_;
  return true;
}

std::unique_ptr<OpenedLines> open_lines(bytes::ByteSource& source, std::string begun,
                                        ArticleOutput& output) {
  auto opened = std::make_unique<OpenedLines>();
  const std::uint64_t limit = output.options().limits.record_bytes;
  const std::string_view complete = complete_characters(begun);
  // Letters of UTF-16 may be valid UTF-8, byte for byte.
  const bool is_wide =
      bytes::utf16_order(begun) != bytes::ByteOrder::None || !bytes::utf32_encoding(begun).empty();
  const bool streams =
      output.options().encoding.empty() && !is_wide && simdjson::validate_utf8(complete);
  if (streams) {
    opened->encoding = "UTF-8";
    if (begun.starts_with("\xEF\xBB\xBF")) {  // U+FEFF byte order mark
      begun.erase(0, 3);
    }
    opened->lines = std::make_unique<LineStream>(source, std::move(begun), limit);
    return opened;
  }
  bytes::WholeInput whole = bytes::read_whole(source, std::move(begun), limit);
  if (!whole.complete) {
    output.skip("", walk::SkipReason::TooLarge, messages::Message::ReadLargeRecords);
    return opened;
  }
  messages::Result<bytes::Decoded> decoded =
      bytes::decode(std::move(whole.bytes), {output.options().encoding, ""});
  if (!decoded.ok()) {
    output.skip("", walk::SkipReason::Encoding, decoded.error());
    return opened;
  }
  output.add_repaired(decoded.value().repaired);
  opened->encoding = std::move(decoded.value().encoding);
  opened->decoded = std::move(decoded.value().text);
  opened->memory = bytes::memory_source(opened->decoded);
  opened->lines = std::make_unique<LineStream>(*opened->memory, "", limit);
  return opened;
}

}  // namespace niger::articles

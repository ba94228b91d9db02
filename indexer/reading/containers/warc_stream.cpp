#include "indexer/reading/containers/warc_stream.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace niger::containers {
namespace {

constexpr std::string_view kRecordMark = "WARC/";
constexpr std::size_t kMaxHeaderBytes = std::size_t{256} << 10;
constexpr std::size_t kKeptBytes = 16;  // of what was searched: a line may have begun there

std::string_view stripped(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos
             ? std::string_view()
             : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool begins_record(std::string_view line) {
  return line.size() > kRecordMark.size() && line.starts_with(kRecordMark) &&
         line[kRecordMark.size()] >= '0' && line[kRecordMark.size()] <= '9';
}

// Where the first line of a record stands, such as WARC/1.0, also within another line; not where it
// is the end of a URL.
std::size_t mark_in(std::string_view text, std::size_t from) {
  for (std::size_t at = from; (at = text.find(kRecordMark, at)) != std::string_view::npos; ++at) {
    const std::string_view line = text.substr(at, 16);
    const std::size_t end = line.find_first_not_of("0123456789.", kRecordMark.size());
    const bool is_ended = end != std::string_view::npos && (line[end] == '\r' || line[end] == '\n');
    if (at > 0 && text[at - 1] != '/' && begins_record(line) && is_ended) {
      return at;
    }
  }
  return std::string_view::npos;
}

// Where the first line of `text` stands that begins a record.
std::size_t record_in(std::string_view text, bool after_blank, bool is_line_begun) {
  for (std::size_t at = 0; (at = text.find("\nWARC/", at)) != std::string_view::npos; ++at) {
    const std::string_view before = text.substr(0, at);
    const bool is_after_blank = before.ends_with('\n') || before.ends_with("\n\r") ||
                                (is_line_begun && (before.empty() || before == "\r"));
    if ((!after_blank || is_after_blank) && begins_record(text.substr(at + 1))) return at + 1;
  }
  return std::string_view::npos;
}

}  // namespace

Headers headers_of(std::string_view block) {
  Headers headers;
  while (!block.empty()) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    const std::string_view line = block.substr(0, end);
    block.remove_prefix(std::min(end + 1, block.size()));
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos) {
      std::string name(line.substr(0, colon));
      for (char& c : name) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      }
      headers.emplace(std::move(name), stripped(line.substr(colon + 1)));
    }
  }
  return headers;
}

std::string value_of(const Headers& headers, const char* name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

std::optional<std::uint64_t> content_length(const Headers& headers) {
  const std::string text = value_of(headers, "content-length");
  std::uint64_t size = 0;
  const char* const text_end = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), text_end, size);
  return error == std::errc() && end == text_end ? std::optional(size) : std::nullopt;
}

HeaderEnd header_end(std::string_view text, std::size_t from) {
  for (std::size_t end = text.find('\n', from); end != std::string_view::npos;
       end = text.find('\n', end + 1)) {
    const std::string_view after = text.substr(end + 1);
    if (after.starts_with('\n')) {
      return {end, end + 2};
    }
    if (end > 0 && text[end - 1] == '\r' && after.starts_with("\r\n")) {
      return {end - 1, end + 3};
    }
  }
  return {};
}

bool WarcStream::next_headers(Headers& headers) {
  HeaderEnd end;
  std::size_t searched = 0;
  while ((end = header_end(rest(), searched)).block_size == std::string::npos) {
    searched = rest().size() - std::min<std::size_t>(rest().size(), 3);
    if (rest().size() > kMaxHeaderBytes || !fill()) {
      return false;
    }
  }
  headers = headers_of(rest().substr(0, end.block_size));
  at_ += end.content;
  return true;
}

std::string_view WarcStream::ahead(std::uint64_t size) {
  while (rest().size() < size && fill()) {
  }
  return rest().substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(size, rest().size())));
}

Follows WarcStream::follows(std::size_t size) {
  constexpr std::size_t kMarginBytes = 64;
  (void)ahead(size + kMarginBytes);
  const std::string_view after = rest().substr(size);
  const std::size_t begin = std::min(after.find_first_not_of("\r\n"), after.size());
  if (begin == after.size() || begins_record(after.substr(begin))) return Follows::Record;
  return std::count(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(begin), '\n') > 1
             ? Follows::BlankLine
             : Follows::Other;
}

bool WarcStream::skip(std::uint64_t size) {
  while (size > 0 && (!rest().empty() || fill())) {
    const std::uint64_t piece = std::min<std::uint64_t>(size, rest().size());
    at_ += static_cast<std::size_t>(piece);
    size -= piece;
  }
  return size == 0;
}

BlockEnd WarcStream::skip_block(std::uint64_t size, std::uint64_t longest) {
  const bool is_archive = holds_archive(size);
  bool is_line_begun = true;  // after the empty line of the headers
  BlockEnd end;
  while (end.passed < size) {
    if (rest().empty() && !fill()) {
      end.kind = BlockEnd::Kind::Cut;
      return end;
    }
    const std::uint64_t left = size - end.passed;
    const auto window = static_cast<std::size_t>(std::min<std::uint64_t>(rest().size(), left));
    const std::size_t found = is_archive ? std::string_view::npos
                                         : record_in(rest().substr(0, window), true, is_line_begun);
    std::size_t taken = window;
    if (found != std::string_view::npos) {
      at_ += found;
      end.passed += found;
      if (begins_whole_record(longest)) {
        end.kind = BlockEnd::Kind::Record;
        return end;
      }
      taken = 1;
    } else if (window < left && window > kKeptBytes) {
      taken = window - kKeptBytes;
    } else if (window < left) {
      if (fill()) continue;
    }
    at_ += taken;
    end.passed += taken;
    is_line_begun = false;
  }
  return end;
}

// As it is, or as the body of an answer.
bool WarcStream::holds_archive(std::uint64_t size) {
  if (at_record()) return true;
  const std::string_view begun = ahead(std::min<std::uint64_t>(size, kMaxHeaderBytes));
  if (!begun.starts_with("HTTP/")) return false;
  const HeaderEnd end = header_end(begun);
  return end.block_size != std::string::npos && begins_record(begun.substr(end.content));
}

bool WarcStream::begins_whole_record(std::uint64_t longest, std::size_t from) {
  HeaderEnd end;
  std::size_t searched = from;
  while ((end = header_end(rest(), searched)).block_size == std::string::npos) {
    searched = std::max(from, rest().size() - std::min<std::size_t>(rest().size(), 3));
    if (rest().size() > from + kMaxHeaderBytes || !fill()) return false;
  }
  const Headers headers = headers_of(rest().substr(from, end.block_size - from));
  const std::optional<std::uint64_t> size = content_length(headers);
  if (value_of(headers, "warc-type").empty() || !size || *size > longest) return false;
  const std::size_t whole = end.content + static_cast<std::size_t>(*size);
  return ahead(whole).size() == whole && follows(whole) == Follows::Record;
}

bool WarcStream::leave_cut_headers(std::uint64_t longest) {
  HeaderEnd end;
  std::size_t searched = 0;
  while ((end = header_end(rest(), searched)).block_size == std::string::npos) {
    searched = rest().size() - std::min<std::size_t>(rest().size(), 3);
    if (rest().size() > kMaxHeaderBytes || !fill()) return false;
  }
  const std::size_t mark = mark_in(rest().substr(0, end.block_size), 1);
  if (mark == std::string_view::npos) return false;
  const bool is_record = begins_whole_record(longest, mark);
  at_ += is_record ? mark : 0;
  return is_record;
}

bool WarcStream::skip_to_record(bool in_page, std::uint64_t longest) {
  if (at_record()) return true;
  constexpr int kMostTries = 64;
  int tries = 0;
  bool is_line_begun = true;  // after an empty line
  while (true) {
    const std::size_t found = record_in(rest(), in_page, is_line_begun);
    const std::size_t mark =
        tries < kMostTries ? mark_in(rest().substr(0, found), 1) : std::string_view::npos;
    if (mark != std::string_view::npos) {
      ++tries;
      at_ += mark;
      is_line_begun = false;
      if (begins_whole_record(longest)) return true;
      continue;
    }
    if (found != std::string_view::npos) {
      at_ += found;
      return true;
    }
    if (rest().size() > kKeptBytes) {
      at_ = buffer_.size() - kKeptBytes;
      is_line_begun = false;
    }
    if (!fill()) {
      at_ = buffer_.size();
      return false;
    }
  }
}

void WarcStream::skip_blank() {
  while ((!rest().empty() || fill()) && (rest().front() == '\n' || rest().front() == '\r')) {
    ++at_;
  }
}

// Moves what is left seldom: far more than a step may be looked at ahead.
bool WarcStream::fill() {
  constexpr std::size_t kStepBytes = std::size_t{128} << 10;
  if (at_ * 2 >= buffer_.size()) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  ended_ = ended_ || source_.append_to(buffer_, kStepBytes) == 0;
  return !ended_;
}

bool WarcStream::at_end() { return rest().empty() && !fill(); }

bool WarcStream::at_record() { return begins_record(ahead(kRecordMark.size() + 1)); }

bool WarcStream::holds_record(std::size_t size) const {
  return record_in(rest().substr(0, size), true, true) != std::string_view::npos;
}

}  // namespace niger::containers

#include "indexer/reading/warc_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

namespace niger {
namespace {

using Headers = std::map<std::string, std::string>;

std::string_view stripped(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos
             ? std::string_view()
             : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// `Name: value` lines; names in lower case.
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

// Where the empty line after a block of headers starts, and where the content does.
struct HeaderEnd {
  std::size_t block_size = std::string::npos;
  std::size_t content = 0;
};

HeaderEnd header_end(std::string_view text) {
  const std::size_t windows = text.find("\r\n\r\n");
  const std::size_t plain = text.find("\n\n");
  if (windows < plain) {
    return {windows, windows + 4};
  }
  return plain == std::string_view::npos ? HeaderEnd{} : HeaderEnd{plain, plain + 2};
}

std::string without_chunks(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(
        body.data(), body.data() + std::min<std::size_t>(body.size(), 16), size, 16);
    const std::size_t line_end = body.find('\n');
    if (error != std::errc() || end == body.data() || line_end == std::string_view::npos) {
      return out.empty() ? std::string(body) : out;
    }
    body.remove_prefix(line_end + 1);
    if (size == 0) {
      break;
    }
    out.append(body.substr(0, size));
    body.remove_prefix(std::min(body.size(), size));
    body.remove_prefix(std::min(body.size(), std::min(body.find('\n'), std::size_t{1}) + 1));
  }
  return out;
}

class WarcStream {
 public:
  WarcStream(ByteSource& source, std::string begun) : source_(source), buffer_(std::move(begun)) {}

  // True where a record's headers are next; they are taken.
  bool next_headers(Headers& headers) {
    skip_blank();
    constexpr std::size_t kMaxHeaderBytes = std::size_t{256} << 10;
    HeaderEnd end;
    while ((end = header_end(rest())).block_size == std::string::npos) {
      if (rest().size() > kMaxHeaderBytes || !fill()) {
        return false;
      }
    }
    headers = headers_of(rest().substr(0, end.block_size));
    at_ += end.content;
    return true;
  }

  // The next `size` bytes, or fewer at the end; only the first `keep` of them are returned.
  std::string take(std::uint64_t size, std::uint64_t keep) {
    std::string out;
    while (size > 0 && (!rest().empty() || fill())) {
      const std::size_t piece =
          static_cast<std::size_t>(std::min<std::uint64_t>(size, rest().size()));
      if (out.size() < keep) {
        out.append(rest().substr(0, std::min<std::uint64_t>(piece, keep - out.size())));
      }
      at_ += piece;
      size -= piece;
    }
    return out;
  }

  [[nodiscard]] bool at_end() {
    skip_blank();
    return rest().empty();
  }

 private:
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }

  void skip_blank() {
    while ((!rest().empty() || fill()) && (rest().front() == '\n' || rest().front() == '\r')) {
      ++at_;
    }
  }

  bool fill() {
    constexpr std::size_t kStepBytes = std::size_t{128} << 10;
    buffer_.erase(0, at_);
    at_ = 0;
    return source_.append_to(buffer_, kStepBytes) > 0;
  }

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
};

// Takes the HTTP headers off a response; false where the page was not delivered.
bool unwrap_response(std::string_view record, WarcPage& page) {
  const HeaderEnd end = header_end(record);
  if (end.block_size == std::string::npos || !record.starts_with("HTTP/") ||
      record.substr(0, 16).find(" 200") == std::string_view::npos) {
    return false;
  }
  const Headers headers = headers_of(record.substr(0, end.block_size));
  const auto value = [&](const char* name) {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  };
  page.content_type = value("content-type");
  const std::string_view body = record.substr(end.content);
  page.body = value("transfer-encoding") == "chunked" ? without_chunks(body) : std::string(body);
  return true;
}

}  // namespace

Text for_each_warc_page(ByteSource& source, std::string begun, std::uint64_t max_bytes,
                        const std::function<void(WarcPage&&)>& read_page) {
  WarcStream stream(source, std::move(begun));
  Headers headers;
  while (stream.next_headers(headers)) {
    std::uint64_t size = 0;
    const std::string& length = headers["content-length"];
    if (std::from_chars(length.data(), length.data() + length.size(), size).ec != std::errc()) {
      return Message::ReadWarcLength;
    }
    const bool is_response = headers["warc-type"] == "response";
    const bool wanted = (is_response || headers["warc-type"] == "resource") && size <= max_bytes;
    std::string content = stream.take(size, wanted ? size : 0);
    if (!wanted) {
      continue;
    }
    if (content.size() < size) {
      return Message::ReadWarcCut;
    }
    WarcPage page;
    page.url = headers["warc-target-uri"];
    if (page.url.starts_with('<') && page.url.ends_with('>')) {
      page.url = page.url.substr(1, page.url.size() - 2);
    }
    page.date = headers["warc-date"];
    if (is_response) {
      if (!unwrap_response(content, page)) {
        continue;
      }
    } else {
      page.content_type = headers["content-type"];
      page.body = std::move(content);
    }
    read_page(std::move(page));
  }
  return stream.at_end() ? source.failure() : Text(Message::ReadWarcCut);
}

}  // namespace niger

#include "indexer/reading/containers/warc_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "indexer/reading/containers/http_body.h"
#include "indexer/reading/walk/file_walker.h"

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

// Looks no further than the empty line: a block is short, and what follows it may be long.
HeaderEnd header_end(std::string_view text, std::size_t from = 0) {
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

class WarcStream {
 public:
  WarcStream(ByteSource& source, std::string begun) : source_(source), buffer_(std::move(begun)) {}

  // True where a record's headers are next; they are taken.
  bool next_headers(Headers& headers) {
    skip_blank();
    constexpr std::size_t kMaxHeaderBytes = std::size_t{256} << 10;
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

std::string value_of(const Headers& headers, const char* name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

// "200" of "HTTP/1.1 200 OK"; empty where the answer does not start so.
std::string_view http_status(std::string_view answer) {
  if (!answer.starts_with("HTTP/")) return {};
  const std::string_view line = answer.substr(0, std::min<std::size_t>(answer.find('\n'), 64));
  const std::size_t blank = line.find(' ');
  const std::string_view status =
      blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1, 3);
  const bool is_number =
      status.size() == 3 && status.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number ? status : std::string_view();
}

class RecordReader {
 public:
  RecordReader(const Headers& headers, const ReadLimits& limits, const WarcSink& sink)
      : headers_(headers), limits_(limits), sink_(sink) {
    page_.url = value_of(headers, "warc-target-uri");
    if (page_.url.starts_with('<') && page_.url.ends_with('>')) {
      page_.url = page_.url.substr(1, page_.url.size() - 2);
    }
    page_.date = value_of(headers, "warc-date");
    page_.content_type = value_of(headers, "content-type");
  }

  // `content` is whole, or its beginning where the record is larger than the limit.
  void read(std::string&& content, bool is_whole) {
    const bool is_answer = value_of(headers_, "warc-type") == "response";
    HeaderEnd end{0, 0};
    Headers http;
    if (is_answer && !page_.content_type.starts_with("text/dns")) {
      end = header_end(content);
      const std::string_view status = http_status(content);
      if (status.empty() || end.block_size == std::string::npos) {
        lose(SkipReason::Damaged, Message::ReadNoHttp);
        return;
      }
      if (status != "200") {
        sink_.other("http " + std::string(status));
        return;
      }
      http = headers_of(std::string_view(content).substr(0, end.block_size));
      page_.content_type = value_of(http, "content-type");
    }
    const std::string_view kind = kind_of_type(page_.content_type);
    if (!kind.empty()) {
      sink_.other(kind);
    } else if (!is_whole) {
      lose(SkipReason::TooLarge, {Message::ReadLargePage, {{"count", limits_.record_bytes}}});
    } else {
      read_body(std::string_view(content).substr(end.content), http);
    }
  }

  void lose(SkipReason reason, const Text& why) const { sink_.lost(page_.url, reason, why); }

 private:
  void read_body(std::string_view body, const Headers& http) {
    HttpBody read = http_body(body, value_of(http, "transfer-encoding"),
                              value_of(http, "content-encoding"), limits_);
    switch (read.state) {
      case BodyState::Whole:
        page_.body = std::move(read.bytes);
        page_.is_cut = read.chunks_damaged;
        sink_.page(std::move(page_));
        break;
      case BodyState::Damaged:
        lose(SkipReason::Damaged, {Message::ReadBodyDamaged, {{"name", read.coding}}});
        break;
      case BodyState::TooLarge:
        lose(SkipReason::TooLarge, {Message::ReadLargePage, {{"count", limits_.record_bytes}}});
        break;
      case BodyState::Bomb:
        lose(SkipReason::TooLarge, {Message::ReadBomb, {{"count", limits_.unpacked_ratio}}});
        break;
      case BodyState::Unknown:
        lose(SkipReason::Unsupported,
             {Message::ReadBodyUnknown, {{"name", shown_bytes(read.coding)}}});
        break;
    }
  }

  const Headers& headers_;
  const ReadLimits& limits_;
  const WarcSink& sink_;
  WarcPage page_;
};

}  // namespace

std::string_view kind_of_type(std::string_view content_type) {
  std::string type(content_type.substr(0, content_type.find(';')));
  for (char& c : type) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  struct Known {
    std::string_view part;
    std::string_view kind;
  };
  constexpr std::array kKnown = {Known{"image/", "image"},
                                 Known{"video/", "video"},
                                 Known{"audio/", "audio"},
                                 Known{"font", "font"},
                                 Known{"javascript", "script"},
                                 Known{"ecmascript", "script"},
                                 Known{"text/css", "style"},
                                 Known{"json", "json"},
                                 Known{"rss", "feed"},
                                 Known{"atom", "feed"},
                                 Known{"application/pdf", "document"},
                                 Known{"msword", "document"},
                                 Known{"officedocument", "document"},
                                 Known{"ms-excel", "document"},
                                 Known{"ms-powerpoint", "document"},
                                 Known{"opendocument", "document"},
                                 Known{"application/rtf", "document"},
                                 Known{"epub", "document"},
                                 Known{"text/dns", "dns"}};
  for (const Known& known : kKnown) {
    if (type.find(known.part) != std::string::npos) return known.kind;
  }
  return {};
}

Text for_each_warc_record(ByteSource& source, std::string begun, const ReadLimits& limits,
                          const WarcSink& sink) {
  constexpr std::uint64_t kBeginningBytes = std::uint64_t{64} << 10;  // with all HTTP headers
  WarcStream stream(source, std::move(begun));
  Headers headers;
  while (stream.next_headers(headers)) {
    std::uint64_t size = 0;
    const std::string& length = headers["content-length"];
    if (std::from_chars(length.data(), length.data() + length.size(), size).ec != std::errc()) {
      return Message::ReadWarcLength;
    }
    const std::string& type = headers["warc-type"];
    const bool wanted = type == "response" || type == "resource" || type == "conversion";
    const bool is_whole = size <= limits.record_bytes;
    std::string content = stream.take(size, !wanted ? 0 : is_whole ? size : kBeginningBytes);
    RecordReader record(headers, limits, sink);
    if (!wanted) {
      if (type == "revisit") sink.other(type);
      if (type == "continuation") record.lose(SkipReason::Unsupported, Message::ReadWarcCut);
      continue;
    }
    if (is_whole && content.size() < size) {
      return Message::ReadWarcCut;
    }
    record.read(std::move(content), is_whole);
  }
  return stream.at_end() ? source.failure() : Text(Message::ReadWarcCut);
}

}  // namespace niger

#include "indexer/reading/containers/warc_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/messages/quantities.h"
#include "indexer/reading/containers/http_body.h"
#include "indexer/reading/containers/warc_stream.h"
#include "indexer/reading/walk/file_walker.h"

namespace niger::containers {

using articles::ReadLimits;
using messages::Message;
using walk::SkipReason;

namespace {

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

  void lose(SkipReason reason, const messages::Text& why) const {
    sink_.lost(page_.url, reason, why);
  }

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
             {Message::ReadBodyUnknown, {{"name", walk::shown_bytes(read.coding)}}});
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

messages::Text for_each_warc_record(bytes::ByteSource& source, std::string begun,
                                    const ReadLimits& limits, const WarcSink& sink) {
  constexpr std::uint64_t kBeginningBytes = std::uint64_t{64} << 10;  // with all HTTP headers
  WarcStream stream(source, std::move(begun));
  for (stream.skip_blank(); !stream.at_end(); stream.skip_blank()) {
    if (stream.at_record() && stream.leave_cut_headers(limits.record_bytes)) {
      sink.lost("", SkipReason::Damaged, Message::ReadWarcCut);
      continue;
    }
    Headers headers;
    if (!stream.at_record() || !stream.next_headers(headers)) {
      const bool is_cut = stream.at_record();
      (void)stream.skip(is_cut ? 1 : 0);
      const bool goes_on = stream.skip_to_record(is_cut, limits.record_bytes);
      sink.lost("", SkipReason::Damaged,
                is_cut && !goes_on ? Message::ReadWarcCut : Message::ReadDamagedData);
      continue;
    }
    RecordReader record(headers, limits, sink);
    const std::optional<std::uint64_t> stated = content_length(headers);
    const std::uint64_t size = stated.value_or(0);
    const bool is_whole = size <= limits.record_bytes;
    // A record that is too large is passed over only where there is so much: a wrong number must
    // not take the records that follow.
    const bool is_length = stated && size <= limits.unpacked_bytes;
    const std::string_view content =
        stream.ahead(is_length ? std::min<std::uint64_t>(size, limits.record_bytes) : 0);
    const bool is_short = content.size() < std::min<std::uint64_t>(size, limits.record_bytes);
    const auto follows =
        is_length && is_whole && !is_short ? stream.follows(content.size()) : Follows::Record;
    if (!is_length || is_short || follows == Follows::Other ||
        (follows == Follows::BlankLine && stream.holds_record(content.size()))) {
      const bool goes_on = stream.skip_to_record(true, limits.record_bytes);
      record.lose(SkipReason::Damaged, is_short && is_length && !goes_on ? Message::ReadWarcCut
                                                                         : Message::ReadWarcLength);
      continue;
    }
    const std::string& type = headers["warc-type"];
    const bool wanted = type == "response" || type == "resource" || type == "conversion";
    std::string kept(stream.ahead(!wanted ? 0 : is_whole ? size : kBeginningBytes));
    // What is larger than memory holds is looked at as it passes.
    BlockEnd end{.passed = size};
    if (!is_whole) {
      end = stream.skip_block(size, limits.record_bytes);
    } else if (!stream.skip(size)) {
      end.kind = BlockEnd::Kind::Cut;
    }
    if (end.kind == BlockEnd::Kind::Cut) {
      record.lose(SkipReason::Damaged, Message::ReadWarcCut);
    } else if (end.kind == BlockEnd::Kind::Record) {
      record.lose(SkipReason::Damaged, {Message::ReadWarcFalseLength,
                                        {{"size", messages::size_text(size)},
                                         {"passed", messages::size_text(end.passed)}}});
    } else if (!is_whole && stream.follows(0) != Follows::Record) {
      static_cast<void>(stream.skip_to_record(true, limits.record_bytes));
      record.lose(SkipReason::Damaged, Message::ReadWarcLength);
    } else if (wanted) {
      record.read(std::move(kept), is_whole);
    } else if (type == "revisit") {
      sink.other(type);
    } else if (type == "continuation") {
      record.lose(SkipReason::Unsupported, Message::ReadWarcCut);
    }
  }
  return source.failure();
}

}  // namespace niger::containers

#include "indexer/reading/input_reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "indexer/reading/bytes/content_kind.h"
#include "indexer/reading/containers/archive_reader.h"
#include "indexer/reading/containers/warc_reader.h"
#include "indexer/reading/formats/html_reader.h"
#include "indexer/reading/formats/json_reader.h"
#include "indexer/reading/formats/json_stream.h"
#include "indexer/reading/formats/markdown_reader.h"
#include "indexer/reading/formats/subtitle_reader.h"
#include "indexer/reading/formats/table_reader.h"
#include "indexer/reading/formats/text_reader.h"
#include "indexer/reading/formats/trec_reader.h"
#include "indexer/reading/known_formats.h"
#include "indexer/reading/mail/mail_reader.h"
#include "indexer/reading/office/office_reader.h"
#include "indexer/reading/pdf/pdf_reader.h"
#include "indexer/reading/xml/xml_reader.h"

namespace niger::reading {

using articles::ArticleOutput;
using articles::ReadingWatch;
using bytes::ByteSource;
using bytes::ContentKind;
using containers::EntryNames;
using messages::Message;
using messages::Text;
using walk::SkipReason;

namespace {

constexpr std::size_t kBeginningBytes = std::size_t{64} << 10;

// Reports to the watch what comes out of an archive.
class WatchedSource : public ByteSource {
 public:
  WatchedSource(ByteSource& source, ReadingWatch& watch) : source_(source), watch_(watch) {}

  std::size_t append_to(std::string& out, std::size_t max_bytes) override {
    const std::size_t count = source_.append_to(out, max_bytes);
    watch_.bytes_came(count);
    return count;
  }
  [[nodiscard]] const Text& failure() const override { return source_.failure(); }

 private:
  ByteSource& source_;
  ReadingWatch& watch_;
};

// An entry of an archive, as long as it is read; left on every path.
class InEntry {
 public:
  InEntry(ArticleOutput& output, std::string name) : output_(output), outer_(output.entry()) {
    output.enter_entry(std::move(name));
  }
  ~InEntry() { output_.enter_entry(std::move(outer_)); }
  InEntry(const InEntry&) = delete;
  InEntry& operator=(const InEntry&) = delete;
  InEntry(InEntry&&) = delete;
  InEntry& operator=(InEntry&&) = delete;

 private:
  ArticleOutput& output_;
  std::string outer_;
};

// Reads one input, and what is packed in it.
class InputReader {
 public:
  explicit InputReader(ArticleOutput& output) : output_(output) {}

  void read(ByteSource& source, std::string_view name, unsigned depth) {
    std::string begun;
    while (begun.size() < kBeginningBytes &&
           source.append_to(begun, kBeginningBytes - begun.size()) > 0) {
    }
    if (begun.empty()) {
      if (source.failure().empty()) {
        output_.skip("", SkipReason::Empty, Message::ReadEmpty);
      } else {
        output_.skip("", SkipReason::Damaged,
                     {Message::ReadCannot, {{"reason", source.failure()}}});
      }
      return;
    }
    if (const auto what = bytes::no_article(name, begun)) {
      output_.set_kind("other");
      output_.skip("", SkipReason::NoArticle, *what);
      return;
    }
    const ContentKind kind = bytes::content_kind(name, begun);
    switch (kind) {
      case ContentKind::Packed:
        output_.set_kind(packed_name(name));
        read_packed(source, std::move(begun), name, depth);
        return;
      case ContentKind::Unsupported:
        output_.set_kind("document");
        if (const KnownFormat* const format = program_format(bytes::extension_of(name), begun)) {
          output_.skip("", SkipReason::Unsupported,
                       {Message::ReadNeedsProgram, {{"programs", program_names(*format)}}});
        } else {
          output_.skip("", SkipReason::Unsupported, Message::ReadNeedsFilter);
        }
        return;
      case ContentKind::Binary:
        output_.set_kind("binary");
        output_.skip("", SkipReason::Binary, Message::ReadBinary);
        return;
      default:
        if (kind != ContentKind::Xml) {  // which knows what it is of
          output_.set_kind(bytes::kind_name(kind));
        }
        read_content(kind, source, std::move(begun), depth);
    }
  }

 private:
  static std::string_view packed_name(std::string_view name) {
    const std::size_t dot = name.find_last_of('.');
    return dot == std::string_view::npos || dot + 1 == name.size() ? "packed"
                                                                   : name.substr(dot + 1);
  }

  void read_content(ContentKind kind, ByteSource& source, std::string&& begun, unsigned depth) {
    if (begun.starts_with("window.YTD.")) {  // an archive of Twitter: a script before its records
      begun.erase(0, std::min(begun.find_first_of("[{"), begun.size()));
    }
    switch (kind) {
      case ContentKind::Xml:
        xml::read_xml(source, std::move(begun), output_);
        break;
      case ContentKind::Mailbox:
        mail::read_mailbox(source, std::move(begun), output_, attachment_reader(depth));
        return;
      case ContentKind::JsonLines:
        formats::read_json_lines(source, std::move(begun), output_);
        break;
      case ContentKind::Csv:
        formats::read_table(source, std::move(begun), output_);
        break;
      case ContentKind::Trec:
        formats::read_trec(source, std::move(begun), output_);
        break;
      case ContentKind::Office:
        office::read_office(source, std::move(begun), unpacked_, output_);
        return;
      case ContentKind::Warc:
        read_warc(source, std::move(begun));
        return;  // it reports failures itself, as the next one
      default:
        read_whole_page(kind, source, std::move(begun), depth);
        return;
    }
    if (!source.failure().empty()) {
      output_.skip("", SkipReason::Damaged, {Message::ReadStopped, {{"reason", source.failure()}}});
    }
  }

  void read_whole_page(ContentKind kind, ByteSource& source, std::string&& begun, unsigned depth) {
    constexpr std::uint64_t kPictures = 8;  // a PDF has more of them than of text
    const std::uint64_t limit =
        output_.options().limits.record_bytes * (kind == ContentKind::Pdf ? kPictures : 1);
    bytes::WholeInput whole = bytes::read_whole(source, std::move(begun), limit);
    if (!source.failure().empty()) {
      output_.skip("", SkipReason::Damaged, {Message::ReadStopped, {{"reason", source.failure()}}});
    } else if (!whole.complete && kind == ContentKind::Json) {
      read_large_json(source, std::move(whole.bytes));
    } else if (!whole.complete) {
      output_.skip("", SkipReason::TooLarge, {Message::ReadLargePage, {{"count", limit}}});
    } else if (kind == ContentKind::Mail) {
      mail::read_message(std::move(whole.bytes), output_, attachment_reader(depth));
    } else {
      reading::read_page(kind, std::move(whole.bytes), output_);
    }
  }

  // What is attached to a message is read as what is packed in an archive.
  mail::AttachmentReader attachment_reader(unsigned depth) {
    return [this, depth](const std::string& name, std::string&& content) {
      const std::string outer = output_.entry();
      const InEntry in_entry(output_, outer.empty() ? name : outer + "/" + name);
      const unsigned most = output_.options().limits.archive_depth;
      if (depth >= most) {
        output_.skip("", SkipReason::TooLarge, {Message::ReadNestedArchives, {{"count", most}}});
        return;
      }
      output_.read_unit("", [&] {
        const auto data = bytes::memory_source(content);
        read(*data, name, depth + 1);
      });
    };
  }

  // Its records are bounded, not the file.
  void read_large_json(ByteSource& source, std::string&& begun) {
    if (!formats::read_json_stream(source, std::move(begun), output_)) {
      output_.skip("", SkipReason::TooLarge,
                   {Message::ReadLargePage, {{"count", output_.options().limits.record_bytes}}});
    } else if (!source.failure().empty()) {
      output_.skip("", SkipReason::Damaged, {Message::ReadStopped, {{"reason", source.failure()}}});
    }
  }

  // True where the entry could not be read to its end, and that was reported.
  bool read_entry(ByteSource& data, std::string_view name, unsigned depth) {
    const std::uint64_t before = output_.skipped();
    if (ReadingWatch* const watch = output_.options().watch) {
      WatchedSource watched(data, *watch);
      read(watched, name, depth + 1);
    } else {
      read(data, name, depth + 1);
    }
    return !data.failure().empty() && output_.skipped() > before;
  }

  void read_packed(ByteSource& source, std::string&& begun, std::string_view name, unsigned depth) {
    const articles::ReadLimits& limits = output_.options().limits;
    if (depth >= limits.archive_depth) {
      output_.skip("", SkipReason::TooLarge,
                   {Message::ReadNestedArchives, {{"count", limits.archive_depth}}});
      return;
    }
    const std::string outer = output_.entry();
    bool reported = false;  // the reader of the last entry has reported the failure
    const auto read_one = [&](const containers::ArchiveEntry& entry, ByteSource& data) {
      if (entry.name.empty()) {  // story.html.gz is story.html
        reported = read_entry(data, name.substr(0, name.find_last_of('.')), depth);
        return;
      }
      const InEntry in_entry(output_, outer.empty() ? entry.name : outer + "/" + entry.name);
      if (!entry.not_file.empty()) {
        output_.skip("", entry.reason, entry.not_file);
        return;
      }
      output_.set_entry_time(entry.mtime_ns);
      output_.read_unit("", [&] { reported = read_entry(data, entry.name, depth); });
      output_.set_entry_time(0);
    };
    EntryNames names = begun.starts_with("PK") ? EntryNames(source) : EntryNames();
    const Text failure = containers::for_each_entry(source, std::move(begun), limits, unpacked_,
                                                    depth == 0, names, read_one);
    if (!names.encoding().empty()) {
      output_.doubt("", {Message::ReadNamesGuessed, {{"encoding", names.encoding()}}});
    }
    if (!failure.empty() && !reported) {
      output_.skip("", SkipReason::Damaged, {Message::ReadArchiveEnded, {{"reason", failure}}});
    }
  }

  void read_warc(ByteSource& source, std::string&& begun) {
    std::uint64_t number = 0;
    const auto name_of = [&number](const std::string& url) {
      ++number;  // whatever bytes a crawler noted
      return url.empty() ? "page " + std::to_string(number) : walk::shown_bytes(url);
    };
    const containers::WarcSink sink = {
        .page =
            [&](containers::WarcPage&& page) {
              const InEntry in_entry(output_, name_of(page.url));
              page.url = walk::shown_bytes(page.url);
              output_.set_fetched(page.date);
              output_.read_unit("", [&] { read_warc_page(std::move(page)); });
              output_.set_fetched("");
            },
        .other = [&](std::string_view kind) { output_.count_other(kind); },
        .lost =
            [&](const std::string& url, SkipReason reason, const Text& why) {
              const InEntry in_entry(output_, name_of(url));
              output_.skip("", reason, why);
            }};
    const Text failure =
        containers::for_each_warc_record(source, std::move(begun), output_.options().limits, sink);
    if (!failure.empty()) {
      output_.skip("", SkipReason::Damaged, {Message::ReadWarcEnded, {{"reason", failure}}});
    }
  }

  void read_warc_page(containers::WarcPage&& page) {
    const ContentKind kind = bytes::content_kind("", page.body);
    const bool is_called_html = page.content_type.starts_with("text/html") ||
                                page.content_type.starts_with("application/xhtml");
    const bool is_called_text = page.content_type.starts_with("text/plain");
    const bool is_text = kind != ContentKind::Binary && kind != ContentKind::Packed &&
                         kind != ContentKind::Unsupported;
    if (page.is_cut) {
      output_.doubt("", Message::ReadBodyChunks);
    }
    if ((is_called_html || is_called_text) && !is_text) {
      output_.skip("", SkipReason::Binary, Message::ReadBinary);
    } else if (is_text && (is_called_html || kind == ContentKind::Html)) {
      formats::read_html(std::move(page.body), output_, page.url);
    } else if (is_called_text && (kind == ContentKind::Text || kind == ContentKind::Markdown)) {
      formats::read_text(std::move(page.body), output_);
    } else {
      output_.count_other(bytes::kind_name(kind));  // feeds, scripts of no type
    }
  }

  ArticleOutput& output_;
  containers::UnpackedBytes unpacked_;
};

}  // namespace

void read_input(ByteSource& source, std::string_view name, ArticleOutput& output) {
  InputReader(output).read(source, name, 0);
}

void read_page(ContentKind kind, std::string&& bytes, ArticleOutput& output) {
  switch (kind) {
    case ContentKind::Html:
      formats::read_html(std::move(bytes), output);
      break;
    case ContentKind::Json:
      formats::read_json(std::move(bytes), output);
      break;
    case ContentKind::Markdown:
      formats::read_markdown(std::move(bytes), output);
      break;
    case ContentKind::Pdf:
      pdf::read_pdf(std::move(bytes), output);
      break;
    case ContentKind::Subtitles:
      formats::read_subtitles(std::move(bytes), output);
      break;
    case ContentKind::Xml: {
      const auto source = bytes::memory_source(bytes);
      std::string begun;
      (void)source->append_to(begun, kBeginningBytes);
      xml::read_xml(*source, std::move(begun), output);
      break;
    }
    default:
      formats::read_text(std::move(bytes), output);
  }
}

}  // namespace niger::reading

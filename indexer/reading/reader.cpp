#include "indexer/reading/reader.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/byte_source.h"
#include "indexer/reading/bytes/content_kind.h"
#include "indexer/reading/filter_program.h"
#include "indexer/reading/input_reader.h"
#include "indexer/reading/known_formats.h"

namespace niger::reading {

using articles::ArticleOutput;
using articles::FileReport;
using articles::FilterProgram;
using articles::ReadOptions;
using bytes::ByteSource;
using messages::Message;
using walk::Candidate;
using walk::SkipReason;

struct Reader::State {
  ReadOptions options;
};

namespace {

// Counts what is read through it.
class CountedSource : public ByteSource {
 public:
  CountedSource(ByteSource& source, const ReadOptions& options, std::uint64_t& bytes)
      : source_(source), options_(options), bytes_(bytes) {}

  std::size_t append_to(std::string& out, std::size_t max_bytes) override {
    const std::size_t count = source_.append_to(out, max_bytes);
    bytes_ += count;
    if (options_.bytes_read) {
      options_.bytes_read(count);
    }
    if (options_.watch != nullptr) {
      options_.watch->bytes_came(count);
    }
    return count;
  }
  [[nodiscard]] const messages::Text& failure() const override { return source_.failure(); }

 private:
  ByteSource& source_;
  const ReadOptions& options_;
  std::uint64_t& bytes_;
};

// What is left early is reported.
template <typename Read>
void read_to_end(ArticleOutput& output, const Read& read) {
  try {
    read();
  } catch (const articles::LeaveReading& left) {
    output.skip("", SkipReason::Stopped, left.why);
  }
  output.finish();
}

const FilterProgram* filter_for(const ReadOptions& options, const std::string& path) {
  const std::string extension = bytes::extension_of(path);
  const auto found =
      std::find_if(options.filters.begin(), options.filters.end(),
                   [&](const FilterProgram& filter) { return filter.extension == extension; });
  return found == options.filters.end() ? nullptr : &*found;
}

// The installed program that reads an old document; nothing: the file is none, or none is there.
std::optional<FilterProgram> program_for(const Candidate& file) {
  constexpr std::array<std::string_view, 8> kExtensions = {".doc", ".dot", ".xls",  ".ppt",
                                                           ".pps", ".rtf", ".djvu", ".djv"};
  const std::string extension = bytes::extension_of(file.native_path);
  if (std::find(kExtensions.begin(), kExtensions.end(), extension) == kExtensions.end()) {
    return std::nullopt;
  }
  SkipReason reason = SkipReason::Missing;
  const auto source = bytes::open_file(file.place(), reason);
  std::string beginning;
  constexpr std::size_t kMarkBytes = 16;
  if (!source.ok() || source.value()->append_to(beginning, kMarkBytes) == 0) return std::nullopt;
  const KnownFormat* const format = program_format(extension, beginning);
  return format == nullptr ? std::nullopt : installed_program(*format);
}

// The program opens the path by itself, and follows links. Asked before and afterwards.
bool leads_elsewhere(const Candidate& file) {
  const files::Descriptor walked = files::open_walked(file.place(), O_PATH);
  struct stat of_walk {};
  struct stat of_path {};
  return !walked || fstat(walked.number(), &of_walk) != 0 ||
         stat(file.native_path.c_str(), &of_path) != 0 || of_walk.st_dev != of_path.st_dev ||
         of_walk.st_ino != of_path.st_ino;
}

void read_filtered(const FilterProgram& filter, ArticleOutput& output, FileReport& report) {
  const Candidate& file = output.candidate();
  output.set_kind(filter.extension.substr(1));
  SkipReason reason = SkipReason::Missing;
  if (const auto source = bytes::open_file(file.place(), reason); !source.ok()) {
    output.skip("", reason, {Message::ReadCannotOpen, {{"reason", source.error()}}});
    return;
  }
  const bool led_elsewhere = leads_elsewhere(file);
  messages::Result<std::string> printed =
      led_elsewhere
          ? messages::Failure{Message::ReadLinkSince}
          : filtered(filter, file.native_path, output.options().limits, output.options().watch);
  if (led_elsewhere || leads_elsewhere(file)) {
    output.skip("", SkipReason::Link, Message::ReadLinkSince);
    return;
  }
  if (!printed.ok()) {
    output.skip("", SkipReason::Filter, printed.error());
    return;
  }
  report.bytes = output.candidate().size_bytes;
  const bytes::ContentKind kind = bytes::content_kind("", printed.value());
  read_page(kind, std::move(printed).value(), output);
}

}  // namespace

Reader::Reader(ReadOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

FileReport Reader::read(const Candidate& candidate, articles::ArticleSink& sink) {
  FileReport report;
  report.path = candidate.path;
  ArticleOutput output(candidate, state_->options, sink, report);
  if (candidate.size_bytes > state_->options.limits.file_bytes) {
    output.skip("", SkipReason::TooLarge,
                {Message::ReadLargeFile, {{"count", candidate.size_bytes}}});
    return report;
  }
  if (const FilterProgram* filter = filter_for(state_->options, candidate.native_path)) {
    read_to_end(output, [&] { read_filtered(*filter, output, report); });
    return report;
  }
  SkipReason reason = SkipReason::Missing;
  messages::Result<std::unique_ptr<ByteSource>> source =
      bytes::open_file(candidate.place(), reason);
  if (!source.ok()) {
    output.skip("", reason, {Message::ReadCannotOpen, {{"reason", source.error()}}});
    return report;
  }
  if (const auto program = program_for(candidate)) {
    read_to_end(output, [&] { read_filtered(*program, output, report); });
    return report;
  }
  CountedSource counted(*source.value(), state_->options, report.bytes);
  read_to_end(output, [&] { read_input(counted, candidate.native_path, output); });
  return report;
}

FileReport Reader::read_bytes(const Candidate& candidate, std::string_view bytes,
                              articles::ArticleSink& sink) {
  FileReport report;
  report.path = candidate.path;
  ArticleOutput output(candidate, state_->options, sink, report);
  const std::unique_ptr<ByteSource> source = bytes::memory_source(bytes);
  CountedSource counted(*source, state_->options, report.bytes);
  read_to_end(output, [&] { read_input(counted, candidate.name, output); });
  return report;
}

}  // namespace niger::reading

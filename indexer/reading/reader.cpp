#include "indexer/reading/reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/reading/article_output.h"
#include "indexer/reading/byte_source.h"
#include "indexer/reading/encoding.h"
#include "indexer/reading/text_reader.h"

namespace niger {

struct Reader::State {
  ReadOptions options;
};

namespace {

constexpr std::size_t kBeginningBytes = std::size_t{64} << 10;

void read_input(ByteSource& source, ArticleOutput& output, FileReport& report) {
  std::string beginning;
  while (beginning.size() < kBeginningBytes &&
         source.append_to(beginning, kBeginningBytes - beginning.size()) > 0) {
  }
  const std::string_view head = std::string_view(beginning).substr(0, 8192);
  if (beginning.empty() && source.failure().empty()) {
    output.skip("", SkipReason::Empty, "the file is empty");
    return;
  }
  if (looks_binary(head)) {
    output.skip("", SkipReason::Binary, "binary data, no text");
    return;
  }
  const std::uint64_t limit = output.options().limits.record_bytes;
  WholeInput whole = read_whole(source, std::move(beginning), limit);
  report.bytes = whole.bytes.size();
  if (!source.failure().empty()) {
    output.skip("", SkipReason::Damaged, "reading stopped: " + source.failure());
    return;
  }
  if (!whole.complete) {
    output.skip("", SkipReason::TooLarge,
                "a text of more than " + std::to_string(limit) + " bytes");
    return;
  }
  output.set_kind("text");
  read_text(std::move(whole.bytes), output);
}

}  // namespace

Reader::Reader(ReadOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

FileReport Reader::read(const Candidate& candidate, ArticleSink& sink) {
  FileReport report;
  report.path = candidate.path;
  ArticleOutput output(candidate, state_->options, sink, report);
  if (candidate.size_bytes > state_->options.limits.file_bytes) {
    output.skip("", SkipReason::TooLarge,
                "a file of " + std::to_string(candidate.size_bytes) + " bytes");
    return report;
  }
  Result<std::unique_ptr<ByteSource>> source = open_file(candidate.native_path);
  if (!source.ok()) {
    output.skip("", SkipReason::Missing, "cannot be opened: " + source.error());
    return report;
  }
  read_input(*source.value(), output, report);
  return report;
}

}  // namespace niger

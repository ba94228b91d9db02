#include "indexer/reading/bytes/byte_source.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "common/files/regular_file.h"
#include "common/messages/system_text.h"
#include "indexer/reading/walk/shortage.h"

namespace niger::bytes {

using messages::Message;
using messages::Text;
using walk::SkipReason;

namespace {

class FileSource : public ByteSource {
 public:
  explicit FileSource(files::OpenedFile file)
      : descriptor_(std::move(file.descriptor)), expected_bytes_(file.size_bytes) {}

  std::size_t append_to(std::string& out, std::size_t max_bytes) override {
    if (!failure_.empty()) {
      return 0;
    }
    // Growing a string clears the new bytes: no more of them than the file is likely to fill.
    constexpr std::size_t kProbeBytes = 4096;
    max_bytes = std::min(max_bytes, std::max(expected_bytes_, kProbeBytes));
    const std::size_t before = out.size();
    out.resize(before + max_bytes);
    ssize_t count = 0;
    do {
      count = ::read(descriptor_.number(), out.data() + before, max_bytes);
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
      failure_ = messages::system_text(errno);
      count = 0;
    }
    const auto got = static_cast<std::size_t>(count);
    out.resize(before + got);
    if (got == 0 && expected_bytes_ > 0 && failure_.empty()) {
      failure_ = Message::ReadShrunk;
    }
    expected_bytes_ -= std::min(expected_bytes_, got);
    return got;
  }

  [[nodiscard]] const Text& failure() const override { return failure_; }
  [[nodiscard]] int descriptor() const override { return descriptor_.number(); }

 private:
  files::Descriptor descriptor_;
  std::size_t expected_bytes_;  ///< of the file, not yet read
  Text failure_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}

  std::size_t append_to(std::string& out, std::size_t max_bytes) override {
    const std::size_t count = std::min(max_bytes, rest_.size());
    out.append(rest_.substr(0, count));
    rest_.remove_prefix(count);
    return count;
  }

  [[nodiscard]] const Text& failure() const override { return failure_; }

 private:
  std::string_view rest_;
  Text failure_;  // stays empty
};

}  // namespace

messages::Result<std::unique_ptr<ByteSource>> open_file(const files::WalkedPath& walked,
                                                        SkipReason& reason) {
  files::OpenedFile file = files::open_regular(walked);
  if (!file) {
    walk::refuse_shortage(file.error, walked.path);
    if (file.error == ELOOP) {
      reason = SkipReason::Link;
      return messages::Failure{Message::ReadLinkSince};
    }
    // A pipe or a folder that took the file's place since the walk.
    const bool is_special = file.error == EINVAL || file.error == EISDIR;
    reason = is_special ? SkipReason::Special : walk::reason_of(file.error);
    return messages::Failure{is_special ? Text(Message::ReadNoLongerFile) : file.reason};
  }
  return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(std::move(file)));
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

WholeInput read_whole(ByteSource& source, std::string begun, std::uint64_t max_bytes) {
  constexpr std::size_t kStep = std::size_t{256} << 10;
  WholeInput whole{std::move(begun), true};
  while (whole.bytes.size() <= max_bytes) {
    if (source.append_to(whole.bytes, kStep) == 0) {
      return whole;
    }
  }
  whole.complete = false;
  return whole;
}

}  // namespace niger::bytes

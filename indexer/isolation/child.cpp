#include "indexer/isolation/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <exception>
#include <string_view>
#include <utility>

#include "indexer/isolation/child_watch.h"
#include "indexer/isolation/descriptors.h"

namespace niger::isolation {

using articles::FileReport;
using articles::ReadOptions;

namespace {

constexpr std::size_t kFlushBytes = std::size_t{64} << 10;
constexpr std::size_t kMostSettingsBytes = std::size_t{256} << 20;

// The parent is gone, or has enough.
struct ParentLeft {};

std::uint64_t number_of(const std::string& digits) {
  std::uint64_t number = 0;
  (void)std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// Moved out of the way of libraries that print.
int moved(int descriptor) {
  const int other = fcntl(descriptor, F_DUPFD_CLOEXEC, kFirstFreeDescriptor);
  close(descriptor);
  return other;
}

SharedPage* shared_page() {
  struct stat status {};
  if (fstat(kPageDescriptor, &status) != 0 || status.st_size != kSharedPageBytes) {
    return nullptr;
  }
  void* const memory =
      mmap(nullptr, kSharedPageBytes, PROT_READ | PROT_WRITE, MAP_SHARED, kPageDescriptor, 0);
  close(kPageDescriptor);
  return memory == MAP_FAILED ? nullptr : static_cast<SharedPage*>(memory);
}

class Child : public articles::ArticleSink {
 public:
  Child(SharedPage& page, const ChildLimits& limits, int requests, int frames)
      : page_(page),
        requests_(requests),
        frames_(frames),
        in_([this](char* to, std::size_t most) { return read_some(to, most); }),
        out_([this](std::string_view bytes) { write_all(bytes); }),
        watch_(page, limits,
               [this](const UnitPath& next, const FileReport& report) { at_unit(next, report); }) {}

  void run(const std::function<ReadOptions(const std::string&)>& options_of) {
    frame(FrameKind::Hello).number(wire_version());
    flush();
    ReadOptions options = options_of(in_.bytes(kMostSettingsBytes));
    options.watch = &watch_;
    options.bytes_read = [this](std::size_t bytes) { page_.bytes += bytes; };
    reading::Reader reader(std::move(options));
    while (true) {
      const ReadRequest request = taken_request(in_);
      watch_.file_begins(request);
      const FileReport report = reader.read(request.file, *this);
      watch_.file_ended();
      frame(FrameKind::Finished).number(request.number);
      put(report, out_);
      if (out_.bytes().size() >= kFlushBytes || !more_is_asked()) {
        flush();
      }
    }
  }

  void article(Article&& article) override {
    if (watch_.is_new()) {
      put(article, frame(FrameKind::Article));
    }
  }
  void skipped(walk::Skipped&& skipped) override {
    if (watch_.is_new()) {
      put(skipped, frame(FrameKind::Skipped));
    }
  }

 private:
  // Whole units are handed over, with the place behind them: what is lost in a death is little.
  void at_unit(const UnitPath& next, const FileReport& report) {
    if (out_.bytes().size() >= kFlushBytes) {
      WireWriter& out = frame(FrameKind::Checkpoint);
      put(next, out);
      put(report, out);
      flush();
    }
  }

  WireWriter& frame(FrameKind kind) { return out_.number(static_cast<std::uint64_t>(kind)); }

  void flush() {
    write_all(out_.bytes());
    out_.clear();
  }

  [[nodiscard]] bool more_is_asked() const {
    pollfd asked{requests_, POLLIN, 0};
    return in_.has_more() || poll(&asked, 1, 0) > 0;
  }

  std::size_t read_some(char* to, std::size_t most) const {
    while (true) {
      const ssize_t count = read(requests_, to, most);
      if (count > 0) {
        return static_cast<std::size_t>(count);
      }
      if (count == 0 || errno != EINTR) {
        throw ParentLeft();
      }
    }
  }

  void write_all(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = write(frames_, bytes.data(), bytes.size());
      if (count >= 0) {
        bytes.remove_prefix(static_cast<std::size_t>(count));
      } else if (errno != EINTR) {
        throw ParentLeft();
      }
    }
  }

  SharedPage& page_;
  const int requests_;
  const int frames_;
  WireReader in_;
  WireWriter out_;
  ChildWatch watch_;
};

[[noreturn]] void end_by_exception(SharedPage& page, std::string_view words) {
  const std::size_t size = std::min(words.size(), page.words.size() - 1);
  std::copy_n(words.begin(), size, page.words.begin());
  page.words.at(size) = '\0';
  end_reading(EndReason::Exception);
}

}  // namespace

std::optional<int> run_as_reading_process(
    const std::vector<std::string>& arguments,
    const std::function<ReadOptions(const std::string& settings)>& options_of) {
  if (arguments.size() != 4 || arguments.front() != kReadingProcess) {
    return std::nullopt;
  }
  SharedPage* const page = shared_page();
  if (page == nullptr) {
    return std::nullopt;  // somebody typed it
  }
  signal(SIGPIPE, SIG_IGN);
  const int requests = moved(STDIN_FILENO);
  const int frames = moved(STDOUT_FILENO);
  const int nothing = open("/dev/null", O_RDWR);  // takes the first free number
  (void)dup2(nothing, STDOUT_FILENO);
  const ChildLimits limits{std::chrono::seconds(number_of(arguments[2])), number_of(arguments[3])};
  try {
    Child child(*page, limits, requests, frames);
    prctl(PR_SET_PDEATHSIG, SIGTERM);  // its handler ends a filter program, too
    if (static_cast<std::uint64_t>(getppid()) == number_of(arguments[1])) {
      child.run(options_of);
    }
  } catch (const ParentLeft&) {
    _exit(0);
  } catch (const std::exception& error) {
    end_by_exception(*page, error.what());
  } catch (...) {
    end_by_exception(*page, "");
  }
  _exit(0);
}

}  // namespace niger::isolation

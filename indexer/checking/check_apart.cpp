#include "indexer/checking/check_apart.h"

#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/sanitizer.h"
#include "common/files/descriptor.h"
#include "common/files/write_all.h"
#include "common/messages/exception_text.h"
#include "common/messages/stored_text.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "common/processes/process.h"
#include "indexer/catalog/packing.h"

namespace niger::checking {

using catalog::Unpacker;
using messages::Message;
using messages::stored;
using messages::Text;

namespace {

// The allocator of the address sanitizer may be held by another thread at a fork, and is then held
// in the new process for ever: under it the check stays in this process.
constexpr bool kForks = !kIsSanitized;

// What both processes see while the check goes on.
struct Shared {
  std::atomic<std::uint64_t> begun{0};     ///< how often a check began
  std::atomic<std::uint64_t> articles{0};  ///< of the one that goes on
  std::atomic<std::uint64_t> done{0};      ///< articles of all of them
  std::atomic<bool> stop{false};
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

class SharedCounts {
 public:
  SharedCounts()
      : memory_(::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                       -1, 0)) {
    if (memory_ == MAP_FAILED) throw std::bad_alloc();
    shared_ = new (memory_) Shared;
  }
  ~SharedCounts() { ::munmap(memory_, sizeof(Shared)); }
  SharedCounts(const SharedCounts&) = delete;
  SharedCounts& operator=(const SharedCounts&) = delete;
  SharedCounts(SharedCounts&&) = delete;
  SharedCounts& operator=(SharedCounts&&) = delete;

  [[nodiscard]] Shared& operator*() const { return *shared_; }
  [[nodiscard]] Shared* operator->() const { return shared_; }

 private:
  void* memory_;
  Shared* shared_ = nullptr;
};

enum class Answer : std::uint64_t { Report, Failed, NoMemory };

void pack(catalog::Packer& packer, const std::vector<Text>& texts) {
  packer.number(texts.size());
  for (const Text& text : texts) packer.text(stored(text));
}

std::vector<Text> unpacked_texts(Unpacker& unpacker) {
  std::vector<Text> texts;
  for (std::uint64_t left = unpacker.number(); left > 0 && unpacker.ok(); --left) {
    texts.push_back(messages::text_from(unpacker.text()));
  }
  return texts;
}

std::string packed_answer(const std::filesystem::path& index, Shared& shared) {
  CheckOptions options;
  options.stopped = [&shared] { return shared.stop.load(); };
  options.started = [&shared](std::uint64_t articles) {
    shared.articles = articles;
    ++shared.begun;
  };
  options.article_done = [&shared] { ++shared.done; };
  catalog::Packer packer;
  try {
    const CheckReport report = check_index(index, options);
    packer.number(static_cast<std::uint64_t>(Answer::Report));
    packer.number(report.problem_count).number(report.articles);
    pack(packer, report.problems);
    pack(packer, report.unproved);
    pack(packer, report.left);
  } catch (const Error& error) {
    packer.number(static_cast<std::uint64_t>(Answer::Failed));
    packer.number(static_cast<std::uint64_t>(error.kind())).text(stored(messages::text_of(error)));
  } catch (const std::bad_alloc&) {
    packer.number(static_cast<std::uint64_t>(Answer::NoMemory));
  } catch (const std::exception& error) {  // of a library, about what it has read
    packer.number(static_cast<std::uint64_t>(Answer::Failed));
    packer.number(static_cast<std::uint64_t>(ErrorKind::Index))
        .text(stored(messages::exception_text(error, Message::RunOutOfMemory)));
  }
  return packer.take();
}

[[noreturn]] void answer(int out, const std::filesystem::path& index, Shared& shared,
                         pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  ::_exit(files::write_all(out, packed_answer(index, shared)) == 0 ? 0 : 1);
}

// Passes on what the other process has done since, and the wish to stop to it.
class ProgressRelay {
 public:
  ProgressRelay(const CheckOptions& options, Shared& shared) : options_(options), shared_(shared) {}

  void pass_on() {
    if (options_.stopped && options_.stopped()) shared_.stop = true;
    if (const std::uint64_t begun = shared_.begun; begun != begun_) {
      begun_ = begun;
      if (options_.started) options_.started(shared_.articles);
    }
    for (const std::uint64_t done = shared_.done; done_ < done; ++done_) {
      if (options_.article_done) options_.article_done();
    }
  }

 private:
  const CheckOptions& options_;
  Shared& shared_;
  std::uint64_t begun_ = 0;
  std::uint64_t done_ = 0;
};

// All that comes out of the pipe until its other end is closed; the answer is some kilobytes.
std::string received(int in, ProgressRelay& progress) {
  constexpr int kWaitMilliseconds = 50;
  std::string bytes;
  std::array<char, 16384> buffer{};
  while (true) {
    pollfd ready{.fd = in, .events = POLLIN, .revents = 0};
    const int count = ::poll(&ready, 1, kWaitMilliseconds);
    progress.pass_on();
    if (count <= 0) continue;
    const ssize_t size = ::read(in, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

CheckReport unpacked_report(Unpacker& unpacker) {
  CheckReport report;
  report.problem_count = unpacker.number();
  report.articles = unpacker.number();
  report.problems = unpacked_texts(unpacker);
  report.unproved = unpacked_texts(unpacker);
  report.left = unpacked_texts(unpacker);
  return report;
}

[[noreturn]] void throw_no_process(int reason) {
  throw messages::TextError(ErrorKind::Internal,
                            {Message::CheckNoProcess, {{"reason", messages::system_text(reason)}}});
}

}  // namespace

struct CheckApart::State {
  std::filesystem::path index;
  SharedCounts shared;
  files::Descriptor in;
  processes::Process child;
};

CheckApart::CheckApart(const std::filesystem::path& index) : state_(std::make_unique<State>()) {
  state_->index = index;
  if (!kForks) return;
  processes::Pipe pipe;
  if (const int error = processes::open_pipe(pipe); error != 0) throw_no_process(error);
  state_->in = std::move(pipe.reading);
  const pid_t parent = ::getpid();
  const pid_t number = ::fork();
  if (number < 0) throw_no_process(errno);
  if (number == 0) answer(pipe.writing.number(), index, *state_->shared, parent);
  state_->child = processes::Process(number);
}

CheckApart::~CheckApart() = default;

CheckReport CheckApart::report(const CheckOptions& options) {
  if (!kForks) return check_index(state_->index, options);
  ProgressRelay progress(options, *state_->shared);
  const std::string bytes = received(state_->in.number(), progress);
  const int status = state_->child.wait();
  Unpacker unpacker(bytes);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && !bytes.empty()) {
    switch (static_cast<Answer>(unpacker.number())) {
      case Answer::Report:
        return unpacked_report(unpacker);
      case Answer::Failed: {
        const auto kind = static_cast<ErrorKind>(unpacker.number());
        throw messages::TextError(kind, messages::text_from(unpacker.text()));
      }
      case Answer::NoMemory:
        throw std::bad_alloc();
    }
  }
  CheckReport report;
  const std::string by = WIFSIGNALED(status) ? ::strsignal(WTERMSIG(status)) : "";
  report.add({Message::CheckEnded, {{"path", state_->index.string()}, {"signal", by}}});
  return report;
}

}  // namespace niger::checking

#include "indexer/isolation/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <new>
#include <utility>

#include "common/base/sanitizer.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "indexer/isolation/child.h"
#include "indexer/isolation/descriptors.h"

namespace niger::isolation {

using files::Descriptor;
using messages::system_text;

namespace {

constexpr const char* kOwnExecutable = "/proc/self/exe";
constexpr int kPipeBytes = 1 << 20;  // so much may be read ahead
constexpr int kWaitMilliseconds = 50;
constexpr std::chrono::milliseconds kMostReaping{2000};
constexpr std::chrono::microseconds kPause{500};

[[noreturn]] void refuse(const messages::Text& reason) {
  throw messages::TextError(ErrorKind::Internal,
                            {messages::Message::NoReadingProcess, {{"reason", reason}}});
}

// Above the numbers that the process starts with: a dup2 must not overwrite one still to come.
Descriptor above(Descriptor below) {
  Descriptor moved(below ? fcntl(below.number(), F_DUPFD_CLOEXEC, kFirstFreeDescriptor) : -1);
  if (!moved) {
    refuse(system_text(errno == EINVAL ? EMFILE : errno));  // that number is past the limit
  }
  return moved;
}

}  // namespace

void ChildProcess::Unmap::operator()(SharedPage* page) const { munmap(page, kSharedPageBytes); }

ChildProcess::Page ChildProcess::new_page(Descriptor& memory) {
  memory.reset(memfd_create("niger-reading", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  // Sealed: a page cut away by the process would end its parent.
  if (!memory || ftruncate(memory.number(), kSharedPageBytes) != 0 ||
      fcntl(memory.number(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    refuse(system_text(errno));
  }
  void* const at =
      mmap(nullptr, kSharedPageBytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory.number(), 0);
  if (at == MAP_FAILED) {
    refuse(system_text(errno));
  }
  return Page(new (at) SharedPage);
}

ChildProcess::ChildProcess(const ChildLimits& limits) {
  Descriptor memory;
  page_ = new_page(memory);
  const Descriptor page = above(std::move(memory));
  std::array<int, 2> talk{-1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, talk.data()) != 0) {
    refuse(system_text(errno));
  }
  requests_.reset(talk[0]);
  const Descriptor their_requests = above(Descriptor(talk[1]));
  processes::Pipe pipe;
  if (const int error = processes::open_pipe(pipe); error != 0) {
    refuse(system_text(error));
  }
  frames_ = std::move(pipe.reading);
  const Descriptor their_frames = above(std::move(pipe.writing));
  (void)fcntl(frames_.number(), F_SETPIPE_SZ, kPipeBytes);  // smaller where no more is allowed
  (void)fcntl(frames_.number(), F_SETFL, O_NONBLOCK);
  const int error = processes::start_process(
      {.executable = kOwnExecutable,
       .arguments = {"niger-index", kReadingProcess, std::to_string(getpid()),
                     std::to_string(limits.file_time.count()), std::to_string(limits.memory_bytes)},
       .descriptors = {{their_requests.number(), STDIN_FILENO},
                       {their_frames.number(), STDOUT_FILENO},
                       {page.number(), kPageDescriptor}},
       .is_silent = !kIsSanitized,
       .leads_group = true,
       .closed_from = kFirstFreeDescriptor},
      process_);
  if (error != 0) {
    refuse(system_text(error));
  }
}

ChildProcess::~ChildProcess() { (void)end(); }

void ChildProcess::send_some() {
  const ssize_t count =
      ::send(requests_.number(), to_send_.data(), to_send_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (count > 0) {
    to_send_.erase(0, static_cast<std::size_t>(count));
  } else if (errno != EAGAIN && errno != EINTR) {
    to_send_.clear();  // it is gone: receive() will report it
  }
}

std::size_t ChildProcess::receive(char* to, std::size_t most,
                                  const std::function<void()>& while_waiting) {
  while (true) {
    if (!to_send_.empty()) {
      send_some();
    }
    const ssize_t count = read(frames_.number(), to, most);
    if (count >= 0) {
      return static_cast<std::size_t>(count);
    }
    if (errno != EAGAIN && errno != EINTR) {
      return 0;
    }
    std::array<pollfd, 2> ready{{{frames_.number(), POLLIN, 0}, {requests_.number(), POLLOUT, 0}}};
    const nfds_t watched = to_send_.empty() ? 1 : 2;
    if (poll(ready.data(), watched, kWaitMilliseconds) == 0) {
      while_waiting();
    }
  }
}

std::optional<int> ChildProcess::end() {
  if (!process_) {
    return std::nullopt;
  }
  process_.kill();
  // One that the disk holds does not die at once, and must not hold its parent as well.
  const std::optional<int> status =
      process_.wait_until(std::chrono::steady_clock::now() + kMostReaping, kPause);
  process_.release();
  // Read when it can no longer start another one. Not a group of ours, whatever stands there.
  if (const pid_t group = page_->filter; group > 1 && group != getpgrp()) {
    kill(-group, SIGKILL);
  }
  return status;
}

std::chrono::nanoseconds ChildProcess::processor_time() const {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(process_.number(), &clock) != 0 || clock_gettime(clock, &used) != 0) {
    return {};
  }
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

}  // namespace niger::isolation

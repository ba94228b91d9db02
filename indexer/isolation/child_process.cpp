#include "indexer/isolation/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <vector>

#include "common/base/sanitizer.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "indexer/isolation/child.h"
#include "indexer/isolation/descriptors.h"

extern char** environ;

namespace niger {
namespace {

constexpr const char* kOwnExecutable = "/proc/self/exe";
constexpr int kPipeBytes = 1 << 20;  // so much may be read ahead
constexpr int kWaitMilliseconds = 50;
constexpr std::chrono::milliseconds kMostReaping{2000};

[[noreturn]] void refuse(const Text& reason) {
  throw TextError(ErrorKind::Internal, {Message::NoReadingProcess, {{"reason", reason}}});
}

[[noreturn]] void refuse_errno() { refuse(system_text(errno)); }

// Closed at the end of its scope unless it is taken.
struct Owned {
  int number = -1;
  ~Owned() {
    if (number >= 0) {
      close(number);
    }
  }
  int take() { return std::exchange(number, -1); }
};

SharedPage* new_page(Owned& memory) {
  memory.number = memfd_create("niger-reading", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  // Sealed: a page cut away by the process would end its parent.
  if (memory.number < 0 || ftruncate(memory.number, kSharedPageBytes) != 0 ||
      fcntl(memory.number, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    refuse_errno();
  }
  void* const at =
      mmap(nullptr, kSharedPageBytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory.number, 0);
  if (at == MAP_FAILED) {
    refuse_errno();
  }
  return new (at) SharedPage;
}

// In a process group of its own: Ctrl-C is for the parent. Signals are as usual again.
pid_t start(const std::vector<std::string>& words, int requests, int frames, int page) {
  std::vector<char*> arguments;
  for (const std::string& word : words) {
    arguments.push_back(const_cast<char*>(word.c_str()));  // posix_spawn does not write to them
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, requests, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, frames, STDOUT_FILENO);
  if (!kIsSanitized) {
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  posix_spawn_file_actions_adddup2(&actions, page, kPageDescriptor);
  posix_spawn_file_actions_addclosefrom_np(&actions, kFirstFreeDescriptor);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  sigset_t all;
  sigfillset(&all);
  posix_spawnattr_setsigdefault(&attributes, &all);
  pid_t pid = -1;
  const int error =
      posix_spawn(&pid, kOwnExecutable, &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    refuse(system_text(error));
  }
  return pid;
}

}  // namespace

ChildProcess::ChildProcess(const ChildLimits& limits) {
  // Above the numbers that the process starts with: a dup2 must not overwrite one still to come.
  const auto above = [](int descriptor) {
    Owned below{descriptor};
    const int moved = descriptor < 0 ? -1 : fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
    if (moved < 0) {
      refuse(system_text(errno == EINVAL ? EMFILE : errno));  // 10 is past the limit
    }
    return moved;
  };
  Owned memory;
  page_ = new_page(memory);
  std::array<int, 2> talk{-1, -1};
  std::array<int, 2> pipe{-1, -1};
  try {
    Owned page{above(memory.take())};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, talk.data()) != 0) {
      refuse_errno();
    }
    requests_ = talk[0];
    Owned their_requests{above(talk[1])};
    if (pipe2(pipe.data(), O_CLOEXEC) != 0) {
      refuse_errno();
    }
    frames_ = pipe[0];
    Owned their_frames{above(pipe[1])};
    (void)fcntl(frames_, F_SETPIPE_SZ, kPipeBytes);  // smaller where the system allows no more
    (void)fcntl(frames_, F_SETFL, O_NONBLOCK);
    pid_ = start({"niger-index", kReadingProcess, std::to_string(getpid()),
                  std::to_string(limits.file_time.count()), std::to_string(limits.memory_bytes)},
                 their_requests.number, their_frames.number, page.number);
  } catch (...) {
    close_all();
    throw;
  }
}

ChildProcess::~ChildProcess() {
  (void)end();
  close_all();
}

void ChildProcess::close_all() {
  for (const int descriptor : {requests_, frames_}) {
    if (descriptor >= 0) {
      close(descriptor);
    }
  }
  if (page_ != nullptr) {
    munmap(page_, kSharedPageBytes);
  }
}

void ChildProcess::send_some() {
  const ssize_t count =
      ::send(requests_, to_send_.data(), to_send_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
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
    const ssize_t count = read(frames_, to, most);
    if (count >= 0) {
      return static_cast<std::size_t>(count);
    }
    if (errno != EAGAIN && errno != EINTR) {
      return 0;
    }
    std::array<pollfd, 2> ready{{{frames_, POLLIN, 0}, {requests_, POLLOUT, 0}}};
    const nfds_t watched = to_send_.empty() ? 1 : 2;
    if (poll(ready.data(), watched, kWaitMilliseconds) == 0) {
      while_waiting();
    }
  }
}

std::optional<int> ChildProcess::end() {
  if (pid_ < 0) {
    return std::nullopt;
  }
  // One that the disk holds does not die at once, and must not hold its parent as well.
  const auto deadline = std::chrono::steady_clock::now() + kMostReaping;
  kill(pid_, SIGKILL);
  int status = 0;
  pid_t ended = 0;
  while ((ended = waitpid(pid_, &status, WNOHANG)) == 0 || (ended < 0 && errno == EINTR)) {
    if (std::chrono::steady_clock::now() > deadline) {
      break;
    }
    constexpr timespec kPause{0, 500'000};
    nanosleep(&kPause, nullptr);
  }
  // Read when it can no longer start another one. Not a group of ours, whatever stands there.
  if (const pid_t group = page_->filter; group > 1 && group != getpgrp()) {
    kill(-group, SIGKILL);
  }
  pid_ = -1;
  return ended > 0 ? std::optional(status) : std::nullopt;
}

std::chrono::nanoseconds ChildProcess::processor_time() const {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) {
    return {};
  }
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

}  // namespace niger

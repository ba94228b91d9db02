#include "common/processes/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace niger::processes {
namespace {

// As posix_spawn takes them; it does not write to the words.
std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> out;
  for (const std::string& word : words) out.push_back(const_cast<char*>(word.c_str()));
  out.push_back(nullptr);
  return out;
}

class FileActions {
 public:
  explicit FileActions(const ProcessStart& start) {
    posix_spawn_file_actions_init(&actions_);
    for (const auto& [ours, theirs] : start.descriptors) {
      posix_spawn_file_actions_adddup2(&actions_, ours, theirs);
    }
    if (start.is_silent) {
      posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    if (start.closed_from > 0) {
      posix_spawn_file_actions_addclosefrom_np(&actions_, start.closed_from);
    }
  }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  FileActions(FileActions&&) = delete;
  FileActions& operator=(FileActions&&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

class Attributes {
 public:
  explicit Attributes(const ProcessStart& start) {
    posix_spawnattr_init(&attributes_);
    int flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (start.leads_group) {
      flags |= POSIX_SPAWN_SETPGROUP;
      posix_spawnattr_setpgroup(&attributes_, 0);
    }
    posix_spawnattr_setflags(&attributes_, static_cast<short>(flags));
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes_, &signals);
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
  }
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  Attributes(Attributes&&) = delete;
  Attributes& operator=(Attributes&&) = delete;

  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

}  // namespace

Process::~Process() {
  if (!*this) return;
  kill();
  static_cast<void>(wait());
}

void Process::kill() const {
  if (*this) ::kill(reach_ == Reach::Group ? -number_ : number_, SIGKILL);
}

int Process::wait() {
  int status = 0;
  while (::waitpid(number_, &status, 0) < 0 && errno == EINTR) {
  }
  has_ended();
  return status;
}

std::optional<int> Process::wait_until(std::chrono::steady_clock::time_point deadline,
                                       std::chrono::microseconds pause) {
  while (true) {
    int status = 0;
    const pid_t ended = ::waitpid(number_, &status, WNOHANG);
    if (ended == number_) {
      has_ended();
      return status;
    }
    if ((ended < 0 && errno != EINTR) || std::chrono::steady_clock::now() >= deadline) {
      return std::nullopt;
    }
    const timespec time{0, pause.count() * 1000};
    ::nanosleep(&time, nullptr);
  }
}

void Process::has_ended() {
  if (reach_ == Reach::Group) ::kill(-number_, SIGKILL);
  number_ = -1;
}

int start_process(const ProcessStart& start, Process& process) {
  const FileActions actions(start);
  const Attributes attributes(start);
  std::vector<char*> arguments = pointers(start.arguments);
  std::vector<char*> environment;
  if (start.environment) environment = pointers(*start.environment);
  pid_t number = -1;
  const int failure =
      posix_spawn(&number, start.executable.c_str(), actions.get(), attributes.get(),
                  arguments.data(), start.environment ? environment.data() : environ);
  if (failure == 0) process = Process(number);
  return failure;
}

int open_pipe(Pipe& pipe) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return errno;
  pipe.reading.reset(ends[0]);
  pipe.writing.reset(ends[1]);
  return 0;
}

bool is_program(const std::string& name, const std::string& path) {
  const auto may_run = [](const std::string& file) {
    std::error_code failure;
    return ::access(file.c_str(), X_OK) == 0 && std::filesystem::is_regular_file(file, failure);
  };
  if (name.find('/') != std::string::npos) return may_run(name);
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    const std::string folder = path.substr(begin, end - begin);
    if (may_run((folder.empty() ? "." : folder) + "/" + name)) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace niger::processes

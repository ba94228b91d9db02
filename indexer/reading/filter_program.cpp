#include "indexer/reading/filter_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "common/files/descriptor.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"

namespace niger {
namespace {

using Clock = std::chrono::steady_clock;

// A started program in a process group of its own, which dies with this object.
class Child {
 public:
  Child(pid_t pid, ReadingWatch* watch) : pid_(pid), watch_(watch) {}
  ~Child() {
    if (pid_ > 0) {
      ::kill(-pid_, SIGKILL);
      (void)wait();
    }
    if (watch_ != nullptr) {
      watch_->filter_runs(0);
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  Child(Child&&) = delete;
  Child& operator=(Child&&) = delete;

  // The status of the ended program; waits for it.
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

  // The same, but gives up at `deadline`: false.
  bool wait_until(Clock::time_point deadline, int& status) {
    constexpr timespec kPause{0, 5'000'000};
    while (true) {
      const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
      if (ended == pid_) {
        ::kill(-pid_, SIGKILL);  // what it left running behind
        pid_ = -1;
        return true;
      }
      if (Clock::now() >= deadline) {
        return false;
      }
      (void)::nanosleep(&kPause, nullptr);
    }
  }

 private:
  pid_t pid_;
  ReadingWatch* watch_;
};

// What the started process does; `errors` takes the errno where it cannot become the program.
[[noreturn]] void become(char* const* arguments, int output, int errors, ReadingWatch* watch) {
  ::setpgid(0, 0);
  if (watch != nullptr) {
    watch->filter_runs(::getpid());  // before it can do anything to its reader
  }
  // The signals that end this program are blocked in its threads; the filter's are as usual.
  ::signal(SIGPIPE, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const int nothing = ::open("/dev/null", O_RDWR);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(nothing, STDERR_FILENO);
  ::execvp(arguments[0], arguments);
  const int error = errno;
  (void)!::write(errors, &error, sizeof error);
  ::_exit(127);
}

Result<pid_t> start(const std::vector<std::string>& command, int output, ReadingWatch* watch) {
  std::vector<char*> arguments;
  for (const std::string& word : command) {
    arguments.push_back(const_cast<char*>(word.c_str()));  // execvp does not write to them
  }
  arguments.push_back(nullptr);
  std::array<int, 2> ends{};
  int error = ::pipe2(ends.data(), O_CLOEXEC) != 0 ? errno : 0;
  pid_t pid = -1;
  if (error == 0) {
    Descriptor errors(ends[0]);
    Descriptor theirs(ends[1]);
    if (watch != nullptr) {
      watch->filter_starts();
    }
    pid = ::fork();
    if (pid == 0) {
      become(arguments.data(), output, theirs.number(), watch);
    }
    error = pid < 0 ? errno : 0;
    if (watch != nullptr) {
      watch->filter_started();
    }
    theirs.reset();
    ssize_t count = 0;
    do {
      count = pid > 0 ? ::read(errors.number(), &error, sizeof error) : 0;
    } while (count < 0 && errno == EINTR);
  }
  if (error != 0) {
    if (pid > 0) {
      Child(pid, watch).wait();
    }
    return Failure{
        {Message::FilterNotStarted, {{"program", command[0]}, {"reason", system_text(error)}}}};
  }
  return pid;
}

}  // namespace

bool is_program(const std::string& name) {
  const auto may_run = [](const std::string& path) {
    std::error_code failure;
    return ::access(path.c_str(), X_OK) == 0 && std::filesystem::is_regular_file(path, failure);
  };
  if (name.find('/') != std::string::npos) {
    return may_run(name);
  }
  const char* const variable = ::getenv("PATH");
  const std::string folders = variable == nullptr ? "/bin:/usr/bin" : variable;  // as execvp does
  for (std::size_t begin = 0; begin <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', begin), folders.size());
    const std::string folder = folders.substr(begin, end - begin);
    if (may_run((folder.empty() ? "." : folder) + "/" + name)) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

FilterProgram parse_filter(const std::string& text) {
  FilterProgram program;
  const std::size_t equals = text.find('=');
  const Text usage{Message::FilterUsage, {{"text", text}}};
  if (equals == std::string::npos || equals < 2 || text[0] != '.') {
    throw TextError(ErrorKind::Usage, usage);
  }
  program.extension = text.substr(0, equals);
  for (char& c : program.extension) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  std::string word;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = equals + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        word.push_back(c);
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      in_word = true;
    } else if (c == ' ' || c == '\t') {
      if (in_word) {
        program.command.push_back(std::exchange(word, ""));
      }
      in_word = false;
    } else {
      word.push_back(c);
      in_word = true;
    }
  }
  if (in_word) {
    program.command.push_back(word);
  }
  bool has_file = false;
  for (const std::string& argument : program.command) {
    has_file = has_file || argument.find("%s") != std::string::npos;
  }
  if (program.command.empty() || quote != 0) {
    throw TextError(ErrorKind::Usage, usage);
  }
  if (!has_file) {
    throw TextError(ErrorKind::Usage, {Message::FilterNoFile, {{"text", text}}});
  }
  return program;
}

Result<std::string> filtered(const FilterProgram& program, const std::string& native_path,
                             const ReadLimits& limits, ReadingWatch* watch) {
  // A path that starts with a dash would be an option.
  const std::string file = native_path.starts_with('-') ? "./" + native_path : native_path;
  std::vector<std::string> command = program.command;
  for (std::string& argument : command) {
    const std::size_t at = argument.find("%s");
    if (at != std::string::npos) {
      argument.replace(at, 2, file);
    }
  }
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return Failure{{Message::FilterNoPipe, {{"reason", system_text(errno)}}}};
  }
  Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const Result<pid_t> started = start(command, writing.number(), watch);
  if (!started.ok()) {
    return Failure{started.error()};
  }
  Child child(started.value(), watch);
  writing.reset();
  const std::string& name = command[0];
  const Clock::time_point deadline = Clock::now() + limits.filter_time;
  const Text too_slow{
      Message::FilterSlow,
      {{"program", name}, {"count", static_cast<std::uint64_t>(limits.filter_time.count())}}};
  std::string output;
  std::array<char, 65536> piece{};
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd ready{reading.number(), POLLIN, 0};
    const int found =
        left > 0 ? ::poll(&ready, 1, static_cast<int>(std::min<long>(left, 60'000))) : 0;
    if (found < 0 && errno == EINTR) {
      continue;
    }
    if (found == 0 && Clock::now() >= deadline) {
      return Failure{too_slow};
    }
    if (found == 0) {
      continue;
    }
    const ssize_t count = ::read(reading.number(), piece.data(), piece.size());
    if (count <= 0) {
      break;
    }
    output.append(piece.data(), static_cast<std::size_t>(count));
    if (output.size() > limits.record_bytes) {
      return Failure{{Message::FilterLarge, {{"program", name}, {"count", limits.record_bytes}}}};
    }
  }
  int status = 0;
  if (!child.wait_until(deadline, status)) {
    return Failure{too_slow};
  }
  if (WIFSIGNALED(status)) {
    return Failure{
        {Message::FilterKilled, {{"program", name}, {"number", std::to_string(WTERMSIG(status))}}}};
  }
  if (WEXITSTATUS(status) != 0) {
    return Failure{{Message::FilterFailed,
                    {{"program", name}, {"number", std::to_string(WEXITSTATUS(status))}}}};
  }
  return output;
}

}  // namespace niger

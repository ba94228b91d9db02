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
#include <optional>
#include <utility>
#include <vector>

#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "common/processes/process.h"

namespace niger::reading {

using articles::FilterProgram;
using articles::ReadingWatch;
using messages::Failure;
using messages::Message;
using messages::Result;
using messages::TextError;
using processes::Process;

namespace {

using Clock = std::chrono::steady_clock;

// Until it ends, the watch of the reader knows of a filter that runs.
class RunningMark {
 public:
  explicit RunningMark(ReadingWatch* watch) : watch_(watch) {}
  ~RunningMark() {
    if (watch_ != nullptr) {
      watch_->filter_runs(0);
    }
  }
  RunningMark(const RunningMark&) = delete;
  RunningMark& operator=(const RunningMark&) = delete;
  RunningMark(RunningMark&&) = delete;
  RunningMark& operator=(RunningMark&&) = delete;

 private:
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

// The program in a process group of its own.
Result<Process> start(const std::vector<std::string>& command, int output, ReadingWatch* watch) {
  std::vector<char*> arguments;
  for (const std::string& word : command) {
    arguments.push_back(const_cast<char*>(word.c_str()));  // execvp does not write to them
  }
  arguments.push_back(nullptr);
  processes::Pipe errors;
  Process process;
  int error = processes::open_pipe(errors);
  if (error == 0) {
    if (watch != nullptr) {
      watch->filter_starts();
    }
    const pid_t number = ::fork();
    if (number == 0) {
      become(arguments.data(), output, errors.writing.number(), watch);
    }
    error = number < 0 ? errno : 0;
    process = Process(number, Process::Reach::Group);
    if (watch != nullptr) {
      watch->filter_started();
    }
    errors.writing.reset();
    ssize_t count = 0;
    do {
      count = process ? ::read(errors.reading.number(), &error, sizeof error) : 0;
    } while (count < 0 && errno == EINTR);
  }
  if (error != 0) {
    return Failure{{Message::FilterNotStarted,
                    {{"program", command[0]}, {"reason", messages::system_text(error)}}}};
  }
  return process;
}

}  // namespace

bool is_program(const std::string& name) {
  const char* const path = ::getenv("PATH");
  return processes::is_program(name, path == nullptr ? "/bin:/usr/bin" : path);  // as execvp does
}

FilterProgram parse_filter(const std::string& text) {
  FilterProgram program;
  const std::size_t equals = text.find('=');
  const messages::Text usage{Message::FilterUsage, {{"text", text}}};
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
                             const articles::ReadLimits& limits, ReadingWatch* watch) {
  // A path that starts with a dash would be an option.
  const std::string file = native_path.starts_with('-') ? "./" + native_path : native_path;
  std::vector<std::string> command = program.command;
  for (std::string& argument : command) {
    const std::size_t at = argument.find("%s");
    if (at != std::string::npos) {
      argument.replace(at, 2, file);
    }
  }
  processes::Pipe pipe;
  if (const int error = processes::open_pipe(pipe); error != 0) {
    return Failure{{Message::FilterNoPipe, {{"reason", messages::system_text(error)}}}};
  }
  const RunningMark mark(watch);
  Result<Process> started = start(command, pipe.writing.number(), watch);
  if (!started.ok()) {
    return Failure{started.error()};
  }
  Process child = std::move(started.value());
  pipe.writing.reset();
  const std::string& name = command[0];
  const Clock::time_point deadline = Clock::now() + limits.filter_time;
  const messages::Text too_slow{
      Message::FilterSlow,
      {{"program", name}, {"count", static_cast<std::uint64_t>(limits.filter_time.count())}}};
  std::string output;
  std::array<char, 65536> piece{};
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd ready{pipe.reading.number(), POLLIN, 0};
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
    const ssize_t count = ::read(pipe.reading.number(), piece.data(), piece.size());
    if (count <= 0) {
      break;
    }
    output.append(piece.data(), static_cast<std::size_t>(count));
    if (output.size() > limits.record_bytes) {
      return Failure{{Message::FilterLarge, {{"program", name}, {"count", limits.record_bytes}}}};
    }
  }
  const std::optional<int> ended = child.wait_until(deadline, std::chrono::milliseconds(5));
  if (!ended) {
    return Failure{too_slow};
  }
  const int status = *ended;
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

}  // namespace niger::reading

#pragma once
/// A process that this one has started. Whoever holds it waits for it, or it is killed.
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/files/descriptor.h"

namespace niger::processes {

class Process {
 public:
  /// What is killed with it: a process that leads a group takes what it has started along.
  enum class Reach : std::uint8_t { Itself, Group };

  /// `number`: as fork() gives it to the parent; 0 or less: none.
  explicit Process(pid_t number = -1, Reach reach = Reach::Itself)
      : number_(number), reach_(reach) {}
  /// Kills it where it has not ended, and waits for that.
  ~Process();
  Process(Process&& other) noexcept
      : number_(std::exchange(other.number_, -1)), reach_(other.reach_) {}
  Process& operator=(Process&& other) noexcept {
    std::swap(number_, other.number_);
    std::swap(reach_, other.reach_);
    return *this;
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] pid_t number() const { return number_; }
  explicit operator bool() const { return number_ > 0; }

  void kill() const;

  /// Waits for its end; its status as waitpid gives it. What is left of its group is killed then.
  int wait();

  /// The same, looking after each `pause`; nothing: it still runs at `deadline`.
  [[nodiscard]] std::optional<int> wait_until(std::chrono::steady_clock::time_point deadline,
                                              std::chrono::microseconds pause);

  /// Leaves it to itself.
  void release() { number_ = -1; }

 private:
  void has_ended();

  pid_t number_;
  Reach reach_;
};

/// How a program is started: with our environment, no signal blocked and each as usual, and
/// nothing of ours open but the standard descriptors and what it is given.
struct ProcessStart {
  struct Given {
    int ours;
    int theirs;
  };
  std::string executable;
  std::vector<std::string> arguments;                        ///< its name first
  std::vector<Given> descriptors = {};                       ///< in this order
  std::optional<std::vector<std::string>> environment = {};  ///< in place of ours
  bool is_silent = false;                                    ///< its stderr is nowhere
  bool leads_group = false;                                  ///< Ctrl-C is not for it
  int closed_from = 0;  ///< descriptors from here on are closed, inherited or not; 0: none
};

/// 0, or the errno for which `process` could not be started.
[[nodiscard]] int start_process(const ProcessStart& start, Process& process);

struct Pipe {
  files::Descriptor reading;
  files::Descriptor writing;
};

/// A pipe that no program inherits. 0, or the errno for which there is none.
[[nodiscard]] int open_pipe(Pipe& pipe);

/// True where there is a program that may be run: in the folders of `path` (as in PATH), where
/// `name` has no slash.
[[nodiscard]] bool is_program(const std::string& name, const std::string& path);

}  // namespace niger::processes

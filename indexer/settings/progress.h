#pragma once
/// The progress of a long task, shown while it runs: a bar that stays on one line of a terminal, a
/// plain line now and then elsewhere. Any thread may count; one thread of its own reports.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <thread>

#include "common/messages/text.h"

namespace niger::run_settings {

/// What the workers count.
struct ProgressCount {
  std::atomic<std::uint64_t> articles{0};
  std::atomic<std::uint64_t> text_bytes{0};  ///< title and text of the articles
  std::atomic<std::uint64_t> done{0};        ///< of the total of the present task
};

/// One moment of a task.
struct ProgressMoment {
  messages::Text task;  ///< reading, merging …
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t done = 0;
  std::uint64_t total = 0;  ///< 0: not known, and neither share nor time left is shown
  double seconds = 0;       ///< since the start of the task
};

/// The line for a terminal of `columns` columns, without line end.
[[nodiscard]] std::string progress_line(const ProgressMoment& moment, std::size_t columns,
                                        messages::Saying saying = {});

/// The same for a log: no bar, whatever its length.
[[nodiscard]] std::string plain_progress(const ProgressMoment& moment,
                                         messages::Saying saying = {});

/// Where the progress is shown: nowhere, on a terminal, or in whatever stderr is.
enum class ProgressMode { Silent, Terminal, Lines };

class Progress {
 public:
  static constexpr std::chrono::milliseconds kTerminalPause{250};
  /// A run of a few seconds says nothing in a log.
  static constexpr std::chrono::milliseconds kLinesPause{10'000};

  /// Reports to `out`, after each `pause`; that of lines doubles up to a minute.
  Progress(std::ostream& out, ProgressMode mode, messages::Saying saying = {},
           std::optional<std::chrono::milliseconds> pause = {});
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;

  ProgressCount& count() { return count_; }

  /// The work from here on, and how much it is: bytes of files, articles, whatever is counted.
  /// Where the work cannot count, `look` returns how much is done; it is called by another thread
  /// for as long as this lives, or until the next task.
  void start_task(messages::Text task, std::uint64_t total,
                  std::function<std::uint64_t()> look = nullptr);

  /// One line for a person, shown before the next progress; not at all where the run is over soon.
  void note(const messages::Text& line);

  /// Wipes the line and stops. The destructor does the same.
  void end();

 private:
  void tell_until_done();
  void tell(bool& drawn);

  std::ostream& out_;
  const ProgressMode mode_;
  const messages::Saying saying_;
  std::chrono::milliseconds pause_;
  ProgressCount count_;
  std::mutex mutex_;
  std::condition_variable wake_;
  // All below guarded by mutex_.
  messages::Text task_;
  std::chrono::steady_clock::time_point start_;  // of the task
  std::uint64_t total_ = 0;
  std::function<std::uint64_t()> look_;
  std::string notes_;
  bool done_ = false;
  std::jthread teller_;
};

}  // namespace niger::run_settings

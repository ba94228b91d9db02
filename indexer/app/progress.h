#pragma once
/// How far a long task is, shown while it runs: a bar that stays on one line of a terminal, nothing
/// elsewhere. Any thread may count; one thread of its own draws.
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>

namespace niger {

/// What the workers count.
struct ProgressCount {
  std::atomic<std::uint64_t> articles{0};
  std::atomic<std::uint64_t> text_bytes{0};  ///< title and text of the articles
  std::atomic<std::uint64_t> done_bytes{0};  ///< of the files, as they lie on disk
};

/// One moment of a task.
struct ProgressMoment {
  std::string task;  ///< reading, merging …
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t done_bytes = 0;
  std::uint64_t total_bytes = 0;  ///< 0: not known, and no bar is drawn
  double seconds = 0;             ///< since the start
};

/// The line for a terminal of `columns` columns, without line end.
[[nodiscard]] std::string progress_line(const ProgressMoment& moment, std::size_t columns);

/// 1,234,567
[[nodiscard]] std::string grouped(std::uint64_t number);
/// 512 bytes, 1.2 KB, 3.4 MB, 5.6 GB (powers of 1000)
[[nodiscard]] std::string size_text(std::uint64_t bytes);
/// 0.4 s, 12 s, 3 min 20 s, 2 h 5 min
[[nodiscard]] std::string time_text(double seconds);

class Progress {
 public:
  /// Draws to `out` four times a second where `shown`; else only counts.
  Progress(std::ostream& out, bool shown);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;

  ProgressCount& count() { return count_; }

  /// The work from here on, and how many bytes of files it is about.
  void start_task(std::string task, std::uint64_t total_bytes);

  /// Wipes the line and stops. The destructor does the same.
  void end();

 private:
  void draw_until_done();

  std::ostream& out_;
  ProgressCount count_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::string task_;               ///< guarded by mutex_
  std::uint64_t total_bytes_ = 0;  ///< guarded by mutex_
  bool done_ = false;              ///< guarded by mutex_
  std::thread drawer_;
};

}  // namespace niger

#pragma once
/// Interruption of a run by Ctrl-C and TERM: tidily, and within a second in any case. A thread of
/// its own waits for the signals, so that nothing runs inside a signal handler.
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace niger::run_settings {

class Interruption {
 public:
  /// Takes over INT, TERM and HUP for the whole process: to be made before any other thread.
  /// `last_words` go to stderr where the process has to be ended in the middle of its work.
  explicit Interruption(std::string last_words = "");
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  Interruption(Interruption&&) = delete;
  Interruption& operator=(Interruption&&) = delete;

  /// True once a signal has come.
  [[nodiscard]] bool asked() const { return signal_ != 0; }

  /// Called in another thread when a signal comes, to make the work stop; nullptr: nothing to stop.
  void on_signal(std::function<void()> stop);

  /// Ends the process as the signal would have: to be called when all is tidy.
  [[noreturn]] void end_process() const;

 private:
  void wait_for_signals();

  const std::string last_words_;
  std::atomic<int> signal_{0};
  std::atomic<bool> done_{false};
  std::mutex mutex_;
  std::function<void()> stop_;  ///< guarded by mutex_
  std::jthread watcher_;  ///< none where the system lets none begin: a signal then ends all at once
};

/// While it lives, a signal calls `stop`.
class StopOnSignal {
 public:
  StopOnSignal(Interruption& interruption, std::function<void()> stop)
      : interruption_(interruption) {
    interruption_.on_signal(std::move(stop));
  }
  ~StopOnSignal() { interruption_.on_signal(nullptr); }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  StopOnSignal(StopOnSignal&&) = delete;
  StopOnSignal& operator=(StopOnSignal&&) = delete;

 private:
  Interruption& interruption_;
};

}  // namespace niger::run_settings

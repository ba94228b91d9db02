#include "indexer/settings/interruption.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <chrono>
#include <system_error>
#include <utility>

namespace niger::run_settings {
namespace {

constexpr long kLookNanoseconds = 50'000'000;
constexpr std::chrono::milliseconds kGrace{850};  // and the work's own end: within a second

sigset_t watched_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  return signals;
}

}  // namespace

Interruption::Interruption(std::string last_words) : last_words_(std::move(last_words)) {
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  try {
    watcher_ = std::jthread([this] { wait_for_signals(); });
  } catch (const std::system_error&) {
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  }
}

Interruption::~Interruption() {
  if (!watcher_.joinable()) return;
  done_ = true;
  pthread_kill(watcher_.native_handle(), SIGHUP);  // wakes it: it need not look until then
  watcher_.join();
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void Interruption::on_signal(std::function<void()> stop) {
  const std::lock_guard guard(mutex_);
  stop_ = std::move(stop);
  if (stop_ && asked()) {
    stop_();
  }
}

void Interruption::wait_for_signals() {
  const sigset_t signals = watched_signals();
  const timespec look{0, kLookNanoseconds};
  while (!done_) {
    const int signal = sigwaitinfo(&signals, nullptr);
    if (done_ || signal <= 0) {
      continue;
    }
    signal_ = signal;
    {
      const std::lock_guard guard(mutex_);
      if (stop_) {
        stop_();
      }
    }
    const auto deadline = std::chrono::steady_clock::now() + kGrace;
    while (!done_ && std::chrono::steady_clock::now() < deadline) {
      nanosleep(&look, nullptr);
    }
    if (!done_) {
      (void)!write(STDERR_FILENO, last_words_.data(), last_words_.size());
      end_process();  // what is half made is removed by the next run
    }
  }
}

void Interruption::end_process() const {
  const int signal = signal_;
  ::signal(signal, SIG_DFL);
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  raise(signal);
  _exit(128 + signal);
}

}  // namespace niger::run_settings

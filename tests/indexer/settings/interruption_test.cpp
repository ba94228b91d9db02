#include "indexer/settings/interruption.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <thread>

#include "tests/support/apart.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::run_settings;

namespace {

constexpr unsigned kSeconds = 120;
constexpr std::uint64_t kMemory = std::uint64_t{1} << 30;
constexpr std::chrono::milliseconds kLook{1};
constexpr const char* kLastWords = "stopped in the middle\n";

struct Outcome {
  std::string complaint;  // of the part, or how it died
  std::string said;       // on stderr
};

// Each in a process of its own: signals are the whole process's.
Outcome outcome_of(const std::function<std::string()>& part) {
  const test::TempDir folder;
  const std::filesystem::path said = folder.path() / "said";
  Outcome out;
  out.complaint = test::run_apart(
                      [&] {
                        const int file =
                            ::open(said.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
                        ::dup2(file, STDERR_FILENO);
                        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
                          ::signal(signal, SIG_DFL);  // the test program has handlers of its own
                        }
                        return part();
                      },
                      kSeconds, kMemory)
                      .complaint;
  std::ifstream in(said);
  out.said = {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return out;
}

void send(int signal) { ::kill(::getpid(), signal); }

void wait_for(const std::atomic<bool>& flag) {
  while (!flag) std::this_thread::sleep_for(kLook);
}

[[noreturn]] void go_on_for_ever() {
  while (true) std::this_thread::sleep_for(kLook);
}

std::string died_of(int signal) { return "died of signal " + std::to_string(signal); }

}  // namespace

TEST_CASE("a signal is told to the work, which may end in its own way", "[interruption]") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    INFO("signal " << signal);
    const Outcome outcome = outcome_of([&]() -> std::string {
      std::atomic<bool> called{false};
      std::atomic<bool> leaving{false};
      std::atomic<bool> was_other_thread{false};
      Interruption interruption(kLastWords);
      if (interruption.asked()) return "asked before any signal";
      const std::thread::id work = std::this_thread::get_id();
      interruption.on_signal([&] {
        was_other_thread = std::this_thread::get_id() != work;
        called = true;
        wait_for(leaving);  // the time that the work has begins after this
      });
      send(signal);
      wait_for(called);
      if (!interruption.asked()) return "called, but not asked";
      if (!was_other_thread) return "called in the thread of the work";
      leaving = true;
      return "";
    });
    CHECK(outcome.complaint == "");
    CHECK(outcome.said == "");
  }
}

TEST_CASE("work that does not end is ended, with the last words", "[interruption]") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    INFO("signal " << signal);
    const Outcome outcome = outcome_of([&]() -> std::string {
      const Interruption interruption(kLastWords);
      send(signal);
      go_on_for_ever();
    });
    CHECK(outcome.complaint == died_of(signal));
    CHECK(outcome.said == kLastWords);
  }
}

TEST_CASE("what is tidy ends as the signal would have ended it", "[interruption]") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    INFO("signal " << signal);
    const Outcome outcome = outcome_of([&]() -> std::string {
      Interruption interruption(kLastWords);
      interruption.on_signal([&interruption] { interruption.end_process(); });
      send(signal);
      go_on_for_ever();
    });
    CHECK(outcome.complaint == died_of(signal));
    CHECK(outcome.said == "");
  }
}

TEST_CASE("work that begins after the signal is stopped at once", "[interruption]") {
  const Outcome outcome = outcome_of([]() -> std::string {
    std::atomic<bool> called{false};
    std::atomic<bool> leaving{false};
    int later = 0;
    Interruption interruption(kLastWords);
    interruption.on_signal([&] {
      called = true;
      wait_for(leaving);
    });
    send(SIGTERM);
    wait_for(called);
    // The watcher holds its call for as long as `leaving` is not set: then this one is made here.
    std::thread lets_go([&] { leaving = true; });
    {
      const StopOnSignal stop(interruption, [&later] { ++later; });
    }
    lets_go.join();
    return later == 1 ? "" : "called " + std::to_string(later) + " times";
  });
  CHECK(outcome.complaint == "");
}

TEST_CASE("work that is over is not called any more", "[interruption]") {
  const Outcome outcome = outcome_of([]() -> std::string {
    bool was_called = false;
    {
      Interruption interruption(kLastWords);
      {
        const StopOnSignal stop(interruption, [&was_called] { was_called = true; });
      }
      send(SIGTERM);
      while (!interruption.asked()) std::this_thread::sleep_for(kLook);
    }
    return was_called ? "what was over is stopped" : "";
  });
  CHECK(outcome.complaint == "");
}

TEST_CASE("signals are the system's again afterwards", "[interruption]") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    INFO("signal " << signal);
    const Outcome outcome = outcome_of([&]() -> std::string {
      { const Interruption interruption(kLastWords); }
      send(signal);
      return "it goes on";
    });
    CHECK(outcome.complaint == died_of(signal));
    CHECK(outcome.said == "");
  }
}

#include "indexer/isolation/child_watch.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <new>
#include <optional>

#include "common/base/sanitizer.h"

// Where the program has this allocator, it calls no new-handler: it calls its own, also for malloc.
extern "C" void mi_register_error(void (*handler)(int error, void* argument), void* argument)
    __attribute__((weak));

namespace niger::isolation {
namespace {

constexpr std::uint64_t kTicksPerSecond = 10;
constexpr std::uint64_t kBytesPerSecond = 1'000'000;

// What the handlers of signals see. Ticks are of the processor time of this process.
struct Clock {
  SharedPage* page = nullptr;
  std::uint64_t file_ticks_allowed = 0;  // without those that its bytes give
  std::atomic<std::uint64_t> file_ticks{0};
  std::atomic<std::uint64_t> file_bytes{0};
  std::atomic<std::uint64_t> unit_ticks{0};
  std::atomic<std::uint64_t> unit_bytes{0};
};
Clock process_clock;  // NOLINT(*-avoid-non-const-global-variables): a handler takes no argument

bool is_over(std::uint64_t ticks, std::uint64_t bytes) {
  return ticks > process_clock.file_ticks_allowed + bytes * kTicksPerSecond / kBytesPerSecond;
}

// A file has what all its bytes give, a unit only what its own do: one that does not end costs a
// large archive no more than a small one.
void on_tick(int) {
  const std::uint64_t file = ++process_clock.file_ticks;
  const std::uint64_t unit = ++process_clock.unit_ticks;
  if (process_clock.page->file != 0 &&
      (is_over(file, process_clock.file_bytes) || is_over(unit, process_clock.unit_bytes))) {
    end_reading(EndReason::Time);
  }
}

// What is reserved and never written to costs nothing: a parser's tables for the worst case, the
// room of a string to grow. So memory is counted as it is in use, every few milliseconds of work,
// and the kernel bounds what may be reserved at this multiple.
constexpr std::uint64_t kReservedFold = 4;
constexpr long kMemoryTickNs = 5'000'000;

struct Memory {
  std::uint64_t most_pages = 0;
  int counts = -1;  // descriptor of what the kernel tells of this process
};
Memory process_memory;  // NOLINT(*-avoid-non-const-global-variables): a handler takes no argument

// Pages that the process has for itself; nothing: the kernel does not tell. Safe in a handler.
std::optional<std::uint64_t> pages_in_use() {
  std::array<char, 128> line{};
  const ssize_t size = pread(process_memory.counts, line.data(), line.size(), 0);
  std::array<std::uint64_t, 3> counts{};  // reserved, resident, resident and shared with files
  std::size_t field = 0;
  for (ssize_t i = 0; i < size && field < counts.size(); ++i) {
    const char c = line.at(static_cast<std::size_t>(i));
    if (c >= '0' && c <= '9') {
      counts.at(field) = counts.at(field) * 10 + static_cast<std::uint64_t>(c - '0');
    } else {
      ++field;
    }
  }
  if (field < counts.size() || counts[1] < counts[2]) {
    return std::nullopt;
  }
  return counts[1] - counts[2];
}

void on_memory_tick(int) {
  const int error = errno;
  if (pages_in_use().value_or(0) > process_memory.most_pages) {
    end_reading(EndReason::Memory);
  }
  errno = error;
}

void on_end(int) { end_reading(EndReason::Asked); }

void on_no_memory() { end_reading(EndReason::Memory); }

void on_allocator_error(int error, void*) {
  if (error == ENOMEM) {
    on_no_memory();
  }
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

// Soft limits only: a filter program is given back what there was.
void limit(decltype(RLIMIT_DATA) resource, rlim_t soft) {
  rlimit both{};
  if (getrlimit(resource, &both) == 0) {
    both.rlim_cur = std::min(soft, both.rlim_max);
    setrlimit(resource, &both);
  }
}

void start_ticking() {
  constexpr itimerval kTick{{0, 1'000'000 / kTicksPerSecond}, {0, 1'000'000 / kTicksPerSecond}};
  setitimer(ITIMER_PROF, &kTick, nullptr);
}

// False where memory in use cannot be counted: then the kernel counts what is reserved.
bool start_counting_memory(std::uint64_t most_bytes) {
  process_memory.most_pages = most_bytes / static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  process_memory.counts = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (!pages_in_use()) {
    return false;
  }
  handle(SIGRTMIN, on_memory_tick);
  sigevent event{};
  event.sigev_notify = SIGEV_SIGNAL;
  event.sigev_signo = SIGRTMIN;
  timer_t timer{};
  constexpr itimerspec kTick{{0, kMemoryTickNs}, {0, kMemoryTickNs}};
  return timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) == 0 &&
         timer_settime(timer, 0, &kTick, nullptr) == 0;
}

}  // namespace

void end_reading(EndReason reason) {
  SharedPage& page = *process_clock.page;
  page.reason = reason;
  if (const pid_t group = page.filter; group > 0) {
    kill(-group, SIGKILL);
  }
  kill(getpid(), SIGKILL);
  _exit(2);  // not reached
}

ChildWatch::ChildWatch(SharedPage& page, const ChildLimits& limits, AtUnit at_unit)
    : page_(page), at_unit_(std::move(at_unit)) {
  process_clock.page = &page;
  process_clock.file_ticks_allowed =
      static_cast<std::uint64_t>(limits.file_time.count()) * kTicksPerSecond;
  handle(SIGPROF, on_tick);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
    handle(signal, on_end);
  }
  std::set_new_handler(on_no_memory);
  if (mi_register_error != nullptr) {
    mi_register_error(on_allocator_error, nullptr);
  }
  if (limits.memory_bytes > 0 && !kIsSanitized) {
    const bool counts = start_counting_memory(limits.memory_bytes);
    reserved_bytes_ = limits.memory_bytes * (counts ? kReservedFold : 1);
  }
  prctl(PR_SET_DUMPABLE, 0);
  set_limits();
  start_ticking();
}

void ChildWatch::file_begins(const ReadRequest& request) {
  request_ = &request;
  reached_ = !request.resume;
  open_.depth = 0;
  too_deep_ = 0;
  begun_.fill(0);
  for (auto* count : {&process_clock.file_ticks, &process_clock.file_bytes,
                      &process_clock.unit_ticks, &process_clock.unit_bytes}) {
    *count = 0;
  }
  page_.bytes = 0;
  show_place();
  page_.file = request.number;
}

void ChildWatch::file_ended() { page_.file = 0; }

void ChildWatch::show_place() {
  for (std::size_t i = 0; i <= open_.depth; ++i) {
    page_.at.at(i).store(begun_.at(i), std::memory_order_relaxed);
  }
  page_.open.store(static_cast<std::uint32_t>(open_.depth), std::memory_order_relaxed);
}

const DeadlyUnit* ChildWatch::deadly(const UnitPath& unit, bool leave_after) const {
  const auto& all = request_->deadly;
  const auto found = std::find_if(all.begin(), all.end(), [&](const DeadlyUnit& one) {
    return one.unit == unit && one.leave_after == leave_after;
  });
  return found == all.end() ? nullptr : &*found;
}

articles::ReadingWatch::Turn ChildWatch::unit_begins(articles::FileReport& report) {
  if (too_deep_ > 0 || open_.depth == kMostUnitDepth) {
    ++too_deep_;
    return Turn::Read;
  }
  const std::uint64_t number = ++begun_.at(open_.depth);
  UnitPath unit = open_;
  unit.at.at(unit.depth++) = number;
  if (!reached_) {
    const UnitPath& next = request_->resume->next;
    if (unit.is_before(next) && !unit.encloses(next)) {
      return Turn::PassOver;
    }
    if (!unit.encloses(next)) {
      const std::string path = report.path;
      report = request_->resume->report;
      report.path = path;
      reached_ = true;
    }
  }
  if (reached_) {
    at_unit_(unit, report);
  }
  open_ = unit;
  begun_.at(open_.depth) = 0;
  show_place();
  process_clock.unit_ticks = 0;
  process_clock.unit_bytes = 0;
  if (const DeadlyUnit* found = reached_ ? deadly(unit, false) : nullptr) {
    refusal_ = found->why;
    return Turn::Refuse;
  }
  return Turn::Read;
}

void ChildWatch::unit_ended() {
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  const UnitPath unit = open_;
  --open_.depth;
  show_place();
  process_clock.unit_ticks = 0;
  process_clock.unit_bytes = 0;
  if (const DeadlyUnit* found = deadly(unit, true)) {
    throw articles::LeaveReading{found->why};
  }
}

void ChildWatch::bytes_came(std::size_t bytes) {
  process_clock.file_bytes += bytes;
  process_clock.unit_bytes += bytes;
}

void ChildWatch::filter_starts() {
  limit(RLIMIT_CORE, RLIM_INFINITY);
  limit(RLIMIT_DATA, RLIM_INFINITY);
}

void ChildWatch::filter_started() { set_limits(); }

void ChildWatch::set_limits() const {
  limit(RLIMIT_CORE, 0);
  if (reserved_bytes_ > 0) {
    limit(RLIMIT_DATA, reserved_bytes_);
  }
}

void ChildWatch::filter_runs(pid_t group) { page_.filter = static_cast<std::int32_t>(group); }

}  // namespace niger::isolation

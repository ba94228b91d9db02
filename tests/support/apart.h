#pragma once
/// A part of a test that runs in a process of its own, which may crash, hang or swell: how it
/// ended.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>

#include "common/base/sanitizer.h"

namespace niger::test {

/// What became of a part of a test that ran apart.
struct Apart {
  std::string complaint;         ///< of the part itself, or how it died; empty: all is well
  std::uint64_t peak_bytes = 0;  ///< of memory
};

/// `part` returns its complaint. It has `seconds`, and address space of `memory_bytes` where no
/// sanitizer reserves more.
inline Apart run_apart(const std::function<std::string()>& part, unsigned seconds,
                       std::uint64_t memory_bytes) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe for a part of the test");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process for a part of the test");
  if (child == 0) {
    ::close(ends[0]);
    ::alarm(seconds);
    if (!kIsSanitized) {
      const rlimit limit{memory_bytes, memory_bytes};
      ::setrlimit(RLIMIT_AS, &limit);
    }
    std::string complaint;
    try {
      complaint = part();
    } catch (const std::exception& error) {
      complaint = std::string("an exception: ") + error.what();
    } catch (...) {
      complaint = "an exception of no kind";
    }
    complaint.resize(std::min<std::size_t>(complaint.size(), 4000));  // what a pipe takes at once
    const bool is_told = ::write(ends[1], complaint.data(), complaint.size()) ==
                         static_cast<ssize_t>(complaint.size());
    ::_exit(is_told ? 0 : 1);
  }
  ::close(ends[1]);
  Apart out;
  char piece[4096];
  for (ssize_t got = 0; (got = ::read(ends[0], piece, sizeof piece)) > 0;) {
    out.complaint.append(piece, static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  int status = 0;
  rusage used{};
  if (::wait4(child, &status, 0, &used) != child) throw std::runtime_error("a part is lost");
  if (WIFSIGNALED(status)) {
    out.complaint += "died of signal " + std::to_string(WTERMSIG(status)) +
                     (WTERMSIG(status) == SIGALRM ? ": no end" : "");
  } else if (WEXITSTATUS(status) != 0) {
    out.complaint += "ended with " + std::to_string(WEXITSTATUS(status));
  }
  out.peak_bytes = static_cast<std::uint64_t>(used.ru_maxrss) << 10;
  return out;
}

}  // namespace niger::test

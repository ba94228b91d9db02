#include "indexer/app/writing_run.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <exception>
#include <fstream>

#include "common/base/error.h"
#include "indexer/writing/generations.h"

namespace niger {
namespace {

std::string host_name() {
  char name[256] = "";
  return gethostname(name, sizeof name - 1) == 0 ? name : "this host";
}

void append_log(const std::string& text, const std::string& file) {
  std::ofstream stream(file, std::ios::app);
  stream << text << std::flush;
  if (!stream) {
    throw Error(ErrorKind::Usage, "cannot write the log " + file + ": " + std::strerror(errno));
  }
}

// When the index was last known to be as its sources: this run, or the last that went well.
std::string last_good(const RunRecord& record, const std::string& index) {
  if (record.result == "well" || record.result == "skipped") {
    return record.started;
  }
  const std::optional<RunRecord> before = last_run(index);
  return before ? before->last_good : "";
}

void keep(RunRecord record, const IndexOptions& options) {
  record.last_good = last_good(record, options.index);
  store_run(record, options.index);
  if (!options.log.empty()) {
    append_log(log_line(record) + "\n", options.log);
  }
}

// The record and the log of a run that failed must not hide why it failed.
void keep_failure(const RunRecord& record, const IndexOptions& options) {
  try {
    keep(record, options);
  } catch (const Error&) {
    return;  // the failure itself is thrown on, and told
  }
}

}  // namespace

std::string time_stamp() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::int64_t time_now_ns() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

std::unique_ptr<WriterLock> writer_lock(const std::string& task, const IndexOptions& options,
                                        const Invocation& invocation) {
  LockWait wait;
  wait.most = std::chrono::seconds(options.wait_seconds);
  wait.cancelled = [&invocation] { return invocation.interruption.asked(); };
  wait.begun = [&](const std::string& holder) {
    if (!options.quiet) {
      invocation.err << "niger-index: waiting up to "
                     << time_text(static_cast<double>(options.wait_seconds)) << " for " << holder
                     << std::endl;
    }
  };
  try {
    return std::make_unique<WriterLock>(options.index,
                                        LockOwner{getpid(), host_name(), time_stamp(), task}, wait);
  } catch (const Error& error) {
    if (!options.log.empty()) {
      append_log(time_stamp() + " " + task + " not begun: " + error.what() + "\n", options.log);
    }
    throw;
  }
}

ProgressMode progress_mode(const IndexOptions& options, const Invocation& invocation) {
  if (options.quiet) {
    return ProgressMode::Silent;
  }
  return invocation.err_is_terminal ? ProgressMode::Terminal : ProgressMode::Lines;
}

int run_writing(const std::string& task, const IndexOptions& options, const Invocation& invocation,
                const std::function<RunResult(Progress& progress)>& work) {
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [start] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  RunRecord record;
  record.task = task;
  record.started = time_stamp();
  if (!options.log.empty()) {
    append_log("", options.log);  // not after an hour's work
  }
  prepare_index_folder(options.index);
  const auto lock = writer_lock(task, options, invocation);
  try {
    Progress progress(invocation.err, progress_mode(options, invocation));
    RunResult result = work(progress);
    progress.end();
    result.record.task = task;
    result.record.started = record.started;
    result.record.seconds = seconds();
    result.record.result = result.exit_one ? "skipped" : "well";
    keep(result.record, options);
    if (!options.quiet) {
      invocation.out << result.summary << std::flush;
    }
    return result.exit_one ? 1 : 0;
  } catch (const std::exception& error) {
    record.seconds = seconds();
    const bool stopped = invocation.interruption.asked();
    record.result = stopped ? "interrupted" : "failed";
    record.message = stopped ? "" : error.what();
    keep_failure(record, options);
    if (stopped) {
      throw Error(ErrorKind::Input, task + " interrupted; the index in use is as it was");
    }
    throw;
  }
}

std::string skipped_text(const Catalog& catalog, std::uint64_t most) {
  std::uint64_t total = 0;
  std::uint64_t named = 0;
  std::string text;
  for (const auto& [path, file] : catalog) {
    total += file.skipped;
    for (const Skip& skip : file.skips) {
      if (named == most) {
        break;
      }
      ++named;
      text +=
          "  " + path + (skip.record.empty() ? "" : "#" + skip.record) + ": " + skip.reason + "\n";
    }
  }
  if (total == 0) {
    return "";
  }
  if (total > named) {
    text += "  … and " + grouped(total - named) + " more (--list N names more)\n";
  }
  return "Skipped " + grouped(total) + ":\n" + text;
}

std::string first_skip(const Catalog& catalog) {
  for (const auto& [path, file] : catalog) {
    if (!file.skips.empty()) {
      return "First: " + path + ": " + file.skips.front().reason;
    }
  }
  return "";
}

std::uint64_t skipped_count(const Catalog& catalog) {
  std::uint64_t total = 0;
  for (const auto& [path, file] : catalog) {
    total += file.skipped;
  }
  return total;
}

}  // namespace niger

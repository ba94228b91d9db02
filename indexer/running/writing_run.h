#pragma once
/// The frame of every run that writes an index: the folder and its lock, stop by signal, the
/// progress line, the record of the run, the log line, the summary and the exit status.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "indexer/catalog/catalog.h"
#include "indexer/folder/lock.h"
#include "indexer/folder/run_record.h"
#include "indexer/settings/invocation.h"
#include "indexer/settings/options.h"
#include "indexer/settings/progress.h"

namespace niger::running {

/// What the work of a run gives back.
struct RunResult {
  folder::RunRecord record;  ///< the counts; task, times and result are filled in by the run
  std::vector<messages::Text> summary = {};  ///< for a person, a line each
  bool exit_one = false;                     ///< something was skipped
  bool keeps_record = true;                  ///< beside the index, as what its last run did
  bool read_sources = false;                 ///< all of them: the index is as they are now
};

/// UTC, ISO 8601, to the second.
[[nodiscard]] std::string time_stamp();

/// Nanoseconds since 1970.
[[nodiscard]] std::int64_t time_now_ns();

/// Where this run shows its progress.
[[nodiscard]] run_settings::ProgressMode progress_mode(const run_settings::IndexOptions& options,
                                                       const run_settings::Invocation& invocation);

/// How a lock is waited for, as the options say; that is reported.
[[nodiscard]] folder::LockWait lock_wait(const run_settings::IndexOptions& options,
                                         const run_settings::Invocation& invocation);

/// The lock of options.index, waited for as the options say, which is reported. Throws
/// Error(Busy), which goes to the log, too.
[[nodiscard]] std::unique_ptr<folder::WriterLock> writer_lock(
    const std::string& task, const run_settings::IndexOptions& options,
    const run_settings::Invocation& invocation);

/// Runs `work` with the lock held. Whatever happens is recorded beside the index and in the log;
/// exceptions pass through afterwards. Returns the exit status.
int run_writing(const std::string& task, const run_settings::IndexOptions& options,
                const run_settings::Invocation& invocation,
                const std::function<RunResult(run_settings::Progress& progress)>& work);

/// Adds the skipped files and pieces of a catalogue, and the records that were replaced, at most
/// `most` of either named, line by line.
void add_skipped(const catalog::Catalog& catalog, std::uint64_t most,
                 std::vector<messages::Text>& lines);

/// Adds how many of a list are not named, and how they would be.
void add_unlisted(std::uint64_t listed, std::uint64_t total, std::vector<messages::Text>& lines);

/// The first skip of a catalogue, as a sentence for an error message; empty where there is none.
[[nodiscard]] messages::Text first_skip(const catalog::Catalog& catalog);

/// How many files and pieces the catalogue says are not in the index.
[[nodiscard]] std::uint64_t skipped_count(const catalog::Catalog& catalog);

/// How many records later ones with the same ids have replaced.
[[nodiscard]] std::uint64_t replaced_count(const catalog::Catalog& catalog);

}  // namespace niger::running

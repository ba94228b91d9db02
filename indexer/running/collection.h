#pragma once
/// The collection of files that an index consists of now: the walk over the sources, with what
/// could not be reached, and the catalogue entries of the files read.
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/catalog/catalog.h"
#include "indexer/folder/run_record.h"
#include "indexer/isolation/isolated_reader.h"
#include "indexer/running/pipeline.h"
#include "indexer/settings/options.h"
#include "indexer/settings/progress.h"
#include "indexer/settings/source_settings.h"

namespace niger::running {

struct Collection {
  std::vector<walk::Candidate> files;    ///< each path once
  std::vector<walk::Skipped> unreached;  ///< folders and files that the walk could not get at
  std::vector<walk::Skipped> vanished;   ///< files of the list that are not there
  std::vector<walk::Skipped> repeated;   ///< files and folders that were walked by another way
  std::vector<walk::Excluded> excluded;  ///< files and folders that a pattern leaves out
  std::vector<std::string> idle;         ///< patterns of the settings that decided about nothing
  std::uint64_t bytes = 0;               ///< of the files, as they lie on disk
  std::uint64_t ignore_files = 0;        ///< .nigerignore files with patterns that are obeyed
};

/// Walks the roots. Throws Error(Input) for a root that is not there: an unmounted disk must not
/// empty an index.
/// `is_indexed`: the error says what to do where a source of an index has moved or is gone.
[[nodiscard]] Collection found_collection(const run_settings::SourceSettings& settings,
                                          bool is_indexed = false);

/// How files are read as the settings and the options say, by so many threads at a time.
[[nodiscard]] isolation::IsolationOptions isolation_options(
    const run_settings::SourceSettings& settings, const run_settings::IndexOptions& options,
    unsigned threads);

/// A pipeline that reads files in that way, each thread in a process of its own, and counts their
/// bytes in `count`, which must outlive it. Where the articles go is left to the caller.
[[nodiscard]] PipelineOptions counted_pipeline(const run_settings::SourceSettings& settings,
                                               const run_settings::IndexOptions& options,
                                               unsigned threads,
                                               run_settings::ProgressCount& count);

/// All of it that is no file to read: unreached, vanished, repeated.
[[nodiscard]] std::vector<walk::Skipped> not_read(const Collection& collection);

/// The entry of a file that was read in a run that began at `run_start_ns`.
[[nodiscard]] catalog::CatalogFile catalog_entry(const walk::Candidate& file,
                                                 const FileOutcome& outcome,
                                                 std::int64_t run_start_ns);

/// True where the list of the file's records is kept in the index.
[[nodiscard]] bool keeps_records(const FileOutcome& outcome,
                                 const run_settings::SourceSettings& settings);

/// How many files and folders were left out, as lines of a summary.
void add_excluded(const Collection& collection, std::vector<messages::Text>& lines);

/// What the .nigerignore files left out.
[[nodiscard]] folder::IgnoredCounts ignored_counts(const Collection& collection);

/// Which of the patterns that this run was given have no effect: mistyped, most likely.
void add_idle(const Collection& collection, const run_settings::IndexOptions& options,
              std::vector<messages::Text>& lines);

/// The paths of what the walk could not get at, so that nobody knows what is below them; a link
/// that is not followed is none.
[[nodiscard]] std::vector<std::string> unreadable_paths(const Collection& collection);

/// The entries of what the walk could not reach.
[[nodiscard]] std::vector<catalog::CatalogFile> unreached_entries(
    const std::vector<walk::Skipped>& unreached);

}  // namespace niger::running

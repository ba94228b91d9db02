#pragma once
/// The report of what became of every file: `build --report` and `inspect`. One JSON object a file,
/// and a summary for people. Reads nothing and decides nothing.
#include <span>
#include <string>
#include <vector>

#include "common/messages/language.h"
#include "indexer/reading/walk/file_walker.h"
#include "indexer/reading/walk/skipped.h"
#include "indexer/running/pipeline.h"

namespace niger::running {

struct ReportFacts {
  const std::vector<FileOutcome>& outcomes;
  const std::vector<walk::Skipped>& unreached;  ///< by the walk
  std::span<const walk::Excluded> excluded = {};
  messages::Text warning = {};  ///< of the run as a whole
};

/// One line of JSON, without line end: path, kind, contents, bytes, articles, encodings, fields,
/// repaired, doubts, skipped and skips.
[[nodiscard]] std::string json_line(const FileOutcome& outcome);
[[nodiscard]] std::string json_line(const walk::Skipped& unreached);
/// Of what a pattern left out: path, excluded, folder, pattern and file.
[[nodiscard]] std::string json_line(const walk::Excluded& excluded);

/// Whole lines: what the files were taken for, their encodings, which fields were found and where,
/// then what is doubtful and what was skipped, file by file.
[[nodiscard]] std::string readable_report(const ReportFacts& facts, messages::Language language);

/// Throws Error(Input) where write_report could not write `file`; changes nothing that is there.
void check_report(const std::string& file);

/// Writes the lines to `file`, a warning of the run as {"warning":…}, and the summary to
/// `file`.txt. Throws Error(Input) naming the file.
void write_report(const std::string& file, const ReportFacts& facts, messages::Language language);

}  // namespace niger::running

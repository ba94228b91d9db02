#pragma once
/// The record of the last run of niger-index on an index, also of one that failed: kept beside the
/// generations in INDEX/last-run, for `status`, and as a line of a log.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/messages/text.h"

namespace niger::folder {

/// Its name in the folder of the index.
inline constexpr std::string_view kRunFile = "last-run";

/// What .nigerignore files left out when the sources were last read.
struct IgnoredCounts {
  std::uint64_t by = 0;       ///< .nigerignore files with patterns
  std::uint64_t files = 0;    ///< left out by them
  std::uint64_t folders = 0;  ///< left out by them, with everything in them
};

struct RunRecord {
  std::string task;     ///< build, update
  std::string started;  ///< UTC, ISO 8601
  double seconds = 0;
  std::string result;          ///< well, skipped, failed, interrupted
  messages::Text message;      ///< of a failure, one line
  messages::Text warning;      ///< of a run that did not fail, one line: what was in doubt
  std::string last_good;       ///< when the last run that did not fail started; empty: none has
  std::uint64_t files = 0;     ///< looked at
  std::uint64_t articles = 0;  ///< in the index afterwards
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t removed = 0;
  std::uint64_t skipped = 0;     ///< files and records, as things stand after the run
  std::uint64_t text_bytes = 0;  ///< read in this run
  IgnoredCounts ignored = {};    ///< of this run, or the last that read the sources
};

/// `2026-11-21T05:00:00Z update well: 12 added, …` without a line end.
[[nodiscard]] std::string log_line(const RunRecord& record);

/// Writes INDEX/last-run. Throws Error(Index) where it cannot be written.
void store_run(const RunRecord& record, const std::filesystem::path& index);

/// The record of the last run; nothing where there is none that can be read.
[[nodiscard]] std::optional<RunRecord> last_run(const std::filesystem::path& index);

}  // namespace niger::folder

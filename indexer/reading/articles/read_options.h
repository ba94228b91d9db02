#pragma once
/// Options of reading: limits, encodings, names of fields, filter programs.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/reading/articles/reading_watch.h"

namespace niger::articles {

/// What is refused rather than read. Every limit is settable; past it the thing is reported.
struct ReadLimits {
  std::uint64_t file_bytes = std::uint64_t{64} << 30;      ///< a file as it lies on disk
  std::uint64_t record_bytes = std::uint64_t{64} << 20;    ///< one page, text or line
  std::uint64_t unpacked_bytes = std::uint64_t{64} << 30;  ///< of one archive, all entries together
  std::uint64_t unpacked_ratio = 1000;  ///< unpacked : packed, once 16 MB are out
  std::uint64_t entries = 10'000'000;   ///< of one archive
  unsigned archive_depth = 3;           ///< an archive within an archive …
  std::chrono::milliseconds filter_time{60'000};

  friend bool operator==(const ReadLimits&, const ReadLimits&) = default;
};

/// A program that makes text or HTML of files with this extension.
struct FilterProgram {
  std::string extension;             ///< with its dot, lower case: ".pdf"
  std::vector<std::string> command;  ///< program and arguments; "%s" is the file
};

struct ReadOptions {
  std::string encoding;  ///< empty: found out; else an ICU name that is believed: "windows-1256"
  std::map<std::string, std::string> field_names;  ///< ours to theirs: {"body", "story"}
  std::vector<FilterProgram> filters;
  ReadLimits limits;
  bool date_from_file_time = false;  ///< where nothing else gives a date
  bool unique_ids = false;  ///< the collection promises that ids are unique (Article::repetition)
  /// Called from the thread that reads, with the bytes of a file just read: for a progress.
  std::function<void(std::size_t bytes)> bytes_read;
  ReadingWatch* watch = nullptr;  ///< outlives the reader; nullptr: nobody looks on
};

}  // namespace niger::articles

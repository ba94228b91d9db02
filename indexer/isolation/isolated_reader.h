#pragma once
/// A reader of files in a process of its own, with limits of time and memory. A process that dies
/// is replaced, what it found is kept, and the reading goes on behind the page or record that it
/// died of, which is reported as skipped.
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/reading/reader.h"

namespace niger::isolation {

/// The memory that the readers of a run have together. Outlives them.
struct ReadingMemory {
  std::uint64_t each_bytes = 0;   ///< of one process; 0: no limit
  std::uint64_t alone_bytes = 0;  ///< of one that reads again what took more than that
  std::timed_mutex alone;         ///< one at a time
};

struct IsolationOptions {
  std::string settings;  ///< what a reading process makes its ReadOptions of
  std::size_t record_bytes = std::size_t{64} << 20;  ///< as ReadLimits::record_bytes
  std::chrono::seconds file_time{20};
  std::chrono::milliseconds filter_time{60'000};  ///< as ReadLimits::filter_time
  std::shared_ptr<ReadingMemory> memory = std::make_shared<ReadingMemory>();
  /// True: the reading is left, by ReadingInterrupted. Asked while a process is waited for.
  std::function<bool()> stopped = [] { return false; };
  std::function<void(std::size_t bytes)> bytes_read = [](std::size_t) {};
};

/// Thrown by IsolatedReader::read where `stopped` says so.
struct ReadingInterrupted {};

/// One per thread, as Reader. The process is started at the first file and ends with this object.
class IsolatedReader {
 public:
  explicit IsolatedReader(IsolationOptions options);
  ~IsolatedReader();
  IsolatedReader(const IsolatedReader&) = delete;
  IsolatedReader& operator=(const IsolatedReader&) = delete;
  IsolatedReader(IsolatedReader&&) = delete;
  IsolatedReader& operator=(IsolatedReader&&) = delete;

  /// These files are read next, in this order: their reading may begin.
  void expect(const std::vector<walk::Candidate>& files);

  /// As Reader::read. A file that was not expected is read even so, at the cost of those that
  /// were. Throws Error(Internal) where no process can be started.
  articles::FileReport read(const walk::Candidate& candidate, articles::ArticleSink& sink);

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace niger::isolation

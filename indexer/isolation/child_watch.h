#pragma once
/// The watch within a reading process: keeps it within its limits, and notes where it is on the
/// page that it shares with its parent, so that its death shows which unit of which file was the
/// cause. One a process.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "indexer/isolation/messages.h"
#include "indexer/isolation/shared_page.h"
#include "indexer/reading/articles/reading_watch.h"

namespace niger::isolation {

struct ChildLimits {
  std::chrono::seconds file_time{20};  ///< of the processor, and a second for each MB read
  std::uint64_t memory_bytes = 0;      ///< in use at a time; 0: no limit
};

class ChildWatch : public articles::ReadingWatch {
 public:
  /// Called before a unit that is really read, with the place to go on at after a death.
  using AtUnit = std::function<void(const UnitPath& next, const articles::FileReport& report)>;

  /// From now on the process ends itself where it runs past a limit or is asked to. `page` outlives
  /// the process.
  ChildWatch(SharedPage& page, const ChildLimits& limits, AtUnit at_unit);

  void file_begins(const ReadRequest& request);
  void file_ended();
  /// False: what is found was handed over before.
  [[nodiscard]] bool is_new() const { return reached_; }

  [[nodiscard]] Turn unit_begins(articles::FileReport& report) override;
  [[nodiscard]] messages::Text refusal() const override { return refusal_; }
  void unit_ended() override;
  void bytes_came(std::size_t bytes) override;
  void filter_starts() override;
  void filter_started() override;
  void filter_runs(pid_t group) override;

 private:
  [[nodiscard]] const DeadlyUnit* deadly(const UnitPath& unit, bool leave_after) const;
  void show_place();
  void set_limits() const;

  SharedPage& page_;
  std::uint64_t reserved_bytes_ = 0;  // that the kernel grants; 0: no limit
  AtUnit at_unit_;
  const ReadRequest* request_ = nullptr;
  bool reached_ = true;
  std::size_t too_deep_ = 0;  // open units below the deepest that is noted
  UnitPath open_;             // the open units
  std::array<std::uint64_t, kMostUnitDepth + 1> begun_{};  // at each depth, the last one started
  messages::Text refusal_;
};

/// Notes why, and ends the process with what it started.
[[noreturn]] void end_reading(EndReason reason);

}  // namespace niger::isolation

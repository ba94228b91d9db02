#pragma once
/// The page of memory that a reading process shares with its parent, and leaves behind when it
/// dies: the file and the unit it was in, and why it ended, where it knew. The parent trusts none
/// of it.
#include <array>
#include <atomic>
#include <cstdint>

#include "indexer/isolation/unit_path.h"

namespace niger::isolation {

/// Why a reading process ended itself.
enum class EndReason : std::uint32_t { None, Time, Memory, Exception, Asked };

struct SharedPage {
  std::atomic<std::uint64_t> file{0};   ///< number of the request that is worked on; 0: none
  std::atomic<std::uint64_t> bytes{0};  ///< of that file, read so far
  /// How many units are open, one within the other; `at` has the number of each, and behind them
  /// that of the last one that has begun within the innermost (0: none has).
  std::atomic<std::uint32_t> open{0};
  std::array<std::atomic<std::uint64_t>, kMostUnitDepth + 1> at{};
  std::atomic<std::int32_t> filter{0};  ///< process group of a filter program; 0: none runs
  std::atomic<EndReason> reason{EndReason::None};
  std::array<char, 256> words{};  ///< what() of an exception, ended by NUL
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

inline constexpr std::size_t kSharedPageBytes = 4096;
static_assert(sizeof(SharedPage) <= kSharedPageBytes);

}  // namespace niger::isolation

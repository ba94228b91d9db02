#pragma once
/// The reason why a reading process ended, in words for a person: from its exit status, and from
/// what it noted on the shared page.
#include <chrono>
#include <cstdint>
#include <optional>

#include "common/messages/text.h"
#include "indexer/isolation/child_watch.h"
#include "indexer/isolation/shared_page.h"
#include "indexer/isolation/unit_path.h"

namespace niger::isolation {

enum class EndKind : std::uint8_t {
  Crash,     ///< a signal, an abort, an exception
  Time,      ///< too much of the processor's
  Memory,    ///< too much
  Killed,    ///< by somebody else
  Asked,     ///< it was asked to end, as everybody is at a shutdown: no file is to blame
  Silent,    ///< its parent ended it: it did nothing any more
  Nonsense,  ///< its parent ended it: it sent what makes no sense
};

struct EndOfChild {
  EndKind kind = EndKind::Crash;
  messages::Text why;      ///< for the file or the unit that was read
  std::uint64_t file = 0;  ///< number of the request; 0: none was worked on
  /// The unit that was read; or, where `leave_after`, the last one read before what encloses it
  /// ended the process. Depth 0: the file itself.
  UnitPath unit;
  bool leave_after = false;
};

/// `status` is waitpid's; nothing: not known. `by_parent`: Silent or Nonsense, else nothing.
[[nodiscard]] EndOfChild end_of_child(const SharedPage& page, std::optional<int> status,
                                      std::optional<EndKind> by_parent, const ChildLimits& limits,
                                      std::chrono::seconds silence);

}  // namespace niger::isolation

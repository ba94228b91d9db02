#pragma once
/// The observer of a reading. It is notified of each unit (a page of an archive, a record) before
/// it is parsed, so that after a crash the reading can go on behind the unit that caused it.
#include <sys/types.h>

#include <cstddef>

#include "common/messages/text.h"

namespace niger::articles {

struct FileReport;

/// Thrown by ReadingWatch::unit_ended: what encloses the unit is to be left, for this reason.
struct LeaveReading {
  messages::Text why;
};

class ReadingWatch {
 public:
  enum class Turn {
    Read,
    PassOver,  ///< it was read before
    Refuse,    ///< it is reported, with refusal() as the reason
  };

  ReadingWatch() = default;
  virtual ~ReadingWatch() = default;
  ReadingWatch(const ReadingWatch&) = delete;
  ReadingWatch& operator=(const ReadingWatch&) = delete;
  ReadingWatch(ReadingWatch&&) = delete;
  ReadingWatch& operator=(ReadingWatch&&) = delete;

  /// A unit comes next: within the unit that is being read, or else of the file. `report` is what
  /// is known of the file so far.
  [[nodiscard]] virtual Turn unit_begins(FileReport& report) = 0;
  [[nodiscard]] virtual messages::Text refusal() const = 0;
  /// The unit has been read. May throw LeaveReading.
  virtual void unit_ended() = 0;

  /// Bytes came out of a file, or out of what is packed in it.
  virtual void bytes_came(std::size_t bytes) = 0;

  /// A filter program is about to be started; it has been, or could not be.
  virtual void filter_starts() = 0;
  virtual void filter_started() = 0;
  /// It runs in this process group: reported by its own process, which is still a copy of the
  /// reader's. 0: it has ended, which the reader reports.
  virtual void filter_runs(pid_t group) = 0;
};

}  // namespace niger::articles

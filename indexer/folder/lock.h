#pragma once
/// The writer's lock of an index: one process at a time. The kernel drops the lock of a process
/// that ends, however it ends, so that a lock of a dead process is no lock.
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include "common/files/descriptor.h"
#include "common/messages/text.h"

namespace niger::folder {

/// What the holder of a lock says of itself, for whoever has to wait.
struct LockOwner {
  long process = 0;
  std::string host;
  std::string since;  ///< UTC, ISO 8601
  std::string task;   ///< build, update …
};

/// How long, and how, a writer waits for another.
struct LockWait {
  std::chrono::milliseconds most{0};
  std::function<bool()> cancelled = {};  ///< true: it waits no longer
  /// Called once where it has to wait, with what the holder says of itself.
  std::function<void(const std::string& holder)> begun = {};
};

class WriterLock {
 public:
  /// Takes the lock of the index in `folder`, which must exist; waits as `wait` says. Throws
  /// Error(Busy), which names the holder and since when, and Error(Index) where the lock file
  /// cannot be made.
  WriterLock(const std::filesystem::path& folder, const LockOwner& owner,
             const LockWait& wait = {});
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  WriterLock(WriterLock&&) = delete;
  WriterLock& operator=(WriterLock&&) = delete;

  /// What the holder of this index's lock says of itself; empty where nobody holds it.
  [[nodiscard]] static std::string holder(const std::filesystem::path& folder);

  /// What a holder wrote of itself that ended without giving the lock back: killed, or with the
  /// power. Empty where the last one ended well, or one is at work.
  [[nodiscard]] static std::string dead_holder(const std::filesystem::path& folder);

 private:
  files::Descriptor descriptor_;
};

/// Keeps writers away from an index as long as it lives, and other such locks not. Wants no right
/// to write there.
class QuietLock {
 public:
  /// Waits for a writer to end as `wait` says. Throws Error(Busy) as WriterLock does.
  explicit QuietLock(const std::filesystem::path& folder, const LockWait& wait = {});

 private:
  files::Descriptor descriptor_;  // none: no writer has ever been there
};

/// A holder as holder() names it, for a person.
[[nodiscard]] messages::Text holder_label(const std::string& holder);

}  // namespace niger::folder

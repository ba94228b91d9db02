#include "indexer/folder/lock.h"

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "common/files/regular_file.h"
#include "common/messages/text_error.h"
#include "indexer/folder/index_owner.h"

namespace niger::folder {

using files::Links;
using files::open_regular;
using files::OpenedFile;
using messages::Message;
using messages::Text;
using messages::TextError;

namespace {

constexpr const char* kLockFile = "lock";
constexpr const char* kNobody = "another process";  // it has not stated which
constexpr std::chrono::milliseconds kPause{50};
// holder() locks for an instant; a writer that asks just then must not give up.
constexpr std::chrono::milliseconds kLeastWait{150};

std::string text_of(const LockOwner& owner) {
  return owner.task + " by process " + std::to_string(owner.process) + " on " + owner.host +
         " since " + owner.since + "\n";
}

// What the holder wrote, without its line end.
std::string holder_text(int descriptor) {
  char buffer[512];
  const ssize_t size = pread(descriptor, buffer, sizeof buffer, 0);
  const std::string text(buffer, size > 0 ? static_cast<std::size_t>(size) : 0);
  const std::size_t end = text.find('\n');
  return end == std::string::npos ? kNobody : text.substr(0, end);
}

// What stands in the lock, and whether it is held.
std::pair<std::string, bool> localized_lock(const std::filesystem::path& folder) {
  const OpenedFile lock = open_regular(folder / kLockFile, Links::Refuse);
  if (!lock) {
    return {kNobody, false};
  }
  const bool is_held = flock(lock.descriptor.number(), LOCK_SH | LOCK_NB) != 0;
  return {holder_text(lock.descriptor.number()), is_held};
}

// Takes the lock of a folder, LOCK_EX or LOCK_SH.
void lock_waiting(int descriptor, int kind, const std::filesystem::path& folder,
                  const LockWait& wait) {
  const auto start = std::chrono::steady_clock::now();
  const auto most = std::max(wait.most, kLeastWait);
  bool reported = false;
  while (flock(descriptor, kind | LOCK_NB) != 0) {
    const auto waited = std::chrono::steady_clock::now() - start;
    if (waited >= most || (wait.cancelled && wait.cancelled())) {
      const std::string holder = holder_text(descriptor);
      throw TextError(
          ErrorKind::Busy,
          {Message::LockBusy, {{"path", folder.string()}, {"holder", holder_label(holder)}}});
    }
    if (!reported && waited >= kLeastWait && wait.begun) {
      wait.begun(holder_text(descriptor));
      reported = true;
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace

QuietLock::QuietLock(const std::filesystem::path& folder, const LockWait& wait) {
  OpenedFile lock = open_regular(folder / kLockFile, Links::Refuse);
  if (lock) {
    descriptor_ = std::move(lock.descriptor);
    lock_waiting(descriptor_.number(), LOCK_SH, folder, wait);
  } else if (lock.error != ENOENT) {
    throw TextError(
        ErrorKind::Index,
        {Message::CannotRead, {{"path", (folder / kLockFile).string()}, {"reason", lock.reason}}});
  }
}

WriterLock::WriterLock(const std::filesystem::path& folder, const LockOwner& owner,
                       const LockWait& wait) {
  OpenedFile lock = open_regular(folder / kLockFile, Links::Refuse, O_RDWR | O_CREAT);
  if (!lock) {
    const std::string keeper = lock.error == EACCES ? owner_of(folder) : "";
    std::vector<messages::Argument> places{{"path", (folder / kLockFile).string()},
                                           {"reason", lock.reason}};
    if (!keeper.empty()) places.emplace_back("owner", keeper);
    throw TextError(
        ErrorKind::Index,
        {keeper.empty() ? Message::WriteFailed : Message::FolderOfAnother, std::move(places)});
  }
  descriptor_ = std::move(lock.descriptor);
  lock_waiting(descriptor_.number(), LOCK_EX, folder, wait);
  // On a full disk only this note for those who wait is lost; the lock holds even so.
  const std::string text = text_of(owner);
  if (ftruncate(descriptor_.number(), 0) != 0 ||
      pwrite(descriptor_.number(), text.data(), text.size(), 0) < 0) {
    (void)!ftruncate(descriptor_.number(), 0);
  }
}

WriterLock::~WriterLock() { (void)!ftruncate(descriptor_.number(), 0); }

std::string WriterLock::holder(const std::filesystem::path& folder) {
  const auto [text, is_held] = localized_lock(folder);
  return is_held ? text : "";
}

std::string WriterLock::dead_holder(const std::filesystem::path& folder) {
  const auto [text, is_held] = localized_lock(folder);
  return is_held || text == kNobody ? "" : text;
}

Text holder_label(const std::string& holder) {
  // As text_of writes it.
  const std::size_t process = holder.find(" by process ");
  const std::size_t host = holder.find(" on ", process);
  const std::size_t since = holder.rfind(" since ");
  if (host == std::string::npos || since == std::string::npos || since < host) {
    return holder == kNobody ? Text(Message::LockHolderUnknown) : Text(holder);
  }
  const std::size_t number = process + std::string_view(" by process ").size();
  return {Message::LockHolder,
          {{"task", holder.substr(0, process)},
           {"process", holder.substr(number, host - number)},
           {"host", holder.substr(host + 4, since - host - 4)},
           {"time", holder.substr(since + 7)}}};
}

}  // namespace niger::folder

#include "common/files/whole_file.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <system_error>

#include "common/files/durable.h"
#include "common/files/write_all.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"

namespace niger::files {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kSuffix = ".new";
constexpr std::size_t kSuffixBytes = 1 + 16 + kSuffix.size();
constexpr std::size_t kMaxNameBytes = 255;
constexpr int kMaxLinks = 40;  // as Linux

// The kernel keeps people from following a stranger's link in a folder like /tmp; so do we, who
// look where it points before opening anything (proc(5), protected_symlinks).
bool may_follow(const fs::path& link, const struct stat& status) {
  struct stat folder {};
  const fs::path parent = link.has_parent_path() ? link.parent_path() : fs::path(".");
  if (::stat(parent.c_str(), &folder) != 0) return false;
  constexpr mode_t kShared = S_ISVTX | S_IWOTH;
  return (folder.st_mode & kShared) != kShared || status.st_uid == geteuid() ||
         status.st_uid == folder.st_uid;
}

// Where a path leads whose last part is a link; 0 or an error as in errno.
int follow_links(fs::path& path) {
  for (int links = 0;; ++links) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 || !S_ISLNK(status.st_mode)) return 0;
    if (links == kMaxLinks) return ELOOP;
    if (!may_follow(path, status)) return EACCES;
    std::error_code failure;
    const fs::path target = fs::read_symlink(path, failure);
    if (failure) return failure.value();
    path = path.parent_path() / target;  // of an absolute target, the target
  }
}

[[noreturn]] void refuse(const fs::path& path, const WritingRules& rules, int error) {
  const messages::Text reason = error == EINVAL ? messages::Text(messages::Message::FileSpecial)
                                                : messages::system_text(error);
  throw messages::TextError(rules.error,
                            {rules.message, {{"path", path.string()}, {"reason", reason}}});
}

// As much of a name as leaves room for what is added to it, cut between two letters.
std::string beginning_of(std::string name) {
  if (name.size() <= kMaxNameBytes - kSuffixBytes) return name;
  std::size_t end = kMaxNameBytes - kSuffixBytes;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80) --end;
  name.resize(end);
  return name;
}

}  // namespace

std::string unguessable_suffix() {
  std::uint64_t number = 0;
  if (::getrandom(&number, sizeof number, 0) != sizeof number) {
    number =
        static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
  }
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), ".%016llx", static_cast<unsigned long long>(number));
  return text.data() + std::string(kSuffix);
}

bool is_beside(std::string_view name, std::string_view whole) {
  if (name.size() != whole.size() + kSuffixBytes || !name.starts_with(whole) ||
      !name.ends_with(kSuffix) || name[whole.size()] != '.') {
    return false;
  }
  const std::string_view digits = name.substr(whole.size() + 1, 16);
  return digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void remove_left_beside(const fs::path& path) {
  const std::string whole = beginning_of(path.filename().string());
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(path.parent_path(), failure)) {
    if (is_beside(entry.path().filename().string(), whole) &&
        fs::is_regular_file(entry.symlink_status(failure))) {
      ::unlink(entry.path().c_str());
    }
  }
}

WholeFile::WholeFile(const fs::path& path, const WritingRules& rules) : rules_(rules), path_(path) {
  if (rules_.links == Links::Follow) {
    if (const int error = follow_links(path_); error != 0) fail(error);
  }
  struct stat status {};
  const bool is_there = ::lstat(path_.c_str(), &status) == 0;
  if (is_there && S_ISDIR(status.st_mode)) fail(EISDIR);
  // In a folder of ours what is no file is not written into but replaced, as a link is.
  const bool is_special = is_there && !S_ISREG(status.st_mode);
  if (is_special && rules_.links == Links::Follow) fail(EINVAL);
  if (is_there && !is_special && ::access(path_.c_str(), W_OK) != 0) fail(errno);
  open_beside();
  if (is_there && !is_special) take_over_permissions();
}

WholeFile::~WholeFile() {
  if (!committed_) ::unlink(beside_.c_str());
}

void WholeFile::open_beside() {
  const std::string beginning = beginning_of(path_.filename().string());
  constexpr int kAttempts = 100;
  for (int attempt = 1;; ++attempt) {
    const fs::path beside = path_.parent_path() / (beginning + unguessable_suffix());
    descriptor_.reset(
        ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, rules_.mode));
    if (descriptor_) {
      beside_ = beside;
      return;
    }
    if (errno != EEXIST || attempt == kAttempts) fail(errno);
  }
}

// Nobody may read the new file who could not read the old one.
void WholeFile::take_over_permissions() {
  struct stat before {};
  struct stat now {};
  if (::lstat(path_.c_str(), &before) != 0 || ::fstat(descriptor_.number(), &now) != 0) return;
  const bool is_private = (rules_.mode & 0077U) == 0;
  mode_t mode = before.st_mode & (is_private ? rules_.mode : 0777U);
  const bool other_owner = now.st_uid != before.st_uid || now.st_gid != before.st_gid;
  if (other_owner && ::fchown(descriptor_.number(), before.st_uid, before.st_gid) != 0 &&
      now.st_gid != before.st_gid && ::fchown(descriptor_.number(), -1, before.st_gid) != 0) {
    mode &= ~static_cast<mode_t>(0070) | ((mode & 0007U) << 3U);  // the group is another one
  }
  (void)::fchmod(descriptor_.number(), mode);
}

void WholeFile::commit(std::string_view content) {
  if (const int error = write_all(descriptor_.number(), content); error != 0) fail(error);
  if (::fsync(descriptor_.number()) != 0 || ::rename(beside_.c_str(), path_.c_str()) != 0) {
    fail(errno);
  }
  committed_ = true;
  if (const int error = sync_folder_of(path_); error != 0) fail(error);
}

void WholeFile::fail(int error) const {
  if (!beside_.empty() && !committed_) ::unlink(beside_.c_str());
  refuse(path_, rules_, error);
}

void append_to_file(const fs::path& path, std::string_view text, const WritingRules& rules) {
  // O_NONBLOCK: a pipe that nobody reads is a failure, no reason to wait forever.
  constexpr int kFlags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  const Descriptor descriptor(::open(path.c_str(), kFlags, rules.mode));
  const int error = descriptor ? write_all(descriptor.number(), text) : errno;
  if (error != 0) refuse(path, rules, error);
}

int make_folders(const fs::path& path, mode_t mode) {
  std::error_code failure;
  if (fs::is_directory(path, failure)) return 0;
  const fs::path parent = path.parent_path();
  if (!parent.empty() && parent != path) {
    if (const int error = make_folders(parent, mode); error != 0) return error;
  }
  if (::mkdir(path.c_str(), mode) == 0) return 0;
  const int error = errno;
  if (error != EEXIST) return error;
  return fs::is_directory(path, failure) ? 0 : ENOTDIR;  // somebody else made it just now
}

}  // namespace niger::files

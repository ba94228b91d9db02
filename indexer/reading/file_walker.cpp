#include "indexer/reading/file_walker.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <istream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "common/base/utf8.h"
#include "common/messages/system_text.h"

namespace niger {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + std::int64_t{time.tv_nsec};
}

using FileKey = std::pair<dev_t, ino_t>;

Text special_name(mode_t mode) {
  if (S_ISFIFO(mode)) {
    return Message::WalkPipe;
  }
  if (S_ISSOCK(mode)) {
    return Message::WalkSocket;
  }
  return Message::WalkDevice;
}

std::string joined(const std::string& folder, std::string_view name) {
  std::string path = folder;
  if (!path.empty() && path.back() != '/') {
    path.push_back('/');
  }
  return path.append(name);
}

std::string without_trailing_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') {
    path.pop_back();
  }
  return path;
}

std::string last_component(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 || value == 0x7F;
}

bool is_one_line(std::string_view bytes) {
  return is_valid_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), is_control);
}

std::string escaped(std::string_view bytes, bool percent_too) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t begin = offset;
    (void)next_code_point(bytes, offset);
    const std::string_view piece = bytes.substr(begin, offset - begin);
    if (is_valid_utf8(piece) && !is_control(piece.front()) &&
        !(percent_too && piece.front() == '%')) {
      out.append(piece);
      continue;
    }
    for (const char byte : piece) {
      const auto value = static_cast<unsigned char>(byte);
      out.push_back('%');
      out.push_back(kHex[value >> 4]);
      out.push_back(kHex[value & 0xF]);
    }
  }
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

// A name of bytes that cannot be shown, or one that is spelt as such a name is shown.
bool looks_shown(const std::string& bytes) {
  std::string name = bytes;
  while (is_one_line(name)) {
    std::string inner = unescaped(name);
    if (inner.size() == name.size()) {
      return false;
    }
    name = std::move(inner);
  }
  return true;
}

class Walk {
 public:
  explicit Walk(const WalkOptions& options) : options_(options) {}

  void visit_root(const std::string& path, const std::string& name_prefix) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      skip(path, reason_of(errno), system_text(errno));
    } else if (S_ISDIR(status.st_mode)) {
      visit_folder(path, name_prefix, status, 0);
    } else {
      visit_file(path, name_prefix.empty() ? last_component(path) : name_prefix, status);
    }
  }

  void visit_listed(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      skip(path, reason_of(errno), system_text(errno));
    } else if (S_ISDIR(status.st_mode)) {
      skip(path, SkipReason::Special, Message::WalkFolder);
    } else {
      visit_file(path, path, status);
    }
  }

  WalkResult take() { return std::move(result_); }

 private:
  void visit_folder(const std::string& path, const std::string& name, const struct stat& status,
                    std::size_t depth) {
    const FileKey key{status.st_dev, status.st_ino};
    if (open_folders_.contains(key)) {
      skip(path, SkipReason::Loop, Message::WalkLoop);
      return;
    }
    if (!seen_folders_.insert(key).second) {
      skip(path, SkipReason::Repeated, Message::WalkRepeated);
      return;
    }
    if (depth > options_.max_depth) {
      skip(path, SkipReason::TooLarge, {Message::WalkDeep, {{"count", options_.max_depth}}});
      return;
    }
    // Stays open: an entry is looked up in it, not along the whole path.
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), ::closedir);
    if (!folder) {
      skip(path, reason_of(errno), system_text(errno));
      return;
    }
    open_folders_.insert(key);
    for (const std::string& entry : entries_of(folder.get(), path)) {
      struct stat entry_status {};
      const int failed = ::fstatat(::dirfd(folder.get()), entry.c_str(), &entry_status, 0);
      visit_entry(joined(path, entry), name.empty() ? entry : joined(name, entry), entry_status,
                  failed == 0 ? 0 : errno, depth);
    }
    open_folders_.erase(key);
  }

  std::vector<std::string> entries_of(DIR* folder, const std::string& path) {
    std::vector<std::string> entries;
    errno = 0;
    while (const dirent* entry = ::readdir(folder)) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != ".." && (options_.hidden || name.front() != '.')) {
        entries.emplace_back(name);
      }
      errno = 0;
    }
    if (errno != 0) {
      skip(path, SkipReason::Damaged, system_text(errno));
    }
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  // `failure` is why there is no status, or 0.
  void visit_entry(const std::string& path, const std::string& name, const struct stat& status,
                   int failure, std::size_t depth) {
    if (failure != 0) {
      const bool dangling = failure == ENOENT;
      skip(path, reason_of(failure), dangling ? Text(Message::WalkDangling) : system_text(failure));
    } else if (S_ISDIR(status.st_mode)) {
      visit_folder(path, name, status, depth + 1);
    } else {
      visit_file(path, name, status);
    }
  }

  void visit_file(const std::string& path, const std::string& name, const struct stat& status) {
    if (!S_ISREG(status.st_mode)) {
      skip(path, SkipReason::Special, special_name(status.st_mode));
      return;
    }
    Candidate candidate;
    candidate.native_path = path;
    candidate.path = shown_path(path);
    candidate.name = shown_path(name);
    candidate.size_bytes = static_cast<std::uint64_t>(status.st_size);
    candidate.mtime_ns = nanoseconds(status.st_mtim);
    candidate.ctime_ns = nanoseconds(status.st_ctim);
    result_.candidates.push_back(std::move(candidate));
  }

  void skip(const std::string& path, SkipReason reason, Text message) {
    result_.skipped.push_back({shown_path(path), "", reason, std::move(message)});
  }

  WalkOptions options_;
  std::set<FileKey> open_folders_;  ///< from the root down to here
  std::set<FileKey> seen_folders_;
  WalkResult result_;
};

}  // namespace

SkipReason reason_of(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return SkipReason::Denied;
    case ELOOP:
      return SkipReason::Loop;
    case ENOENT:
    case ENOTDIR:
      return SkipReason::Missing;
    default:
      return SkipReason::Damaged;
  }
}

std::string_view reason_name(SkipReason reason) {
  switch (reason) {
    case SkipReason::Missing:
      return "missing";
    case SkipReason::Denied:
      return "denied";
    case SkipReason::Special:
      return "special";
    case SkipReason::Loop:
      return "loop";
    case SkipReason::Repeated:
      return "repeated";
    case SkipReason::Empty:
      return "empty";
    case SkipReason::Binary:
      return "binary";
    case SkipReason::Encoding:
      return "encoding";
    case SkipReason::Damaged:
      return "damaged";
    case SkipReason::TooLarge:
      return "too-large";
    case SkipReason::Unsupported:
      return "unsupported";
    case SkipReason::Filter:
      return "filter";
    case SkipReason::Stopped:
      return "reader-stopped";
  }
  return "unknown";
}

std::string shown_bytes(const std::string& bytes) {
  return is_one_line(bytes) ? bytes : escaped(bytes, false);
}

std::string shown_path(const std::string& bytes) {
  return looks_shown(bytes) ? escaped(bytes, true) : bytes;
}

WalkResult walk(const std::vector<std::string>& roots, const WalkOptions& options) {
  std::vector<std::string> cleaned;
  std::map<std::string, int> endings;
  for (const std::string& root : roots) {
    cleaned.push_back(without_trailing_slashes(root));
    ++endings[last_component(cleaned.back())];
  }
  Walk walk(options);
  for (const std::string& root : cleaned) {
    const std::string ending = last_component(root);
    if (cleaned.size() == 1) {
      walk.visit_root(root, "");
    } else {
      walk.visit_root(root, endings[ending] == 1 ? ending : root);
    }
  }
  return walk.take();
}

WalkResult candidates_of(const std::vector<std::string>& paths) {
  Walk walk({});
  for (const std::string& path : paths) {
    walk.visit_listed(path);
  }
  return walk.take();
}

std::vector<std::string> path_list(std::istream& input) {
  const std::string all{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  const char separator = all.find('\0') != std::string::npos ? '\0' : '\n';
  std::vector<std::string> paths;
  std::size_t begin = 0;
  while (begin < all.size()) {
    std::size_t end = all.find(separator, begin);
    if (end == std::string::npos) {
      end = all.size();
    }
    std::string path = all.substr(begin, end - begin);
    if (separator == '\n' && !path.empty() && path.back() == '\r') {
      path.pop_back();
    }
    if (!path.empty()) {
      paths.push_back(std::move(path));
    }
    begin = end + 1;
  }
  return paths;
}

}  // namespace niger

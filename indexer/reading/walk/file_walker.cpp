#include "indexer/reading/walk/file_walker.h"

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
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "common/messages/system_text.h"
#include "indexer/reading/walk/ignore_file.h"
#include "indexer/reading/walk/path_parts.h"
#include "indexer/reading/walk/shortage.h"

namespace niger::walk {

using files::WalkedPath;
using messages::Message;

namespace {

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + std::int64_t{time.tv_nsec};
}

using FileKey = std::pair<dev_t, ino_t>;

messages::Text special_name(mode_t mode) {
  if (S_ISFIFO(mode)) {
    return Message::WalkPipe;
  }
  if (S_ISSOCK(mode)) {
    return Message::WalkSocket;
  }
  return Message::WalkDevice;
}

class Walk {
 public:
  Walk(const WalkOptions& options, const std::vector<Root>& roots)
      : options_(options), selection_(PathRules(options.rules)) {
    for (const Root& root : roots) {
      if (std::string real = real_path(root.path); !real.empty()) {
        real_roots_.push_back(std::move(real));
      }
    }
  }

  void visit_root(const std::string& path, const std::string& name_prefix) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      skip_for(path, errno);
    } else if (S_ISDIR(status.st_mode)) {
      visit_folder(path, {path, std::string::npos}, name_prefix, 0);
    } else if (const auto why = selection_.of_named_file(file_names(last_component(path)))) {
      exclude(path, *why, false);
    } else {
      visit_file(path, {path, std::string::npos},
                 name_prefix.empty() ? last_component(path) : name_prefix, status);
    }
    result_.root_ends.push_back(result_.candidates.size());
  }

  void visit_listed(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      skip_for(path, errno);
    } else if (S_ISDIR(status.st_mode)) {
      skip(path, SkipReason::Special, Message::WalkFolder);
    } else if (const auto why = selection_.of_named_file(file_names(path))) {
      exclude(path, *why, false);
    } else {
      visit_file(path, {path, std::string::npos}, path, status);
    }
  }

  WalkResult take() {
    result_.idle_patterns = selection_.idle_patterns();
    return std::move(result_);
  }

 private:
  // `place` is where the folder is, without links below a root unless they are followed.
  void visit_folder(const std::string& path, const WalkedPath& place, const std::string& name,
                    std::size_t depth) {
    // Stays open: an entry is looked up in it, not along the whole path.
    files::Descriptor opened = files::open_walked(place, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
    struct stat status {};
    if (!opened || ::fstat(opened.number(), &status) != 0) {
      skip_for(path, errno);
      return;
    }
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
    if (options_.is_index && options_.is_index(path)) {
      result_.excluded.push_back({shown_path(path), "", "", true, true});
      return;
    }
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::fdopendir(opened.number()), ::closedir);
    if (!folder) {
      skip_for(path, errno);
      return;
    }
    (void)opened.release();  // `folder` closes it
    open_folders_.insert(key);
    enter(path, place);
    for (const std::string& entry : entries_of(folder.get(), path)) {
      struct stat entry_status {};
      int failed =
          ::fstatat(::dirfd(folder.get()), entry.c_str(), &entry_status, AT_SYMLINK_NOFOLLOW);
      const bool is_link = failed == 0 && S_ISLNK(entry_status.st_mode);
      if (is_link) failed = ::fstatat(::dirfd(folder.get()), entry.c_str(), &entry_status, 0);
      const int failure = failed == 0 ? 0 : errno;
      selection_.push(entry);
      const bool is_folder = failed == 0 && S_ISDIR(entry_status.st_mode);
      if (const auto why = selection_.why_out(is_folder)) {
        exclude(joined_path(path, entry), *why, is_folder);
      } else if (const auto entry_place =
                     is_link && failed == 0 ? place_of_link(joined_path(path, entry), entry_status)
                                            : std::optional(place_of(entry, place))) {
        visit_entry(joined_path(path, entry), *entry_place,
                    name.empty() ? entry : joined_path(name, entry), entry_status, failure, depth);
      } else {
        skip(joined_path(path, entry), SkipReason::Link, Message::WalkLinkOut);
      }
      selection_.pop();
    }
    selection_.leave();
    open_folders_.erase(key);
  }

  [[nodiscard]] WalkedPath place_of(const std::string& entry, const WalkedPath& folder) const {
    const std::size_t named = std::min(folder.named_bytes, folder.path.size());
    return {joined_path(folder.path, entry), options_.follow_links ? std::string::npos : named};
  }

  // Where a link leads; nothing: out of the roots. Of what would be read alone; what a pipe or a
  // device is is told as such.
  [[nodiscard]] std::optional<WalkedPath> place_of_link(const std::string& link,
                                                        const struct stat& target) const {
    if (options_.follow_links || (!S_ISREG(target.st_mode) && !S_ISDIR(target.st_mode))) {
      return WalkedPath{link, std::string::npos};
    }
    std::string real = real_path(link);
    for (const std::string& root : real_roots_) {
      if (is_below(real, root)) {
        return WalkedPath{std::move(real), root.size()};
      }
    }
    return std::nullopt;
  }

  // Takes over what the folder's own file says of it.
  void enter(const std::string& path, const WalkedPath& place) {
    const IgnoreFile file = read_ignore_file(
        {joined_path(place.path, kIgnoreFile), std::min(place.named_bytes, place.path.size())});
    if (file.trouble) {
      skip(joined_path(path, kIgnoreFile), file.trouble->reason, file.trouble->message);
    }
    if (!selection_.enter(joined_path(path, kIgnoreFile), file.text)) {
      skip(joined_path(path, kIgnoreFile), SkipReason::TooLarge,
           {Message::IgnoreFilesLarge, {{"size", Selection::kMaxBytes >> 10}}});
    }
    result_.ignore_files += selection_.obeys_file_here() ? 1 : 0;
  }

  std::vector<std::string> entries_of(DIR* folder, const std::string& path) {
    std::vector<std::string> entries;
    errno = 0;
    while (const dirent* entry = ::readdir(folder)) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != ".." && name != kIgnoreFile &&
          (options_.hidden || name.front() != '.')) {
        entries.emplace_back(name);
      }
      errno = 0;
    }
    if (errno != 0) {
      skip(path, SkipReason::Damaged, messages::system_text(errno));
    }
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  // `failure` is why there is no status, or 0.
  void visit_entry(const std::string& path, const WalkedPath& place, const std::string& name,
                   const struct stat& status, int failure, std::size_t depth) {
    if (failure != 0) {
      if (failure == ENOENT) {
        skip(path, SkipReason::Missing, Message::WalkDangling);
      } else {
        skip_for(path, failure);
      }
    } else if (S_ISDIR(status.st_mode)) {
      visit_folder(path, place, name, depth + 1);
    } else {
      visit_file(path, place, name, status);
    }
  }

  void visit_file(const std::string& path, const WalkedPath& place, const std::string& name,
                  const struct stat& status) {
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
    candidate.real_path = place.path == path ? "" : place.path;
    candidate.named_bytes = place.named_bytes;
    result_.candidates.push_back(std::move(candidate));
  }

  void exclude(const std::string& path, const Selection::Why& why, bool is_folder) {
    result_.excluded.push_back({shown_path(path), shown_bytes(std::string(why.pattern)),
                                shown_path(std::string(why.file)), is_folder});
  }

  void skip_for(const std::string& path, int error) {
    refuse_shortage(error, path);
    skip(path, reason_of(error), messages::system_text(error));
  }

  void skip(const std::string& path, SkipReason reason, messages::Text message) {
    result_.skipped.push_back({shown_path(path), "", reason, std::move(message)});
  }

  WalkOptions options_;
  Selection selection_;
  std::vector<std::string> real_roots_;  ///< without links
  std::set<FileKey> open_folders_;       ///< from the root down to here
  std::set<FileKey> seen_folders_;
  WalkResult result_;
};

}  // namespace

std::vector<Root> named_roots(const std::vector<std::string>& paths) {
  std::vector<Root> roots;
  std::map<std::string, int> endings;
  for (const std::string& path : paths) {
    roots.push_back({without_trailing_slashes(path), ""});
    ++endings[last_component(roots.back().path)];
  }
  for (Root& root : roots) {
    const std::string ending = last_component(root.path);
    if (roots.size() > 1) {
      root.name = endings[ending] == 1 ? ending : root.path;
    }
  }
  return roots;
}

WalkResult walk(const std::vector<Root>& roots, const WalkOptions& options) {
  Walk walk(options, roots);
  for (const Root& root : roots) {
    walk.visit_root(without_trailing_slashes(root.path), root.name);
  }
  return walk.take();
}

WalkResult walk(const std::vector<std::string>& roots, const WalkOptions& options) {
  return walk(named_roots(roots), options);
}

WalkResult candidates_of(const std::vector<std::string>& paths, const WalkOptions& options) {
  Walk walk(options, {});
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

}  // namespace niger::walk

#include "indexer/reading/ignore_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "common/messages/system_text.h"

namespace niger {

IgnoreFile read_ignore_file(int folder_descriptor) {
  IgnoreFile file;
  const int descriptor = ::openat(folder_descriptor, kIgnoreFile,
                                  O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    if (errno == ELOOP || errno == ENXIO) {  // a symbolic link; a socket
      file.trouble = {SkipReason::Special, Message::IgnoreFileSpecial};
    } else if (errno != ENOENT) {
      file.trouble = {reason_of(errno), system_text(errno)};
    }
    return file;
  }
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    file.trouble = {SkipReason::Special, Message::IgnoreFileSpecial};
  } else {
    std::string text(Selection::kMaxBytes + 1, '\0');
    std::size_t size = 0;
    ssize_t got = 1;
    while (got > 0 && size < text.size()) {
      got = ::read(descriptor, text.data() + size, text.size() - size);
      if (got > 0) {
        size += static_cast<std::size_t>(got);
      } else if (got < 0 && errno == EINTR) {
        got = 1;
      }
    }
    if (got < 0) {
      file.trouble = {reason_of(errno), system_text(errno)};
    } else if (size > Selection::kMaxBytes) {
      file.trouble = {SkipReason::TooLarge,
                      {Message::IgnoreFilesLarge, {{"size", Selection::kMaxBytes >> 10}}}};
    } else {
      text.resize(size);
      file.text = std::move(text);
    }
  }
  ::close(descriptor);
  return file;
}

bool Selection::enter(std::string file, std::string_view text) {
  const bool fits = bytes_ + text.size() <= kMaxBytes;
  Folder folder{std::move(file), names_.size(), fits ? text.size() : 0, {}};
  if (fits) {
    folder.rules = PathRules::of_lines(text);
  }
  bytes_ += folder.bytes;
  folders_.push_back(std::move(folder));
  return fits;
}

void Selection::leave() {
  bytes_ -= folders_.back().bytes;
  folders_.pop_back();
}

std::optional<Selection::Why> Selection::why_out(bool is_folder) const {
  const std::span<const FileName> path = names_;
  if (!of_options_.empty()) {
    const auto verdict = is_folder ? of_options_.of(path, true) : of_options_.of_file(path);
    if (verdict && verdict->leaves_out) {
      return Why{verdict->pattern, ""};
    }
    if (!verdict && !is_folder && of_options_.only_named()) {
      return Why{};
    }
  }
  for (auto folder = folders_.rbegin(); folder != folders_.rend(); ++folder) {
    if (const auto verdict = folder->rules.of(path.subspan(folder->depth), is_folder)) {
      return verdict->leaves_out ? std::optional(Why{verdict->pattern, folder->file})
                                 : std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<Selection::Why> Selection::of_named_file(std::span<const FileName> path) const {
  if (of_options_.empty()) {
    return std::nullopt;
  }
  const auto verdict = of_options_.of_file(path);
  if (verdict ? verdict->leaves_out : of_options_.only_named()) {
    return verdict ? Why{verdict->pattern, ""} : Why{};
  }
  return std::nullopt;
}

}  // namespace niger

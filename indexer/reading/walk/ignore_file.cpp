#include "indexer/reading/walk/ignore_file.h"

#include <cerrno>
#include <utility>

#include "common/files/regular_file.h"

namespace niger::walk {

IgnoreFile read_ignore_file(const files::WalkedPath& file) {
  files::FileContent content = files::read_small_file(file, Selection::kMaxBytes);
  switch (content.error) {
    case 0:
      return {std::move(content.bytes), std::nullopt};
    case ENOENT:
      return {};
    case EFBIG:
      return {"", IgnoreFile::Trouble{SkipReason::TooLarge,
                                      {messages::Message::IgnoreFilesLarge,
                                       {{"size", Selection::kMaxBytes >> 10}}}}};
    case ELOOP:
    case EINVAL:
    case EISDIR:
      return {"", IgnoreFile::Trouble{SkipReason::Special, messages::Message::IgnoreFileSpecial}};
    default:
      return {"", IgnoreFile::Trouble{reason_of(content.error), std::move(content.reason)}};
  }
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

std::optional<PathRules::Verdict> Selection::noted(std::optional<PathRules::Verdict> verdict) {
  if (verdict) {
    decided_.at(verdict->which) = true;
  }
  return verdict;
}

std::vector<std::string> Selection::idle_patterns() const {
  std::vector<std::string> idle;
  for (std::size_t which = 0; which < decided_.size(); ++which) {
    if (!decided_[which]) {
      idle.push_back(of_options_.pattern(which));
    }
  }
  return idle;
}

std::optional<Selection::Why> Selection::why_out(bool is_folder) {
  const std::span<const FileName> path = names_;
  if (!of_options_.empty()) {
    const auto verdict = noted(is_folder ? of_options_.of(path, true) : of_options_.of_file(path));
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

std::optional<Selection::Why> Selection::of_named_file(std::span<const FileName> path) {
  if (of_options_.empty()) {
    return std::nullopt;
  }
  const auto verdict = noted(of_options_.of_file(path));
  if (verdict ? verdict->leaves_out : of_options_.only_named()) {
    return verdict ? Why{verdict->pattern, ""} : Why{};
  }
  return std::nullopt;
}

}  // namespace niger::walk

#pragma once
/// The .nigerignore files in the folders of a walk: read by read_ignore_file, kept as long as the
/// walk is in the folder by Selection, together with the patterns of the command line.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/files/walked_path.h"
#include "indexer/reading/walk/path_rules.h"
#include "indexer/reading/walk/skipped.h"

namespace niger::walk {

inline constexpr const char* kIgnoreFile = ".nigerignore";

struct IgnoreFile {
  struct Trouble {
    SkipReason reason;
    messages::Text message;
  };
  std::string text;  ///< empty: there is none
  std::optional<Trouble> trouble;
};

/// The file of the folder that a walk is in. Only a regular file that is no symbolic link, of at
/// most Selection::kMaxBytes, is read; opening it never blocks.
[[nodiscard]] IgnoreFile read_ignore_file(const files::WalkedPath& file);

/// The rules that hold at the place where a walk is.
class Selection {
 public:
  /// The .nigerignore files of a folder and of those above it have no more bytes than this, so that
  /// a file is judged in bounded time.
  static constexpr std::size_t kMaxBytes = std::size_t{256} << 10;

  struct Why {
    std::string_view pattern;  ///< empty: no pattern brings it in
    std::string_view file;     ///< of the pattern; empty: the command line
  };

  explicit Selection(PathRules of_options)
      : of_options_(std::move(of_options)), decided_(of_options_.size(), false) {}

  /// Goes into the folder whose components were pushed, whose .nigerignore is `file` with this
  /// text. False where it is too much to obey.
  bool enter(std::string file, std::string_view text);
  void leave();

  /// True where the .nigerignore of the folder that was entered last has patterns.
  [[nodiscard]] bool obeys_file_here() const { return !folders_.back().rules.empty(); }

  /// A component below the folder.
  void push(std::string_view name) { names_.push_back(file_name(name)); }
  void pop() { names_.pop_back(); }

  /// Why the file or folder at the pushed components is left out; nothing: it is not. What a
  /// pattern of the command line leaves out stays out; of .nigerignore files the deepest that names
  /// it counts.
  [[nodiscard]] std::optional<Why> why_out(bool is_folder);

  /// The same of a file that was given by name: only the command line judges it.
  [[nodiscard]] std::optional<Why> of_named_file(std::span<const FileName> path);

  /// The patterns of the command line that have decided about nothing so far.
  [[nodiscard]] std::vector<std::string> idle_patterns() const;

 private:
  struct Folder {
    std::string file;
    std::size_t depth;
    std::size_t bytes;
    PathRules rules;
  };

  std::optional<PathRules::Verdict> noted(std::optional<PathRules::Verdict> verdict);

  PathRules of_options_;
  std::vector<bool> decided_;  // by the patterns of of_options_
  std::vector<FileName> names_;
  std::vector<Folder> folders_;  // those entered, the deepest last
  std::size_t bytes_ = 0;
};

}  // namespace niger::walk

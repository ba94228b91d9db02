#pragma once
/// The rules of which files are left out: patterns that a person gave (--exclude, --include) and
/// those that a folder of the sources has in its .nigerignore. They judge paths; nothing is opened
/// here.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/walk/glob.h"

namespace niger::walk {

/// One pattern as given: `--exclude GLOB` or `--include GLOB`; a `!` before the glob turns
/// it round.
struct PathRule {
  bool include = false;
  std::string glob;

  friend bool operator==(const PathRule&, const PathRule&) = default;
};

/// Patterns with what each says; the last one that names a path counts.
class PathRules {
 public:
  PathRules() = default;
  /// Patterns of the command line, in their order.
  explicit PathRules(const std::vector<PathRule>& rules);
  /// The lines of a .nigerignore, read as gitignore(5) says: comments, blank lines, `!`, escapes.
  [[nodiscard]] static PathRules of_lines(std::string_view text);

  struct Verdict {
    bool leaves_out = false;
    std::string_view pattern;  ///< as given; outlived by the rules
    std::size_t which = 0;     ///< of the patterns that were given
  };
  /// The verdict on a file or folder, whose components are those below the folder that the rules
  /// are about; nothing where no pattern names it. A folder that is left out is not to be entered.
  [[nodiscard]] std::optional<Verdict> of(std::span<const FileName> path, bool is_folder) const;

  /// The same of a file, as if its folders were not walked one by one: it is left out with a folder
  /// above it, and `--include FOLDER/` brings in the files below FOLDER.
  [[nodiscard]] std::optional<Verdict> of_file(std::span<const FileName> path) const;

  /// True where what no pattern names is left out: the first pattern brings in.
  [[nodiscard]] bool only_named() const { return !rules_.empty() && !rules_.front().leaves_out; }
  [[nodiscard]] bool empty() const { return rules_.empty(); }
  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  [[nodiscard]] const std::string& pattern(std::size_t which) const {
    return rules_.at(which).pattern;
  }

 private:
  struct Rule {
    Glob glob;
    bool leaves_out = true;
    bool with_files_below = false;  ///< of a folder that it names
    std::string pattern;
  };
  void add(std::string_view pattern, bool include);
  [[nodiscard]] Verdict verdict_of(std::vector<Rule>::const_reverse_iterator rule) const;

  std::vector<Rule> rules_;
};

}  // namespace niger::walk

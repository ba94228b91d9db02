#pragma once
/// The walk: folders and files given by the user become a sorted list of files to read. It opens no
/// file and knows no format; what cannot be walked is reported.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "common/files/walked_path.h"
#include "indexer/reading/walk/path_rules.h"
#include "indexer/reading/walk/shown_path.h"
#include "indexer/reading/walk/skipped.h"

namespace niger::walk {

/// A file to read. All strings but native_path are valid UTF-8.
struct Candidate {
  std::string native_path;  ///< the bytes of its path
  std::string path;         ///< native_path, bytes that are not UTF-8 written as %E9
  std::string name;         ///< the stable id of the file: its path below its root (see walk)
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;  ///< last change, since 1970
  std::int64_t ctime_ns = 0;  ///< the same, of its names, rights and times as well: nobody sets it
  std::string real_path;  ///< native_path without links below its root; empty: it has none there
  std::size_t named_bytes = std::string::npos;  ///< of the path without links: see WalkedPath

  /// What is to be opened: the file that the walk saw, or one that has taken its place.
  [[nodiscard]] files::WalkedPath place() const {
    return {real_path.empty() ? native_path : real_path, named_bytes};
  }
};

struct WalkOptions {
  bool hidden = false;         ///< files and folders whose names start with a dot, too
  bool follow_links = false;   ///< symbolic links that lead out of the roots, too
  std::size_t max_depth = 64;  ///< folders within folders
  /// Folders that are never read, such as an index; asked of each folder by its native path.
  std::function<bool(const std::string& folder)> is_index = {};
  std::vector<PathRule> rules;  ///< what is left out, beside what a .nigerignore leaves out
};

/// A file or folder that a pattern leaves out. What is in such a folder is not looked at.
struct Excluded {
  std::string path;     ///< as Candidate::path
  std::string pattern;  ///< as given; empty: none of those that bring in names it
  std::string file;     ///< the .nigerignore that has the pattern, as Candidate::path; empty: none
  bool is_folder = false;
  bool is_index = false;  ///< no pattern, but what the folder is
};

/// A folder or file to walk, and what it is called.
struct Root {
  std::string path;  ///< native
  std::string name;  ///< stands before the names of its files; empty: nothing does
};

/// How roots that are given together are called: one has no name; of several each has its last
/// component, or the whole path where two end alike.
[[nodiscard]] std::vector<Root> named_roots(const std::vector<std::string>& paths);

struct WalkResult {
  std::vector<Candidate> candidates;   ///< sorted by path bytes within each root, roots as given
  std::vector<std::size_t> root_ends;  ///< how many candidates there are with those of each root
  std::vector<Skipped> skipped;
  std::vector<Excluded> excluded;
  std::vector<std::string> idle_patterns;  ///< of the options: they decided about nothing here
  std::uint64_t ignore_files = 0;          ///< .nigerignore files with patterns that are obeyed
};

/// The regular files at and below `roots`. A root may be a symbolic link; below it those that lead
/// out of all roots are skipped, unless the options say otherwise. Each folder is entered once. The
/// name of a file is its path below the root (of a root that is a file: its file name), after the
/// root's name. A file .nigerignore in any of the folders says what of it is left out, as
/// gitignore(5) describes; it is no article, and one that cannot be obeyed is reported. An empty
/// list gives an empty result; never throws for what it finds.
[[nodiscard]] WalkResult walk(const std::vector<Root>& roots, const WalkOptions& options = {});

/// The same of native paths, called as named_roots says.
[[nodiscard]] WalkResult walk(const std::vector<std::string>& roots,
                              const WalkOptions& options = {});

/// The regular files of a list: `paths` are native paths, folders among them are reported as
/// skipped. The name of each is its path as given. The rules of the options judge whole paths.
[[nodiscard]] WalkResult candidates_of(const std::vector<std::string>& paths,
                                       const WalkOptions& options = {});

/// The paths of a list as `find` prints it: one a line, or ended by NUL where a NUL occurs.
[[nodiscard]] std::vector<std::string> path_list(std::istream& input);

}  // namespace niger::walk

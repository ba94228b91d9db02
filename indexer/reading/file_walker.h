#pragma once
/// Which files are there to be read? Folders and files given by the user become a sorted list of
/// candidates. It opens no file and knows no format; what cannot be walked is reported.
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/reading/skipped.h"

namespace niger {

/// A file to read. All strings but native_path are valid UTF-8.
struct Candidate {
  std::string native_path;  ///< the bytes to open
  std::string path;         ///< native_path, bytes that are not UTF-8 written as %E9
  std::string name;         ///< the stable id of the file: its path below its root (see walk)
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;  ///< last change, since 1970
  std::int64_t ctime_ns = 0;  ///< the same, of its names, rights and times as well: nobody sets it
};

struct WalkOptions {
  bool hidden = false;         ///< files and folders whose names start with a dot, too
  std::size_t max_depth = 64;  ///< folders within folders
};

struct WalkResult {
  std::vector<Candidate> candidates;  ///< sorted by path bytes within each root, roots as given
  std::vector<Skipped> skipped;
};

/// The regular files at and below `roots` (native paths of folders or files). Symbolic links are
/// followed, each folder is entered once. With one root a name is the path below it (for a root
/// that is a file: its file name); with several the root's last component stands before it, or the
/// whole root where two roots end alike. An empty list gives an empty result; never throws for
/// what it finds.
[[nodiscard]] WalkResult walk(const std::vector<std::string>& roots,
                              const WalkOptions& options = {});

/// The regular files of a list: `paths` are native paths, folders among them are reported as
/// skipped. The name of each is its path as given.
[[nodiscard]] WalkResult candidates_of(const std::vector<std::string>& paths);

/// The paths of a list as `find` prints it: one a line, or ended by NUL where a NUL occurs.
[[nodiscard]] std::vector<std::string> path_list(std::istream& input);

/// `bytes` as one line of valid UTF-8: bytes that are not, line ends and other controls are written
/// %E9, %0A. Other text is returned unchanged.
[[nodiscard]] std::string shown_bytes(const std::string& bytes);

/// The same for the path of a file, no two of which are shown alike: a file that is called %E9.txt
/// is shown as %25E9.txt. Names such as %D8%A7.txt, which no other name is shown as, stay.
[[nodiscard]] std::string shown_path(const std::string& bytes);

}  // namespace niger

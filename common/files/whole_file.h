#pragma once
/// Files written atomically: beside their place first, under a name that nobody can guess and no
/// link can hold, then renamed into it, so that nobody ever reads half of one.
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "common/base/error.h"
#include "common/files/descriptor.h"
#include "common/files/regular_file.h"
#include "common/messages/text.h"

namespace niger::files {

/// How a file is written, and what is reported where it cannot be.
struct WritingRules {
  Links links = Links::Follow;  ///< Follow: a link that a person named stays one
  /// The permissions of a new file, before the umask. One that is replaced keeps its own, and its
  /// owner and group as far as the system lets us.
  mode_t mode = 0666;
  ErrorKind error = ErrorKind::Usage;
  messages::Message message =
      messages::Message::FileUnwritable;  ///< with the places {path} and {reason}
};

/// What is nobody else's business, in a folder of ours.
inline constexpr WritingRules kPrivateFile{Links::Refuse, 0600, ErrorKind::Usage,
                                           messages::Message::FileUnwritable};

class WholeFile {
 public:
  /// Makes the file beside `path`, so that a place that cannot be written is known before any work
  /// is done. Throws Error as the rules say, naming `path` and the reason.
  explicit WholeFile(const std::filesystem::path& path, const WritingRules& rules = {});
  /// What was not committed leaves no trace.
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  WholeFile(WholeFile&&) = delete;
  WholeFile& operator=(WholeFile&&) = delete;

  /// Writes `content` in place of what stood there; file and name are on disk before this returns.
  /// Throws like the constructor; then what stood there still does. To be called once.
  void commit(std::string_view content);

 private:
  void open_beside();
  void take_over_permissions();
  [[noreturn]] void fail(int error) const;

  WritingRules rules_;
  std::filesystem::path path_;
  std::filesystem::path beside_;
  Descriptor descriptor_;
  bool committed_ = false;
};

/// Adds `text` at the end of a file that a person named, which may be a pipe or a terminal. Throws
/// Error as the rules say.
void append_to_file(const std::filesystem::path& path, std::string_view text,
                    const WritingRules& rules);

/// The end of a name that a WholeFile gives to what is not yet in its place: 16 digits and ".new".
/// A killed program leaves such a file; the next one may remove it that knows it to be its own.
[[nodiscard]] std::string unguessable_suffix();
/// Whether `name` is that of a file beside `whole`, both without a folder.
[[nodiscard]] bool is_beside(std::string_view name, std::string_view whole);
/// Removes what killed programs left beside `path`; only for who keeps others from writing it now.
void remove_left_beside(const std::filesystem::path& path);

/// Makes a folder and those above it as far as they are missing; `mode` is theirs, before the
/// umask. Returns 0, or an error as in errno.
[[nodiscard]] int make_folders(const std::filesystem::path& path, mode_t mode);

}  // namespace niger::files

#pragma once
/// How is a file written whole or not at all? Beside its place first, then renamed into it, so that
/// nobody ever reads half of it.
#include <filesystem>
#include <string>
#include <string_view>

namespace niger {

class WholeFile {
 public:
  /// Makes the file beside `path`, so that a place that cannot be written is known before any work
  /// is done. Throws Error(Usage), naming `path` and the reason.
  explicit WholeFile(const std::filesystem::path& path);
  /// What was not committed leaves no trace.
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  WholeFile(WholeFile&&) = delete;
  WholeFile& operator=(WholeFile&&) = delete;

  /// Writes `content`, on disk before this returns, in place of what stood there. Throws
  /// Error(Usage); then what stood there still does. To be called once.
  void commit(std::string_view content);

 private:
  [[noreturn]] void fail(int error) const;

  std::filesystem::path path_;
  std::filesystem::path beside_;
  int descriptor_ = -1;
  bool committed_ = false;
};

}  // namespace niger

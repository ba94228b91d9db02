#pragma once
/// A pool for prose that a parser need not see: long runs of text between tags are kept here while
/// short marks replace them. A parser works letter by letter, and most of a page is prose.
#include <string>
#include <string_view>
#include <vector>

namespace niger::page {

class TextPool {
 public:
  /// `page`, which must outlive this object, with its long runs of text replaced by marks. Runs
  /// that hold '&' or '\r' are left, and so is a page that uses the marks' own characters.
  [[nodiscard]] std::string shortened(std::string_view page);

  /// Appends `text` to `out` with the runs put back for their marks.
  void restore(std::string_view text, std::string& out) const;
  [[nodiscard]] std::string restored(std::string_view text) const;

 private:
  std::vector<std::string_view> runs_;
};

}  // namespace niger::page

#pragma once
/// A pattern of file names, as gitignore(5) describes it: `*`, `?`, `[a-z]`, `**`, `\x`, with a
/// slash at its start or within it for one place, without for any depth, with a slash at its end
/// for folders alone. It names paths; what becomes of those that it names is path_rules.h.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace niger::walk {

/// A component of a path, letter by letter. A byte that is no UTF-8 is a letter of its own, beyond
/// those of Unicode, so that patterns name such files, too.
using FileName = std::u32string;

[[nodiscard]] FileName file_name(std::string_view bytes);

/// The components of a path; empty ones are left out.
[[nodiscard]] std::vector<FileName> file_names(std::string_view path);

/// Time to match: at most the product of the lengths of pattern and path, whatever they are.
class Glob {
 public:
  /// A longer pattern is none.
  static constexpr std::size_t kMaxBytes = 4096;

  explicit Glob(std::string_view pattern);

  /// False where the pattern is empty or cannot be understood (a `[` without its `]`, a backslash
  /// at the end, a class of letters that does not exist), and so names nothing.
  [[nodiscard]] bool is_valid() const { return is_valid_; }

  /// Whether it names the file or folder with this path, whose components are those below the
  /// folder that the pattern is about.
  [[nodiscard]] bool matches(std::span<const FileName> path, bool is_folder) const;

 private:
  struct Range {
    char32_t first;
    char32_t last;
  };
  struct Token {
    enum class Kind : std::uint8_t { Letter, AnyLetter, AnyLetters, Class } kind = Kind::Letter;
    bool negated = false;
    char32_t letter = 0;
    std::vector<Range> ranges = {};
  };
  // What one component is to be; or `**`, which stands for any number of them.
  struct Part {
    bool any_depth = false;
    std::vector<Token> tokens = {};
  };
  class Parser;

  [[nodiscard]] static bool is_letter_of(const Token& token, char32_t letter);
  [[nodiscard]] static bool is_name_of(const Part& part, const FileName& name);

  std::vector<Part> parts_;
  bool is_valid_ = false;
  bool folders_only_ = false;
  bool at_any_depth_ = false;
};

}  // namespace niger::walk

#pragma once
/// A pattern over the list of words: a word with * inside, or a regular expression. What it may
/// cost is bounded, whatever is typed.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace niger::expansion {

/// For one thread.
class WordPattern {
 public:
  static constexpr std::size_t kMostBytes = 256;  ///< of a regular expression

  enum class Problem : std::uint8_t {
    None,
    Wrong,   ///< it is no regular expression, or longer than kMostBytes
    Costly,  ///< to compare it with a word took too long, or too much memory
  };

  /// A word, folded, in which each * stands for any letters or none.
  [[nodiscard]] static WordPattern of_stars(std::string_view folded);

  /// A regular expression as ICU has them, without its slashes. Its Arabic letters are folded, as
  /// words are; case makes no difference.
  [[nodiscard]] static WordPattern of_regex(std::string_view expression);

  WordPattern(WordPattern&&) noexcept;
  WordPattern& operator=(WordPattern&&) noexcept;
  WordPattern(const WordPattern&) = delete;
  WordPattern& operator=(const WordPattern&) = delete;
  ~WordPattern();

  /// True if it stands for the whole of a folded word. False once there is a problem.
  [[nodiscard]] bool matches(std::string_view word);

  [[nodiscard]] Problem problem() const { return problem_; }

  /// Every word that it stands for begins so.
  [[nodiscard]] const std::string& beginning() const { return beginning_; }

 private:
  struct Regex;

  WordPattern();

  std::string stars_;
  std::unique_ptr<Regex> regex_;
  std::string beginning_;
  Problem problem_ = Problem::None;
};

}  // namespace niger::expansion

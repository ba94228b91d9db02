#pragma once
/// The tags of an HTML page, one after the other, parted from its text by the rules of HTML5's
/// tokenizer (https://html.spec.whatwg.org/multipage/parsing.html#tokenization): quotes in tags,
/// comments, declarations, elements whose content is raw text. Every byte is looked at once.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace niger::page {

struct Markup {
  enum class Kind : std::uint8_t {
    Start,
    End,
    Other,  ///< a comment, a declaration, an instruction, a tag that the page ends within
  };
  Kind kind = Kind::Other;
  bool closes_itself = false;  ///< <br/>
  std::size_t begin = 0;
  std::size_t end = 0;               ///< one past it
  std::string_view name;             ///< of a tag, as it is written
  std::size_t attributes = 0;        ///< how many a tag has
  std::size_t first_attributes = 0;  ///< where the first kFewAttributes of them end
};

class MarkupScanner {
 public:
  static constexpr std::size_t kFewAttributes = 64;

  explicit MarkupScanner(std::string_view page) : page_(page) {}

  /// The next markup; false at the end of the page.
  bool next(Markup& markup);

  /// After the start tag of an element whose content is raw text: goes to its end tag, which
  /// next() then gives. False where there is none; nothing is skipped then.
  bool skip_raw_text(std::string_view name);

 private:
  bool read_tag(Markup& markup, std::size_t name_begin);
  [[nodiscard]] std::size_t comment_end(std::size_t begin) const;

  std::string_view page_;
  std::size_t at_ = 0;
};

/// True where both are the same name, whatever their case.
[[nodiscard]] bool same_name(std::string_view one, std::string_view other);

}  // namespace niger::page

#pragma once
/// An HTML page as plain data: the fields of its head and the blocks of text of its body, with what
/// distinguishes a story from its surroundings. Which of them is the story is decided by
/// html_story.h; the parser's own types stay inside.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace niger::page {

enum class BlockKind : std::uint8_t {
  Text,
  Heading,      ///< h2–h6
  Title,        ///< h1
  Caption,      ///< figcaption and the like
  Fields,       ///< a byline or a date
  Related,      ///< within a box of other stories
  Surrounding,  ///< within nav, footer, aside, form, share bar …
};

struct HtmlBlock {
  std::string text;            ///< single blanks, no line ends
  std::size_t link_bytes = 0;  ///< of text, within links
  std::size_t node = 0;        ///< of HtmlPage::parents: the element that holds it
  BlockKind kind = BlockKind::Text;
  bool in_list = false;
  bool stands_out = false;  ///< all of it is bold, large, or named a title
};

struct HtmlPage {
  std::vector<std::pair<std::string, std::string>> fields;  ///< name and value, in order
  std::vector<std::string> json_ld;
  std::string title;                 ///< of the title element
  std::vector<std::string> tags;     ///< links that name the story's subjects
  std::vector<HtmlBlock> blocks;     ///< in order
  std::vector<std::size_t> parents;  ///< parents[n]: the element around element n; 0 is the root
  std::vector<std::size_t> stories;  ///< elements that say that they hold an article's text
};

/// Parses UTF-8 `page` as a browser would. Never fails: junk gives a page without blocks.
[[nodiscard]] HtmlPage parse_html(std::string_view page);

}  // namespace niger::page

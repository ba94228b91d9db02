#pragma once
/// The elements and texts of an HTML page in the order of the page, as the parser found them. A
/// list, not a tree: who reads it needs no recursion, however deep a page is, and the text within
/// an element is a piece of the text of all.
#include <gumbo.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/page/html_arena.h"
#include "indexer/reading/page/text_pool.h"

namespace niger::page {

class HtmlTree {
 public:
  struct Node {
    const GumboElement* element = nullptr;  ///< nullptr: a text
    std::size_t begin = 0;  ///< its text, in that of the page: of an element without the blanks
    std::size_t end = 0;    ///< around it, of a text with them
    std::size_t after = 0;  ///< the first node that is not within it
  };

  /// Parses UTF-8 `page`, which must outlive the tree, as a browser would. Never fails: junk gives
  /// a tree without elements.
  explicit HtmlTree(std::string_view page);

  /// The first one is the root.
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

  /// The text of the node, as long as the tree lives.
  [[nodiscard]] std::string_view text(const Node& node) const {
    return std::string_view(text_).substr(node.begin, node.end - node.begin);
  }

  /// The value of an attribute as it stands in the page.
  [[nodiscard]] std::string restored(std::string_view value) const { return pool_.restored(value); }

 private:
  class Listing;

  TextPool pool_;
  ParseArena arena_;
  std::vector<Node> nodes_;
  std::string text_;
};

}  // namespace niger::page

#pragma once
/// The fields that a page states of itself: titles, meta elements, links and scripts of its head,
/// and the fields between its lines.
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/reading/page/html_page.h"
#include "indexer/reading/page/html_tree.h"

namespace niger::page {

/// Takes them into `page`; both outlive it.
class PageFields {
 public:
  PageFields(HtmlPage& page, const HtmlTree& tree) : page_(page), tree_(tree) {}

  /// Of <html>, and of what stands in <head>.
  void head();
  void meta(const GumboElement& element);
  void script(const HtmlTree::Node& node);
  /// Of an element of the body, by what it is named: <time datetime>, itemprop, bylines.
  void note(const HtmlTree::Node& node, std::string_view classes, BlockKind kind);

 private:
  void head_element(const HtmlTree::Node& node);
  void field(std::string_view name, std::string_view value);

  HtmlPage& page_;
  const HtmlTree& tree_;
};

}  // namespace niger::page

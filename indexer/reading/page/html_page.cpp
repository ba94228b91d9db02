#include "indexer/reading/page/html_page.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "common/base/utf8.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/page/element_names.h"
#include "indexer/reading/page/html_element.h"
#include "indexer/reading/page/html_tree.h"
#include "indexer/reading/page/page_fields.h"

namespace niger::page {

using fields::trimmed;

namespace {

class PageWalk {
 public:
  PageWalk(HtmlPage& page, const HtmlTree& tree)
      : page_(page), tree_(tree), nodes_(tree.nodes()), fields_(page, tree) {
    page_.parents.push_back(0);
  }

  // Head and body, in this order.
  void run() {
    fields_.head();
    std::vector<Place> around = {{}};  // the places of the elements that are open
    std::size_t i = 1;
    while (i < nodes_.size()) {
      leave_before(i, around);
      const Node& node = nodes_[i];
      if (node.element == nullptr) {
        text(tree_.text(node), around.back());
        ++i;
      } else if (const auto place = enter(node, around.back())) {
        around.push_back(*place);
        ++i;
      } else {
        i = node.after;
      }
    }
    leave_before(i, around);
    finish_block();
  }

 private:
  using Node = HtmlTree::Node;

  struct Place {
    std::size_t node = 0;
    BlockKind kind = BlockKind::Text;
    bool in_link = false;
    bool in_list = false;
    bool in_tags = false;       ///< within a list of keywords
    bool stands_out = false;    ///< bold, large, or named a title
    bool is_raw = false;        ///< pre: line ends count
    bool ends_block = false;    ///< where it ends
    std::size_t after = kNone;  ///< the tree's node where it has ended
  };
  static constexpr std::size_t kNone = std::string_view::npos;

  void leave_before(std::size_t node, std::vector<Place>& around) {
    while (around.back().after <= node) {
      if (around.back().ends_block) {
        finish_block();
      }
      around.pop_back();
    }
  }

  static constexpr std::size_t kMaxFormBytes = 1500;

  // What this element makes of the text within it.
  BlockKind kind_of(const Node& node, std::string_view classes, BlockKind around) {
    const GumboElement& element = *node.element;
    if (around == BlockKind::Surrounding || around == BlockKind::Related) {
      return around;
    }
    switch (element.tag) {
      case GUMBO_TAG_FOOTER:  // that of a story may hold its byline
        return named_kind(node, classes, around) == BlockKind::Fields ? BlockKind::Fields
                                                                      : BlockKind::Surrounding;
      case GUMBO_TAG_NAV:
      case GUMBO_TAG_ASIDE:
        return BlockKind::Surrounding;
      case GUMBO_TAG_FORM:  // a whole page of ASP.NET is one form
        return tree_.text(node).size() < kMaxFormBytes ? BlockKind::Surrounding : around;
      case GUMBO_TAG_TIME:
        return BlockKind::Fields;
      case GUMBO_TAG_H1:
        return BlockKind::Title;
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_H4:
      case GUMBO_TAG_H5:
      case GUMBO_TAG_H6:
        return BlockKind::Heading;
      case GUMBO_TAG_FIGCAPTION:
        return BlockKind::Caption;
      case GUMBO_TAG_BODY:
      case GUMBO_TAG_HTML:
        return around;
      default:
        return named_kind(node, classes, around);
    }
  }

  BlockKind named_kind(const Node& node, std::string_view classes, BlockKind around) {
    const GumboElement& element = *node.element;
    const std::string_view id = names_in(element, "id");
    const std::string_view role = attribute(element, "role");
    if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" ||
        role == "complementary") {
      return BlockKind::Surrounding;
    }
    if (fields::related_mark(attribute(element, "aria-label"))) {
      return BlockKind::Related;
    }
    if (id.empty() && classes.empty()) {
      return around;
    }
    std::string both(id);
    both.append(" ").append(classes);
    if (element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN) {
      return around;
    }
    constexpr std::size_t kMaxFieldBytes = 200;
    switch (named_part(both)) {
      case NamedPart::Related:
        return BlockKind::Related;
      case NamedPart::Caption:
        return BlockKind::Caption;
      case NamedPart::Surrounding:
        return BlockKind::Surrounding;
      case NamedPart::Fields:
        return tree_.text(node).size() < kMaxFieldBytes ? BlockKind::Fields : around;
      case NamedPart::Story:
      case NamedPart::Unnamed:
        break;
    }
    return around;
  }

  // <a rel="tag">: a subject of the story; "category tag" names a section.
  void note_tag(const Node& link, const Place& place) {
    constexpr std::size_t kMaxBytes = 80;
    const std::string rel = in_small_letters(names_in(*link.element, "rel"));
    const bool is_tag = rel == "tag" || rel == "nofollow tag" || rel == "tag nofollow";
    if ((!is_tag && !place.in_tags) || place.kind == BlockKind::Related ||
        (place.kind == BlockKind::Surrounding && !is_tag)) {
      return;
    }
    const std::string_view name = tree_.text(link);
    if (!name.empty() && name.size() <= kMaxBytes && name.find('\n') == std::string_view::npos) {
      page_.tags.emplace_back(name);
    }
  }

  void note_story(const GumboElement& element, std::string_view classes, std::size_t node) {
    if (element.tag == GUMBO_TAG_ARTICLE || attribute(element, "itemprop") == "articleBody" ||
        names_a_story(classes) || names_a_story(names_in(element, "id"))) {
      page_.stories.push_back(node);
    }
  }

  // What the element makes of the text within it; nothing where that is not read.
  std::optional<Place> enter(const Node& node, Place place) {
    const GumboElement& current = *node.element;
    if (current.tag == GUMBO_TAG_SCRIPT) {
      fields_.script(node);
    }
    if (current.tag == GUMBO_TAG_META) {
      fields_.meta(current);
    }
    if (is_invisible(current.tag) || is_hidden(current)) {
      return std::nullopt;
    }
    if (current.tag == GUMBO_TAG_BR) {
      finish_block();
      return std::nullopt;
    }
    const std::string_view classes = names_in(current, "class");
    const bool is_block = !is_inline(current.tag);
    if (is_block) {
      finish_block();
      page_.parents.push_back(place.node);
      place.node = page_.parents.size() - 1;
      note_story(current, classes, place.node);
    }
    const BlockKind around = std::exchange(place.kind, kind_of(node, classes, place.kind));
    // Author and date often follow each other in spans, without a blank between.
    const bool stands_alone =
        !is_block && place.kind == BlockKind::Fields && around != place.kind && !has_text_;
    fields_.note(node, classes, place.kind);
    place.in_tags = place.in_tags || (!classes.empty() && names_keywords(classes));
    place.stands_out =
        place.stands_out || is_emphasised(current) || (!classes.empty() && names_a_title(classes));
    if (current.tag == GUMBO_TAG_A) {
      note_tag(node, place);
    }
    place.in_link = place.in_link || current.tag == GUMBO_TAG_A;
    place.in_list = place.in_list || current.tag == GUMBO_TAG_LI;
    place.is_raw = place.is_raw || current.tag == GUMBO_TAG_PRE;
    place.ends_block = is_block || stands_alone;
    place.after = node.after;
    return place;
  }

  void text(std::string_view added, const Place& place) {
    if (block_.text.empty()) {
      block_.node = place.node;
      block_.kind = place.kind;
      block_.in_list = place.in_list;
      block_.stands_out = place.stands_out;
    }
    const bool is_blank = trimmed(added).empty();
    block_.stands_out = block_.stands_out && (place.stands_out || is_blank);
    has_text_ = has_text_ || !is_blank;
    const std::size_t before = block_.text.size();
    // Doubled step by step, a text of many megabytes would stand in memory twice.
    constexpr std::size_t kLargeText = std::size_t{1} << 20;
    if (added.size() > kLargeText) block_.text.reserve(before + added.size() + 1);
    for (const char c : added) {
      if (place.is_raw && c == '\n') {
        finish_block();
        block_.node = place.node;
        block_.kind = place.kind;
      } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        if (!block_.text.empty() && block_.text.back() != ' ') {
          block_.text.push_back(' ');
        }
      } else {
        block_.text.push_back(c);
      }
    }
    if (place.is_raw && added.find('\n') != std::string_view::npos) {
      has_text_ = !trimmed(block_.text).empty();  // since the last line end
    }
    if (place.in_link && block_.text.size() > before) {
      block_.link_bytes += block_.text.size() - before;
    }
  }

  void finish_block() {
    const std::string_view kept = trimmed(block_.text);
    if (!kept.empty()) {
      if (kept.size() != block_.text.size()) {
        block_.text = std::string(kept);
      }
      page_.blocks.push_back(std::move(block_));
    }
    block_ = HtmlBlock{};
    has_text_ = false;
  }

  HtmlPage& page_;
  const HtmlTree& tree_;
  const std::vector<Node>& nodes_;
  PageFields fields_;
  HtmlBlock block_;
  bool has_text_ = false;  // block_ has more than blanks
};

}  // namespace

HtmlPage parse_html(std::string_view page) {
  HtmlPage result;
  const HtmlTree tree(page);
  if (tree.nodes().empty()) {
    return result;
  }
  PageWalk(result, tree).run();
  return result;
}

}  // namespace niger::page

#include "indexer/reading/page/html_tree.h"

#include <algorithm>
#include <cstddef>

#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/page/html_bounds.h"

namespace niger::page {

// Lists the parser's tree.
class HtmlTree::Listing {
 public:
  explicit Listing(HtmlTree& tree) : tree_(tree) {}

  void run(const GumboNode* root) {
    enter(root->v.element);
    while (!open_.empty()) {
      Open& inner = open_.back();
      if (inner.next == inner.element->children.length) {
        leave();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(inner.element->children.data[inner.next++]);
      if (child->type == GUMBO_NODE_ELEMENT) {
        enter(child->v.element);
      } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA ||
                 child->type == GUMBO_NODE_WHITESPACE) {
        add_text(child->v.text.text);
      }
    }
  }

 private:
  struct Open {
    const GumboElement* element = nullptr;
    std::size_t node = 0;
    unsigned next = 0;  // of its children
  };

  void enter(const GumboElement& element) {
    open_.push_back({&element, tree_.nodes_.size(), 0});
    tree_.nodes_.push_back({&element, 0, 0, 0});
  }

  void leave() {
    Node& node = tree_.nodes_[open_.back().node];
    node.after = tree_.nodes_.size();
    if (with_text_ == open_.size()) {
      node.end = last_end_;
      --with_text_;
    }
    open_.pop_back();
  }

  void add_text(std::string_view added) {
    const std::size_t begin = tree_.text_.size();
    tree_.pool_.restore(added, tree_.text_);
    tree_.nodes_.push_back({nullptr, begin, tree_.text_.size(), tree_.nodes_.size() + 1});
    const std::string_view all = tree_.text_;
    const std::string_view kept = fields::trimmed(all.substr(begin));
    if (!kept.empty()) {
      const auto kept_begin = static_cast<std::size_t>(kept.data() - all.data());
      for (; with_text_ < open_.size(); ++with_text_) {
        tree_.nodes_[open_[with_text_].node].begin = kept_begin;
      }
      last_end_ = kept_begin + kept.size();
    }
  }

  HtmlTree& tree_;
  std::vector<Open> open_;
  std::size_t with_text_ = 0;  // so many of them, from the root, have text
  std::size_t last_end_ = 0;   // where the last text ends that is not blank
};

HtmlTree::HtmlTree(std::string_view page) {
  const std::string short_page = bounded(pool_.shortened(page));
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &arena_;
  options.allocator = ParseArena::allocate_in;
  options.deallocator = ParseArena::deallocate_in;
  const GumboOutput* const output =
      gumbo_parse_with_options(&options, short_page.data(), short_page.size());
  if (output != nullptr && output->root != nullptr && output->root->type == GUMBO_NODE_ELEMENT) {
    // About a text for each tag; and no more text than the page has.
    nodes_.reserve(static_cast<std::size_t>(std::count(short_page.begin(), short_page.end(), '<') +
                                            std::ptrdiff_t{1}));
    text_.reserve(page.size());
    Listing(*this).run(output->root);
  }
}

}  // namespace niger::page

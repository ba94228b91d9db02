#pragma once
/// The elements and texts of a record of XML in their order: a list, not a tree, so that no depth
/// of a file is recursion.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace niger::xml {

class XmlTree {
 public:
  struct Node {
    std::string name;  ///< of an element, without the prefix of the root; empty: a text
    std::string text;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::size_t end = 0;  ///< the first node that is not within it; 0: it is open
  };

  void open(std::string_view name);
  void attribute(std::string_view name, std::string_view value);
  void close();
  void add_text(std::string_view text);
  /// Drops the nodes from `from` on, all of which are closed.
  void drop(std::size_t from);
  void clear();

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }  ///< about what it takes

 private:
  std::vector<Node> nodes_;
  std::vector<std::size_t> open_;
  std::uint64_t bytes_ = 0;
  bool in_text_ = false;  ///< the last node is a text that goes on
};

/// An element of a tree that outlives it.
class XmlElement {
 public:
  XmlElement(const XmlTree& tree, std::size_t index) : tree_(&tree), index_(index) {}

  [[nodiscard]] const std::string& name() const { return node().name; }
  /// Without the prefix: "creator" of dc:creator.
  [[nodiscard]] std::string_view local_name() const;
  /// Empty: it has none.
  [[nodiscard]] std::string_view attribute(std::string_view name) const;

  [[nodiscard]] std::vector<XmlElement> children() const;
  /// The first child of the name; nothing: there is none.
  [[nodiscard]] std::optional<XmlElement> child(std::string_view name) const;
  /// The first element within it, at any depth, with this local name.
  [[nodiscard]] std::optional<XmlElement> within(std::string_view local_name) const;
  /// All of them.
  [[nodiscard]] std::vector<XmlElement> all_within(std::string_view local_name) const;

  /// Its text, that of elements within it included, as it stands.
  [[nodiscard]] std::string text() const;
  /// The text of the first child of that name; empty: there is none.
  [[nodiscard]] std::string text_of(std::string_view child_name) const;
  /// What is within it as HTML: elements as tags, without prefixes, texts escaped.
  [[nodiscard]] std::string markup() const;
  [[nodiscard]] bool has_elements() const;

  [[nodiscard]] std::size_t index() const { return index_; }
  [[nodiscard]] std::size_t end() const { return end_of(index_); }
  [[nodiscard]] const XmlTree& tree() const { return *tree_; }

 private:
  [[nodiscard]] std::size_t end_of(std::size_t index) const;
  [[nodiscard]] const XmlTree::Node& node() const { return tree_->nodes()[index_]; }

  const XmlTree* tree_;
  std::size_t index_;
};

}  // namespace niger::xml

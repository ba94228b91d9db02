#include "indexer/reading/xml/xml_tree.h"

#include <utility>

namespace niger::xml {
namespace {

constexpr std::size_t kDeepest = 500;  // what is deeper is text of the element around it
constexpr std::size_t kNodeBytes = sizeof(XmlTree::Node);

std::string_view local(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void escape(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

}  // namespace

void XmlTree::open(std::string_view name) {
  in_text_ = false;
  if (open_.size() >= kDeepest) {
    open_.push_back(open_.back());
    return;
  }
  open_.push_back(nodes_.size());
  nodes_.push_back({std::string(name), {}, {}, 0});
  bytes_ += kNodeBytes + name.size();
}

void XmlTree::attribute(std::string_view name, std::string_view value) {
  if (open_.size() > kDeepest) return;
  nodes_[open_.back()].attributes.emplace_back(name, value);
  bytes_ += name.size() + value.size() + 2 * sizeof(std::string);
}

void XmlTree::close() {
  in_text_ = false;
  const std::size_t index = open_.back();
  open_.pop_back();
  if (open_.empty() || open_.back() != index) nodes_[index].end = nodes_.size();
}

void XmlTree::add_text(std::string_view text) {
  if (!std::exchange(in_text_, true)) {
    nodes_.push_back({});
    nodes_.back().end = nodes_.size();
    bytes_ += kNodeBytes;
  }
  nodes_.back().text.append(text);
  bytes_ += text.size();
}

void XmlTree::drop(std::size_t from) {
  for (std::size_t i = from; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    bytes_ -= kNodeBytes + node.name.size() + node.text.size();
    for (const auto& [name, value] : node.attributes) {
      bytes_ -= name.size() + value.size() + 2 * sizeof(std::string);
    }
  }
  nodes_.resize(from);
  in_text_ = false;
}

void XmlTree::clear() {
  nodes_.clear();
  open_.clear();
  bytes_ = 0;
  in_text_ = false;
}

// What is open goes on to the end of what is there.
std::size_t XmlElement::end_of(std::size_t index) const {
  const std::size_t end = tree_->nodes()[index].end;
  return end == 0 ? tree_->nodes().size() : end;
}

std::string_view XmlElement::local_name() const { return local(node().name); }

std::string_view XmlElement::attribute(std::string_view name) const {
  for (const auto& [held, value] : node().attributes) {
    if (held == name) return value;
  }
  return {};
}

std::vector<XmlElement> XmlElement::children() const {
  std::vector<XmlElement> found;
  for (std::size_t i = index_ + 1; i < end(); i = end_of(i)) {
    if (!tree_->nodes()[i].name.empty()) found.emplace_back(*tree_, i);
  }
  return found;
}

std::optional<XmlElement> XmlElement::child(std::string_view name) const {
  for (std::size_t i = index_ + 1; i < end(); i = end_of(i)) {
    if (tree_->nodes()[i].name == name) return XmlElement(*tree_, i);
  }
  return std::nullopt;
}

std::optional<XmlElement> XmlElement::within(std::string_view local_name) const {
  for (std::size_t i = index_ + 1; i < end(); ++i) {
    if (local(tree_->nodes()[i].name) == local_name) return XmlElement(*tree_, i);
  }
  return std::nullopt;
}

std::vector<XmlElement> XmlElement::all_within(std::string_view local_name) const {
  std::vector<XmlElement> found;
  for (std::size_t i = index_ + 1; i < end(); ++i) {
    if (local(tree_->nodes()[i].name) == local_name) found.emplace_back(*tree_, i);
  }
  return found;
}

std::string XmlElement::text() const {
  std::string out;
  for (std::size_t i = index_ + 1; i < end(); ++i) out += tree_->nodes()[i].text;
  return out;
}

std::string XmlElement::text_of(std::string_view child_name) const {
  const auto found = child(child_name);
  return found ? found->text() : std::string();
}

bool XmlElement::has_elements() const {
  for (std::size_t i = index_ + 1; i < end(); ++i) {
    if (!tree_->nodes()[i].name.empty()) return true;
  }
  return false;
}

std::string XmlElement::markup() const {
  std::string out;
  std::vector<std::size_t> open;
  const auto close_until = [&](std::size_t place) {
    while (!open.empty() && end_of(open.back()) <= place) {
      out.append("</").append(local(tree_->nodes()[open.back()].name)).append(">");
      open.pop_back();
    }
  };
  for (std::size_t i = index_ + 1; i < end(); ++i) {
    close_until(i);
    const XmlTree::Node& inner = tree_->nodes()[i];
    if (inner.name.empty()) {
      escape(inner.text, out);
      continue;
    }
    out.append("<").append(local(inner.name));
    for (const auto& [name, value] : inner.attributes) {
      out.append(" ").append(name).append("=\"");
      escape(value, out);
      out.append("\"");
    }
    out.append(">");
    open.push_back(i);
  }
  close_until(end());
  return out;
}

}  // namespace niger::xml

#include "indexer/reading/page/page_fields.h"

#include <algorithm>
#include <string>

#include "common/base/utf8.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/page/element_names.h"
#include "indexer/reading/page/html_element.h"

namespace niger::page {

using fields::trimmed;

namespace {

// كتب محمد, بقلم: محمد, By Muhammad: the name alone.
std::string_view without_label(std::string_view name) {
  static constexpr std::string_view kLabels[] = {
#include "data/pages/author_labels.inc"
  };
  for (const std::string_view label : kLabels) {
    std::string_view rest = name.substr(std::min(label.size(), name.size()));
    if (name.starts_with(label) && (rest.starts_with(' ') || rest.starts_with(':'))) {
      rest = trimmed(rest);
      return trimmed(rest.substr(rest.starts_with(':') ? 1 : 0));
    }
  }
  return name;
}

}  // namespace

void PageFields::head() {
  const std::vector<HtmlTree::Node>& nodes = tree_.nodes();
  head_element(nodes.front());
  for (std::size_t i = 1; i < nodes.size(); i = nodes[i].after) {
    head_element(nodes[i]);
    if (nodes[i].element == nullptr || nodes[i].element->tag != GUMBO_TAG_HEAD) {
      continue;
    }
    for (std::size_t k = i + 1; k < nodes[i].after; k = nodes[k].after) {
      head_element(nodes[k]);
    }
  }
}

void PageFields::head_element(const HtmlTree::Node& node) {
  if (node.element == nullptr) {
    return;
  }
  constexpr std::size_t kMaxTitleBytes = 2000;
  const GumboElement& element = *node.element;
  if (element.tag == GUMBO_TAG_META) {
    meta(element);
  } else if (element.tag == GUMBO_TAG_TITLE && page_.title.empty()) {
    page_.title = truncated_at_character(tree_.text(node), kMaxTitleBytes);
  } else if (element.tag == GUMBO_TAG_LINK &&
             in_small_letters(attribute(element, "rel")) == "canonical") {
    field("canonical", attribute(element, "href"));
  } else if (element.tag == GUMBO_TAG_SCRIPT) {
    script(node);
  } else if (element.tag == GUMBO_TAG_HTML) {
    field("lang", attribute(element, "lang"));
  }
}

void PageFields::field(std::string_view name, std::string_view value) {
  if (!name.empty() && !trimmed(value).empty()) {
    page_.fields.emplace_back(in_small_letters(name), tree_.restored(trimmed(value)));
  }
}

void PageFields::meta(const GumboElement& element) {
  for (const char* name : {"property", "name", "itemprop", "http-equiv"}) {
    field(attribute(element, name), attribute(element, "content"));
  }
}

void PageFields::script(const HtmlTree::Node& node) {
  if (in_small_letters(attribute(*node.element, "type")) == "application/ld+json") {
    page_.json_ld.emplace_back(tree_.text(node));
  }
}

void PageFields::note(const HtmlTree::Node& node, std::string_view classes, BlockKind kind) {
  constexpr std::size_t kMaxValueBytes = 2000;
  const GumboElement& element = *node.element;
  const std::string_view inner = tree_.text(node);
  const auto value = [inner](std::string_view stated) {
    return truncated_at_character(stated.empty() ? inner : stated, kMaxValueBytes);
  };
  if (kind == BlockKind::Surrounding || kind == BlockKind::Related) {
    return;
  }
  if (element.tag == GUMBO_TAG_META) {
    meta(element);
  }
  if (element.tag == GUMBO_TAG_TIME) {
    field("time", value(attribute(element, "datetime")));
  }
  const std::string_view property = attribute(element, "itemprop");
  if (property == "datePublished" || property == "author") {
    field(property, value(attribute(element, "content")));
  }
  constexpr std::size_t kMaxNameBytes = 120;
  if (inner.size() < kMaxNameBytes && !classes.empty() && names_an_author(classes) &&
      inner.find('\n') == std::string_view::npos) {
    field("byline", without_label(inner));
  }
}

}  // namespace niger::page

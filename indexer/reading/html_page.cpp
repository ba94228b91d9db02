#include "indexer/reading/html_page.h"

#include <gumbo.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/reading/element_names.h"
#include "indexer/reading/html_arena.h"
#include "indexer/reading/html_element.h"
#include "indexer/reading/line_kind.h"
#include "indexer/reading/text_pool.h"

namespace niger {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

class PageWalk {
 public:
  PageWalk(HtmlPage& page, const TextPool& pool) : page_(page), pool_(pool) {
    page_.parents.push_back(0);
  }

  void head(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT) {
      return;
    }
    const GumboElement& element = node->v.element;
    if (element.tag == GUMBO_TAG_META) {
      meta(element);
    } else if (element.tag == GUMBO_TAG_TITLE && page_.title.empty()) {
      page_.title = inner_text(element);
    } else if (element.tag == GUMBO_TAG_LINK && lower(attribute(element, "rel")) == "canonical") {
      field("canonical", attribute(element, "href"));
    } else if (element.tag == GUMBO_TAG_SCRIPT) {
      script(element);
    } else if (element.tag == GUMBO_TAG_HTML) {
      field("lang", attribute(element, "lang"));
    }
    if (element.tag == GUMBO_TAG_HTML || element.tag == GUMBO_TAG_HEAD) {
      for_children(element, [&](const GumboNode* child) { head(child); });
    }
  }

  void body(const GumboNode* root) {
    for_children(root->v.element, [&](const GumboNode* child) {
      if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag != GUMBO_TAG_HEAD) {
        element(child->v.element, {});
      }
    });
    finish_block();
  }

 private:
  struct Place {
    std::size_t node = 0;
    BlockKind kind = BlockKind::Text;
    bool in_link = false;
    bool in_list = false;
    bool in_tags = false;     ///< within a list of keywords
    bool stands_out = false;  ///< bold, large, or named a title
    bool is_raw = false;      ///< pre: line ends count
  };

  template <typename Action>
  static void for_children(const GumboElement& element, const Action& action) {
    for (unsigned i = 0; i < element.children.length; ++i) {
      action(static_cast<const GumboNode*>(element.children.data[i]));
    }
  }

  [[nodiscard]] std::string inner_text(const GumboElement& element) const {
    return std::string(trimmed(pool_.restored(raw_text(element))));
  }

  static std::string raw_text(const GumboElement& element) {
    std::string text;
    for_children(element, [&](const GumboNode* child) {
      if (child->type == GUMBO_NODE_ELEMENT) {
        text += raw_text(child->v.element);
      } else if (child->type != GUMBO_NODE_COMMENT) {
        text += child->v.text.text;
      }
    });
    return text;
  }

  // كتب محمد, بقلم: محمد, By Muhammad: the name alone.
  static std::string_view without_label(std::string_view name) {
    for (const std::string_view label :
         {"كتب", "كتبت", "كتبه", "كتبها", "بقلم", "بواسطة", "إعداد", "الكاتب", "By", "by"}) {
      std::string_view rest = name.substr(std::min(label.size(), name.size()));
      if (name.starts_with(label) && (rest.starts_with(' ') || rest.starts_with(':'))) {
        rest = trimmed(rest);
        return trimmed(rest.substr(rest.starts_with(':') ? 1 : 0));
      }
    }
    return name;
  }

  void field(std::string_view name, std::string_view value) {
    if (!name.empty() && !trimmed(value).empty()) {
      page_.fields.emplace_back(lower(name), pool_.restored(trimmed(value)));
    }
  }

  void meta(const GumboElement& element) {
    for (const char* name : {"property", "name", "itemprop", "http-equiv"}) {
      field(attribute(element, name), attribute(element, "content"));
    }
  }

  void script(const GumboElement& element) {
    if (lower(attribute(element, "type")) == "application/ld+json") {
      page_.json_ld.push_back(inner_text(element));
    }
  }

  static constexpr std::size_t kMaxFormBytes = 1500;

  // What this element makes of the text within it.
  BlockKind kind_of(const GumboElement& element, BlockKind around) {
    if (around == BlockKind::Surrounding || around == BlockKind::Related) {
      return around;
    }
    switch (element.tag) {
      case GUMBO_TAG_FOOTER:  // that of a story may hold its byline
        return named_kind(element, around) == BlockKind::Fields ? BlockKind::Fields
                                                                : BlockKind::Surrounding;
      case GUMBO_TAG_NAV:
      case GUMBO_TAG_ASIDE:
        return BlockKind::Surrounding;
      case GUMBO_TAG_FORM:  // a whole page of ASP.NET is one form
        return inner_text(element).size() < kMaxFormBytes ? BlockKind::Surrounding : around;
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
        return named_kind(element, around);
    }
  }

  BlockKind named_kind(const GumboElement& element, BlockKind around) {
    const std::string_view id = attribute(element, "id");
    const std::string_view classes = attribute(element, "class");
    const std::string_view role = attribute(element, "role");
    if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" ||
        role == "complementary") {
      return BlockKind::Surrounding;
    }
    if (related_mark(attribute(element, "aria-label"))) {
      return BlockKind::Related;
    }
    if (id.empty() && classes.empty()) {
      return around;
    }
    std::string names(id);
    names.append(" ").append(classes);
    if (element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN) {
      return around;
    }
    constexpr std::size_t kMaxFieldBytes = 200;
    switch (named_part(names)) {
      case NamedPart::Related:
        return BlockKind::Related;
      case NamedPart::Caption:
        return BlockKind::Caption;
      case NamedPart::Surrounding:
        return BlockKind::Surrounding;
      case NamedPart::Fields:
        return inner_text(element).size() < kMaxFieldBytes ? BlockKind::Fields : around;
      case NamedPart::Story:
      case NamedPart::Unnamed:
        break;
    }
    return around;
  }

  // Fields that stand in the body: <time datetime>, itemprop, bylines.
  void note_fields(const GumboElement& element, BlockKind kind) {
    if (kind == BlockKind::Surrounding || kind == BlockKind::Related) {
      return;
    }
    if (element.tag == GUMBO_TAG_META) {
      meta(element);
    }
    if (element.tag == GUMBO_TAG_TIME) {
      const std::string_view written = attribute(element, "datetime");
      field("time", written.empty() ? inner_text(element) : written);
    }
    const std::string_view property = attribute(element, "itemprop");
    if (property == "datePublished" || property == "author") {
      const std::string_view content = attribute(element, "content");
      field(property, content.empty() ? inner_text(element) : content);
    }
    constexpr std::size_t kMaxNameBytes = 120;
    const std::string_view classes = attribute(element, "class");
    if (!classes.empty() && names_an_author(classes)) {
      const std::string name = inner_text(element);
      if (name.size() < kMaxNameBytes && name.find('\n') == std::string::npos) {
        field("byline", without_label(name));
      }
    }
  }

  // <a rel="tag">: a subject of the story; "category tag" names a section.
  void note_tag(const GumboElement& link, const Place& place) {
    constexpr std::size_t kMaxBytes = 80;
    const std::string rel = lower(attribute(link, "rel"));
    const bool is_tag = rel == "tag" || rel == "nofollow tag" || rel == "tag nofollow";
    if ((!is_tag && !place.in_tags) || place.kind == BlockKind::Related ||
        (place.kind == BlockKind::Surrounding && !is_tag)) {
      return;
    }
    std::string name = inner_text(link);
    if (!name.empty() && name.size() <= kMaxBytes && name.find('\n') == std::string::npos) {
      page_.tags.push_back(std::move(name));
    }
  }

  void note_story(const GumboElement& element, std::size_t node) {
    const std::string_view classes = attribute(element, "class");
    if (element.tag == GUMBO_TAG_ARTICLE || attribute(element, "itemprop") == "articleBody" ||
        names_a_story(classes) || names_a_story(attribute(element, "id"))) {
      page_.stories.push_back(node);
    }
  }

  void element(const GumboElement& current, Place place) {
    if (current.tag == GUMBO_TAG_SCRIPT) {
      script(current);
    }
    if (current.tag == GUMBO_TAG_META) {
      meta(current);
    }
    if (is_invisible(current.tag) || is_hidden(current)) {
      return;
    }
    if (current.tag == GUMBO_TAG_BR) {
      finish_block();
      return;
    }
    const bool is_block = !is_inline(current.tag);
    if (is_block) {
      finish_block();
      page_.parents.push_back(place.node);
      place.node = page_.parents.size() - 1;
      note_story(current, place.node);
    }
    const BlockKind around = std::exchange(place.kind, kind_of(current, place.kind));
    // Author and date often follow each other in spans, without a blank between.
    const bool stands_alone = !is_block && place.kind == BlockKind::Fields &&
                              around != place.kind && trimmed(block_.text).empty();
    note_fields(current, place.kind);
    const std::string_view classes = attribute(current, "class");
    place.in_tags = place.in_tags || (!classes.empty() && names_keywords(classes));
    place.stands_out =
        place.stands_out || is_emphasised(current) || (!classes.empty() && names_a_title(classes));
    if (current.tag == GUMBO_TAG_A) {
      note_tag(current, place);
    }
    place.in_link = place.in_link || current.tag == GUMBO_TAG_A;
    place.in_list = place.in_list || current.tag == GUMBO_TAG_LI;
    place.is_raw = place.is_raw || current.tag == GUMBO_TAG_PRE;
    for_children(current, [&](const GumboNode* child) { node(child, place); });
    if (is_block || stands_alone) {
      finish_block();
    }
  }

  void node(const GumboNode* current, const Place& place) {
    switch (current->type) {
      case GUMBO_NODE_ELEMENT:
        element(current->v.element, place);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        text(pool_.restored(current->v.text.text), place);
        break;
      default:
        break;
    }
  }

  void text(std::string_view added, const Place& place) {
    if (block_.text.empty()) {
      block_.node = place.node;
      block_.kind = place.kind;
      block_.in_list = place.in_list;
      block_.stands_out = place.stands_out;
    }
    block_.stands_out = block_.stands_out && (place.stands_out || trimmed(added).empty());
    const std::size_t before = block_.text.size();
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
  }

  HtmlPage& page_;
  const TextPool& pool_;
  HtmlBlock block_;
};

}  // namespace

HtmlPage parse_html(std::string_view page) {
  HtmlPage result;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  TextPool pool;
  const std::string short_page = pool.shortened(page);
  ParseArena arena;
  options.userdata = &arena;
  options.allocator = ParseArena::allocate_in;
  options.deallocator = ParseArena::keep;
  const GumboOutput* const output =
      gumbo_parse_with_options(&options, short_page.data(), short_page.size());
  if (output == nullptr || output->root == nullptr || output->root->type != GUMBO_NODE_ELEMENT) {
    return result;
  }
  PageWalk walk(result, pool);
  walk.head(output->root);
  walk.body(output->root);
  return result;
}

}  // namespace niger

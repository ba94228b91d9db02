#include "indexer/reading/html_page.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "indexer/reading/element_names.h"
#include "indexer/reading/line_kind.h"
#include "indexer/reading/text_pool.h"

namespace niger {
namespace {

// Where the parser's tree lives: handed out from large blocks and given back as a whole, which
// takes a third less time than freeing node by node and needs no recursion.
class Arena {
 public:
  void* allocate(std::size_t bytes) {
    constexpr std::size_t kAlignment = alignof(std::max_align_t);
    bytes = (bytes + kAlignment - 1) / kAlignment * kAlignment;
    if (bytes > left_) {
      const std::size_t size = std::max(bytes, kBlockBytes);
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
      next_ = blocks_.back().get();
      left_ = size;
    }
    void* const result = next_;
    next_ += bytes;
    left_ -= bytes;
    return result;
  }

 private:
  static constexpr std::size_t kBlockBytes = std::size_t{128} << 10;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

void* allocate_in(void* arena, std::size_t bytes) {
  return static_cast<Arena*>(arena)->allocate(bytes);
}

void keep(void*, void*) {}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool is_invisible(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_HEAD:
      return true;
    default:
      return false;
  }
}

bool is_inline(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
      return true;
    default:
      return false;
  }
}

bool is_hidden(const GumboElement& element) {
  const std::string_view style = attribute(element, "style");
  return style.find("display:none") != std::string_view::npos ||
         style.find("display: none") != std::string_view::npos;
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
    bool is_raw = false;  ///< pre: line ends count
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
      case GUMBO_TAG_NAV:
      case GUMBO_TAG_FOOTER:
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
    }
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
  Arena arena;
  options.userdata = &arena;
  options.allocator = allocate_in;
  options.deallocator = keep;
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

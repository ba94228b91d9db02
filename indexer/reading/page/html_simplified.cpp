#include "indexer/reading/page/html_simplified.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "indexer/reading/page/html_element.h"
#include "indexer/reading/page/html_markup.h"
#include "indexer/reading/page/html_tags.h"

namespace niger::page {
namespace {

constexpr std::size_t kMostDeep = 200;
constexpr std::size_t kMostAlike = 8;  // <font> within <font>
constexpr std::size_t kMostElements = 500'000;
constexpr std::size_t kNone = std::string_view::npos;

// The element that stands for one: of the same meaning to those who read the parser's tree, and
// one that any other may hold.
std::string_view plain_name(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_MATH:
      return "div";
    case GUMBO_TAG_LISTING:
      return "pre";
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_I:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_UNKNOWN:
      return "span";
    default:
      break;
  }
  if (is_any(tag, kUnread)) {
    return "audio";
  }
  const bool keeps_its_name = is_inline(tag) || is_any(tag, kEndsParagraph) ||
                              tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY;
  return keeps_its_name ? std::string_view(gumbo_normalized_tagname(tag)) : "div";
}

// Tags that say nothing once the page is simple.
bool is_left_out(GumboTag tag) {
  constexpr std::array<GumboTag, 11> kTags = {
      GUMBO_TAG_HEAD,     GUMBO_TAG_COL,       GUMBO_TAG_FRAME,   GUMBO_TAG_FRAMESET,
      GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,   GUMBO_TAG_ISINDEX, GUMBO_TAG_KEYGEN,
      GUMBO_TAG_IMAGE,    GUMBO_TAG_PLAINTEXT, GUMBO_TAG_MENUITEM};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

class Simplifier {
 public:
  explicit Simplifier(std::string_view page) : page_(page), scanner_(page) {
    out_.reserve(page.size() + page.size() / 4);
  }

  std::string run() {
    std::size_t copied = 0;
    Markup markup;
    while (scanner_.next(markup)) {
      out_.append(page_.substr(copied, markup.begin - copied));
      copied = markup.end;
      const std::size_t before = out_.size();
      if (markup.kind == Markup::Kind::Start) {
        copied = start(markup);
      } else if (markup.kind == Markup::Kind::End) {
        end(tag_named(markup.name), markup.name);
      }
      if (out_.size() == before && !out_.ends_with(' ') && !out_.ends_with('>')) {
        out_.push_back(' ');  // what stood around it makes no new tag
      }
    }
    out_.append(page_.substr(copied));
    pop_to(0);
    return std::move(out_);
  }

 private:
  struct Open {
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    std::string_view name;        // in the page
    std::string_view attributes;  // in the page
  };

  static bool is_block(const Open& open) { return !is_inline(open.tag); }
  static bool is_list(const Open& open) {
    return open.tag == GUMBO_TAG_UL || open.tag == GUMBO_TAG_OL || open.tag == GUMBO_TAG_MENU ||
           open.tag == GUMBO_TAG_DIR || open.tag == GUMBO_TAG_DL;
  }
  static bool is_wall(const Open& open) {  // what is around it is out of reach
    return is_any(open.tag, kScope);
  }

  // The innermost open element that is `wanted`, if nothing that `stops` stands in it.
  template <typename Wants, typename Stops>
  [[nodiscard]] std::size_t innermost(const Wants& wanted, const Stops& stops) const {
    for (std::size_t place = open_.size(); place-- > 0;) {
      if (wanted(open_[place])) {
        return place;
      }
      if (stops(open_[place])) {
        break;
      }
    }
    return kNone;
  }
  [[nodiscard]] std::size_t innermost(GumboTag tag) const {
    return counts_[tag] == 0
               ? kNone
               : innermost([tag](const Open& open) { return open.tag == tag; }, is_wall);
  }

  void write_start(const Open& open) {
    if (open.tag == GUMBO_TAG_LI) {
      out_.append("<ul><li");  // an item of its own list closes no other
    } else {
      out_.append("<").append(plain_name(open));
    }
    out_.append(open.attributes).append(">");
  }

  // The parser has one form at a time.
  [[nodiscard]] std::string_view plain_name(const Open& open) const {
    return open.tag == GUMBO_TAG_FORM && counts_[GUMBO_TAG_FORM] > 1 ? "div"
                                                                     : page::plain_name(open.tag);
  }

  void push(const Open& open) {
    ++counts_[open.tag];
    ++elements_;
    write_start(open);
    open_.push_back(open);
  }

  void pop() {
    const Open& open = open_.back();
    if (open.tag == GUMBO_TAG_LI) {
      out_.append("</li></ul>");
    } else {
      out_.append("</").append(plain_name(open)).append(">");
    }
    --counts_[open.tag];
    open_.pop_back();
    if (any_dropped_) {
      dropped_ = {};
      any_dropped_ = false;
    }
  }

  void pop_to(std::size_t place) {
    while (open_.size() > place) {
      pop();
    }
  }
  void pop_if_found(std::size_t place) {
    if (place != kNone) {
      pop_to(place);
    }
  }

  // <b><p></b>: bold ends here, the paragraph goes on.
  void end_across_blocks(std::size_t place) {
    constexpr std::size_t kMostAgain = 4;
    constexpr std::size_t kMostBytes = 400;
    std::vector<Open> again(open_.begin() + static_cast<std::ptrdiff_t>(place) + 1, open_.end());
    std::size_t bytes = 0;
    for (const Open& open : again) {
      bytes += open.attributes.size();
    }
    if (again.size() > kMostAgain || bytes > kMostBytes) {
      return;
    }
    pop_to(place);
    for (const Open& open : again) {
      push(open);
    }
  }

  void end(GumboTag tag, std::string_view name) {
    if (dropped_[tag] > 0) {
      --dropped_[tag];
      part(tag);
      return;
    }
    if (is_any(tag, kHeading)) {
      pop_if_found(innermost([](const Open& open) { return is_any(open.tag, kHeading); }, is_wall));
    } else if (tag == GUMBO_TAG_BR || (tag == GUMBO_TAG_P && counts_[tag] == 0)) {
      out_.append("<br>");
    } else if (counts_[tag] == 0) {
      return;
    } else if (tag == GUMBO_TAG_TABLE) {
      pop_if_found(innermost([](const Open& open) { return open.tag == GUMBO_TAG_TABLE; },
                             [](const Open&) { return false; }));
    } else if (is_any(tag, kCell)) {
      pop_if_found(innermost([tag](const Open& open) { return open.tag == tag; },
                             [](const Open& open) { return open.tag == GUMBO_TAG_TABLE; }));
    } else if (is_any(tag, kFormatting)) {
      const std::size_t place = innermost(tag);
      if (place != kNone) {
        end_across_blocks(place);
      }
    } else if (is_inline(tag)) {
      pop_if_found(
          innermost([&](const Open& open) { return open.tag == tag && same_name(open.name, name); },
                    is_block));
    } else {
      pop_if_found(innermost(tag));
    }
  }

  // An element left out still parts the text before it from its own.
  void part(GumboTag tag) {
    constexpr std::string_view kBreak = "<br>";
    if (!is_inline(tag) && elements_ < kMostElements && !out_.ends_with(kBreak)) {
      ++elements_;
      out_.append(kBreak);
    }
  }

  // Closes what a start tag closes.
  void make_room(GumboTag tag) {
    if (is_any(tag, kEndsParagraph) || tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_HR) {
      pop_if_found(innermost(GUMBO_TAG_P));
    }
    if (is_any(tag, kCell)) {
      const bool is_cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
      std::size_t keep = open_.size();  // of what stands in the table
      for (std::size_t place = open_.size(); place-- > 0 && open_[place].tag != GUMBO_TAG_TABLE;) {
        const GumboTag one = open_[place].tag;
        const bool ends =
            one == GUMBO_TAG_TD || one == GUMBO_TAG_TH || one == GUMBO_TAG_CAPTION ||
            (is_any(one, kCell) && !is_cell && (one == GUMBO_TAG_TR || tag != GUMBO_TAG_TR));
        keep = ends ? place : keep;
      }
      pop_to(keep);
    } else if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) {
      pop_if_found(innermost(
          [tag](const Open& open) {
            return tag == GUMBO_TAG_LI ? open.tag == tag
                                       : open.tag == GUMBO_TAG_DD || open.tag == GUMBO_TAG_DT;
          },
          [](const Open& open) { return is_list(open) || is_wall(open); }));
    } else if (tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_BUTTON) {
      pop_if_found(innermost(tag));
    } else if (is_any(tag, kHeading) && !open_.empty() && is_any(open_.back().tag, kHeading)) {
      pop();
    } else if (tag == GUMBO_TAG_A && innermost(tag) != kNone) {
      end_across_blocks(innermost(tag));
    }
  }

  // Returns where the page goes on.
  std::size_t start(const Markup& markup) {
    const GumboTag tag = tag_named(markup.name);
    if (is_any(tag, kRawText)) {
      return raw_text(tag, markup);
    }
    const bool is_root = tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY;
    if (is_left_out(tag) || (is_root && counts_[tag] > 0) ||
        (is_any(tag, kCell) && counts_[GUMBO_TAG_TABLE] == 0)) {
      return markup.end;
    }
    const std::size_t name_end = markup.begin + 1 + markup.name.size();
    const Open open{tag, markup.name, page_.substr(name_end, markup.first_attributes - name_end)};
    if (is_root || is_any(tag, kVoid)) {
      make_room(tag);
      if (elements_ < kMostElements) {
        ++elements_;
        out_.append("<").append(gumbo_normalized_tagname(tag));
        out_.append(open.attributes).append(">");
      }
      counts_[tag] += is_root ? 1 : 0;  // the parser keeps them open to the end
      return markup.end;
    }
    make_room(tag);
    const bool is_nested = is_inline(tag) && counts_[tag] >= kMostAlike;
    const bool in_link = tag == GUMBO_TAG_A && counts_[tag] > 0;
    if (open_.size() >= kMostDeep || elements_ >= kMostElements || is_nested || in_link) {
      ++dropped_[tag];
      any_dropped_ = true;
      part(tag);
    } else {
      push(open);
    }
    return markup.end;
  }

  // A title, and linked data, are kept as they are; text that nobody reads goes.
  std::size_t raw_text(GumboTag tag, const Markup& markup) {
    const bool is_read =
        tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_NOEMBED || tag == GUMBO_TAG_NOFRAMES;
    if (is_read || endless_[tag] || !scanner_.skip_raw_text(markup.name)) {
      endless_[tag] = endless_[tag] || !is_read;
      return markup.end;  // the rest of the page is no title: it is read
    }
    Markup end;
    scanner_.next(end);
    const std::string_view content = page_.substr(markup.end, end.begin - markup.end);
    const bool is_kept = tag == GUMBO_TAG_TITLE || (tag == GUMBO_TAG_SCRIPT &&
                                                    content.find("<!--") == std::string_view::npos);
    if (is_kept && elements_ < kMostElements) {
      ++elements_;
      const std::string_view name = gumbo_normalized_tagname(tag);
      const std::size_t name_end = markup.begin + 1 + markup.name.size();
      out_.append("<").append(name);
      out_.append(page_.substr(name_end, markup.first_attributes - name_end)).append(">");
      out_.append(content).append("</").append(name).append(">");
    }
    return end.end;
  }

  std::string_view page_;
  MarkupScanner scanner_;
  std::string out_;
  std::vector<Open> open_;
  std::array<std::size_t, GUMBO_TAG_LAST + 1> counts_{};   // of those open
  std::array<std::size_t, GUMBO_TAG_LAST + 1> dropped_{};  // left out, their end tags to come
  std::array<bool, GUMBO_TAG_LAST + 1> endless_{};         // no end tag comes any more
  bool any_dropped_ = false;
  std::size_t elements_ = 0;
};

}  // namespace

std::string simplified(std::string_view page) { return Simplifier(page).run(); }

}  // namespace niger::page

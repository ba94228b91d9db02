#include "indexer/reading/page/html_bounds.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/reading/page/html_markup.h"
#include "indexer/reading/page/html_simplified.h"
#include "indexer/reading/page/html_tags.h"

namespace niger::page {
namespace {

constexpr std::size_t kMostOpen = 512;
constexpr std::size_t kMostAttributes = 256;
constexpr std::size_t kMostRoots = 16;  // <html> and <body>, whose attributes the parser merges
constexpr std::size_t kMostTags = 1'000'000;

struct Open {
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  std::string_view name;
};

class DepthGuard {
 public:
  explicit DepthGuard(std::string_view page) : page_(page), scanner_(page) {}

  bool can_be_taken() {
    Markup markup;
    while (scanner_.next(markup)) {
      if (markup.kind == Markup::Kind::Other) {
        continue;
      }
      const GumboTag tag = tag_named(markup.name);
      if (markup.kind == Markup::Kind::End) {
        end(tag, markup.name);
      } else if (!start(tag, markup)) {
        return false;
      }
    }
    return true;
  }

 private:
  // Elements whose end tags are left out everywhere: one stands in another only with a lasting
  // element between, so that the parser has few of them however many were not seen to end.
  static bool closes_by_itself(GumboTag tag) {
    return is_any(tag, kCell) || tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI ||
           tag == GUMBO_TAG_OPTION;  // not dd: items of the one and the other kind nest
  }

  [[nodiscard]] std::size_t count(GumboTag tag) const { return counts_[tag]; }

  void push(GumboTag tag, std::string_view name) {
    open_.push_back({tag, name});
    ++counts_[tag];
    lasting_ += closes_by_itself(tag) ? 0 : 1;
    formatting_ += is_any(tag, kFormatting) ? 1 : 0;
    peaks_[tag] = std::max(peaks_[tag], counts_[tag]);
  }

  void remove(std::size_t place) {
    const GumboTag tag = open_[place].tag;
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(place));
    formatting_ -= is_any(tag, kFormatting) ? 1 : 0;
    lasting_ -= closes_by_itself(tag) ? 0 : 1;
    if (--counts_[tag] == 0) {
      peaks_[tag] = 0;
    }
  }

  // Removes the innermost open element that is `wanted`, if nothing that `stops` is in it.
  template <typename Wants, typename Stop>
  bool remove_innermost(const Wants& wanted, const Stop& stops) {
    for (std::size_t place = open_.size(); place-- > 0; ++work_) {
      if (wanted(open_[place])) {
        remove(place);
        return true;
      }
      if (stops(open_[place])) {
        return false;
      }
    }
    return false;
  }
  bool remove_tag(GumboTag tag, std::uint16_t stopping_groups, GumboTag other_stop) {
    return count(tag) > 0 && remove_innermost([tag](const Open& open) { return open.tag == tag; },
                                              [=](const Open& open) {
                                                return is_any(open.tag, stopping_groups) ||
                                                       open.tag == other_stop;
                                              });
  }

  void end_formatting(GumboTag tag) {
    constexpr std::size_t kMostBlocks = 7;  // the parser tries eight times to bring it in order
    constexpr std::size_t kMostAlike = 3;   // of more it forgets the first
    std::size_t blocks = 0;
    const bool remembered = peaks_[tag] <= kMostAlike;
    if (count(tag) > 0) {
      remove_innermost([tag](const Open& open) { return open.tag == tag; },
                       [&](const Open& open) {
                         blocks += is_any(open.tag, kSpecial) ? 1 : 0;
                         return is_any(open.tag, kScope) || blocks > (remembered ? kMostBlocks : 0);
                       });
    }
  }

  void end_heading() {
    remove_innermost([](const Open& open) { return is_any(open.tag, kHeading); },
                     [](const Open& open) { return is_any(open.tag, kScope); });
  }

  void end(GumboTag tag, std::string_view name) {
    switch (tag) {
      case GUMBO_TAG_HTML:
      case GUMBO_TAG_BODY:
      case GUMBO_TAG_HEAD:
      case GUMBO_TAG_FORM:  // the parser may keep it open, for a form it takes to be current
      case GUMBO_TAG_FRAMESET:
        return;
      case GUMBO_TAG_TEMPLATE:
        remove_tag(tag, 0, GUMBO_TAG_LAST);
        return;
      case GUMBO_TAG_SELECT:
        remove_tag(tag, 0, GUMBO_TAG_TEMPLATE);
        return;
      case GUMBO_TAG_P:
        remove_tag(tag, kScope, GUMBO_TAG_BUTTON);
        return;
      default:
        break;
    }
    if (tag == GUMBO_TAG_TABLE || is_any(tag, kCell)) {
      if (count(tag) > 0) {
        remove_innermost([tag](const Open& open) { return open.tag == tag; }, stops_cells);
      }
    } else if (is_any(tag, kHeading)) {
      end_heading();
    } else if (is_any(tag, kFormatting)) {
      end_formatting(tag);
    } else if (tag == GUMBO_TAG_LI) {
      remove_innermost([](const Open& open) { return open.tag == GUMBO_TAG_LI; },
                       [](const Open& open) {
                         return is_any(open.tag, kScope) || open.tag == GUMBO_TAG_UL ||
                                open.tag == GUMBO_TAG_OL;
                       });
    } else if (is_any(tag, kSpecial) && tag != GUMBO_TAG_NOSCRIPT && tag != GUMBO_TAG_MENUITEM) {
      remove_tag(tag, kScope, GUMBO_TAG_LAST);
    } else if (count(tag) > 0) {
      remove_innermost(
          [&](const Open& open) { return open.tag == tag && same_name(open.name, name); },
          [](const Open& open) { return is_any(open.tag, kSpecial); });
    }
  }

  static bool stops_cells(const Open& open) {
    return open.tag == GUMBO_TAG_TABLE || open.tag == GUMBO_TAG_TEMPLATE ||
           open.tag == GUMBO_TAG_SELECT;
  }

  // What the start of a part of a table closes: cells, then rows, then groups of rows.
  void end_cells(GumboTag tag) {
    const auto remove_all = [this](std::initializer_list<GumboTag> tags) {
      for (const GumboTag one : tags) {
        if (count(one) > 0) {
          remove_innermost([one](const Open& open) { return open.tag == one; }, stops_cells);
        }
      }
    };
    remove_all({GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION});
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
      return;
    }
    remove_all({GUMBO_TAG_TR, GUMBO_TAG_COLGROUP});
    if (tag != GUMBO_TAG_TR) {
      remove_all({GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT});
    }
  }

  // What the start of an item closes, unless it stands in a list within the last one.
  void end_item(GumboTag tag) {
    const auto is_item = [tag](const Open& open) {
      return tag == GUMBO_TAG_LI ? open.tag == tag
                                 : open.tag == GUMBO_TAG_DD || open.tag == GUMBO_TAG_DT;
    };
    remove_innermost(is_item, [](const Open& open) {
      return is_any(open.tag, kSpecial) && open.tag != GUMBO_TAG_ADDRESS &&
             open.tag != GUMBO_TAG_DIV && open.tag != GUMBO_TAG_P;
    });
  }

  // Closes what a start tag closes; false where it opens nothing.
  bool opens(GumboTag tag) {
    if (is_any(tag, kEndsParagraph)) {
      remove_tag(GUMBO_TAG_P, kScope, GUMBO_TAG_BUTTON);
    }
    if (is_any(tag, kCell)) {
      if (count(GUMBO_TAG_TABLE) == 0 && count(GUMBO_TAG_TEMPLATE) == 0) {
        return false;  // outside of a table it means nothing
      }
      end_cells(tag);
    }
    const bool in_option = !open_.empty() && open_.back().tag == GUMBO_TAG_OPTION;
    const bool in_heading = !open_.empty() && is_any(open_.back().tag, kHeading);
    if ((in_option && (tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP)) ||
        (in_heading && is_any(tag, kHeading))) {
      remove(open_.size() - 1);
    }
    if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) {
      end_item(tag);
    } else if (tag == GUMBO_TAG_A) {
      end_formatting(tag);
    } else if (tag == GUMBO_TAG_BUTTON) {
      remove_tag(tag, kScope, GUMBO_TAG_LAST);
    }
    return !is_any(tag, kVoid);
  }

  bool start(GumboTag tag, const Markup& markup) {
    if (markup.attributes > kMostAttributes || ++tags_ > kMostTags) {
      return false;
    }
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HEAD) {
      return ++roots_ <= kMostRoots;
    }
    if (tag == GUMBO_TAG_MATH || tag == GUMBO_TAG_SVG) {
      return skip_foreign(markup);
    }
    if (is_any(tag, kRawText)) {
      return skip_raw(tag, markup);
    }
    if (tag == GUMBO_TAG_PLAINTEXT) {
      return true;
    }
    if (opens(tag)) {
      push(tag, markup.name);
    }
    work_ += lasting_;
    formatting_work_ += is_any(tag, kFormatting) ? 0 : formatting_;
    return lasting_ <= kMostOpen && work_ <= 100 * tags_ + kSmallWork &&
           formatting_work_ <= 8 * tags_ + kSmallWork / 64;
  }

  bool skip_raw(GumboTag tag, const Markup& markup) {
    if (count(GUMBO_TAG_SELECT) > 0 && tag != GUMBO_TAG_SCRIPT && tag != GUMBO_TAG_TEXTAREA) {
      return false;  // the parser passes over the tag, and reads what is within
    }
    opens(tag);  // <xmp> ends a paragraph
    if (endless_[tag] || !scanner_.skip_raw_text(markup.name)) {
      endless_[tag] = true;
      return true;  // perhaps the rest of the page is text: all its tags count
    }
    Markup end;
    scanner_.next(end);
    const std::string_view content = page_.substr(markup.end, end.begin - markup.end);
    const std::size_t comment = content.find("<!--");
    return tag != GUMBO_TAG_SCRIPT || comment == std::string_view::npos ||
           content.find("<script", comment) == std::string_view::npos;  // a script within
  }

  // A formula whose elements are closed in their order leaves none open.
  bool skip_foreign(const Markup& root) {
    constexpr std::size_t kMostNested = 64;
    if (root.closes_itself) {
      return true;
    }
    std::vector<std::string_view> names = {root.name};
    Markup markup;
    while (!names.empty() && scanner_.next(markup)) {
      if (markup.kind == Markup::Kind::Other) {
        if (page_.substr(markup.begin).starts_with("<![")) {
          return false;  // CDATA: text that may hold tags
        }
        continue;
      }
      if (markup.kind == Markup::Kind::End) {
        if (!same_name(names.back(), markup.name)) {
          return false;
        }
        names.pop_back();
      } else if (++tags_ > kMostTags || markup.attributes > kMostAttributes ||
                 !is_plain_foreign_name(markup.name)) {
        return false;
      } else if (!markup.closes_itself) {
        names.push_back(markup.name);
        if (names.size() > kMostNested) {
          return false;
        }
      }
    }
    return names.empty();
  }

  static constexpr std::size_t kSmallWork = std::size_t{4} << 20;  // nobody waits for less

  std::string_view page_;
  MarkupScanner scanner_;
  std::vector<Open> open_;
  std::array<std::size_t, GUMBO_TAG_LAST + 1> counts_{};
  std::array<std::size_t, GUMBO_TAG_LAST + 1> peaks_{};  // since there was none
  std::array<bool, GUMBO_TAG_LAST + 1> endless_{};       // raw text: no end tag comes any more
  std::size_t formatting_ = 0;
  std::size_t tags_ = 0;
  std::size_t roots_ = 0;
  std::size_t lasting_ = 0;          // of those open
  std::size_t work_ = 0;             // what searches cost, here and in the parser
  std::size_t formatting_work_ = 0;  // and what opening elements again costs it
};

}  // namespace

bool parser_can_take(std::string_view page) { return DepthGuard(page).can_be_taken(); }

std::string bounded(std::string&& page) {
  return parser_can_take(page) ? std::move(page) : simplified(page);
}

}  // namespace niger::page

#include "indexer/reading/page/html_tags.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "indexer/reading/page/html_markup.h"

namespace niger::page {
namespace {

using Groups = std::array<std::uint16_t, GUMBO_TAG_LAST + 1>;

constexpr Groups table() {
  Groups groups{};
  const auto add = [&groups](std::uint16_t group, std::initializer_list<GumboTag> tags) {
    for (const GumboTag tag : tags) {
      groups[tag] = static_cast<std::uint16_t>(groups[tag] | group);
    }
  };
  add(kVoid | kSpecial,
      {GUMBO_TAG_AREA,  GUMBO_TAG_BASE,  GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND, GUMBO_TAG_BR,
       GUMBO_TAG_COL,   GUMBO_TAG_EMBED, GUMBO_TAG_FRAME,    GUMBO_TAG_HR,      GUMBO_TAG_IMG,
       GUMBO_TAG_IMAGE, GUMBO_TAG_INPUT, GUMBO_TAG_ISINDEX,  GUMBO_TAG_KEYGEN,  GUMBO_TAG_LINK,
       GUMBO_TAG_META,  GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE,   GUMBO_TAG_TRACK,   GUMBO_TAG_WBR});
  add(kEndsParagraph | kSpecial,
      {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
       GUMBO_TAG_CENTER,  GUMBO_TAG_DETAILS, GUMBO_TAG_DIR,        GUMBO_TAG_DIV,
       GUMBO_TAG_DL,      GUMBO_TAG_DD,      GUMBO_TAG_DT,         GUMBO_TAG_FIELDSET,
       GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FORM,
       GUMBO_TAG_HEADER,  GUMBO_TAG_HGROUP,  GUMBO_TAG_LI,         GUMBO_TAG_LISTING,
       GUMBO_TAG_MAIN,    GUMBO_TAG_MENU,    GUMBO_TAG_NAV,        GUMBO_TAG_OL,
       GUMBO_TAG_P,       GUMBO_TAG_PRE,     GUMBO_TAG_SECTION,    GUMBO_TAG_SUMMARY,
       GUMBO_TAG_UL,      GUMBO_TAG_XMP,     GUMBO_TAG_PLAINTEXT});
  add(kHeading | kEndsParagraph | kSpecial,
      {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
  add(kSpecial, {GUMBO_TAG_BODY, GUMBO_TAG_BUTTON, GUMBO_TAG_COLGROUP, GUMBO_TAG_FRAMESET,
                 GUMBO_TAG_HEAD, GUMBO_TAG_MENUITEM, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_SELECT});
  add(kRawText | kSpecial,
      {GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
       GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE, GUMBO_TAG_XMP});
  add(kScope | kSpecial,
      {GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_HTML, GUMBO_TAG_TABLE, GUMBO_TAG_TD,
       GUMBO_TAG_TH, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SELECT});
  add(kCell | kSpecial, {GUMBO_TAG_CAPTION, GUMBO_TAG_COLGROUP, GUMBO_TAG_TBODY, GUMBO_TAG_TD,
                         GUMBO_TAG_TFOOT, GUMBO_TAG_TH, GUMBO_TAG_THEAD, GUMBO_TAG_TR});
  add(kFormatting, {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM,
                    GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL,
                    GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U});
  add(kUnread,
      {GUMBO_TAG_AUDIO, GUMBO_TAG_BUTTON, GUMBO_TAG_CANVAS, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_OBJECT,
       GUMBO_TAG_SELECT, GUMBO_TAG_SVG, GUMBO_TAG_TEMPLATE, GUMBO_TAG_VIDEO});
  return groups;
}

constexpr Groups kGroups = table();

}  // namespace

std::uint16_t groups_of(GumboTag tag) { return kGroups[tag]; }

GumboTag tag_named(std::string_view name) {
  constexpr std::size_t kLongest = 16;
  return name.size() > kLongest ? GUMBO_TAG_UNKNOWN
                                : gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
}

bool is_plain_foreign_name(std::string_view name) {
  constexpr std::array<std::string_view, 48> kNames = {"math",
                                                       "mi",
                                                       "mn",
                                                       "mo",
                                                       "ms",
                                                       "mtext",
                                                       "mrow",
                                                       "mfrac",
                                                       "msqrt",
                                                       "mroot",
                                                       "mstyle",
                                                       "mpadded",
                                                       "mphantom",
                                                       "mfenced",
                                                       "menclose",
                                                       "msub",
                                                       "msup",
                                                       "msubsup",
                                                       "munder",
                                                       "mover",
                                                       "munderover",
                                                       "mtable",
                                                       "mtr",
                                                       "mtd",
                                                       "mspace",
                                                       "semantics",
                                                       "annotation",
                                                       "svg",
                                                       "g",
                                                       "path",
                                                       "circle",
                                                       "ellipse",
                                                       "line",
                                                       "polygon",
                                                       "polyline",
                                                       "rect",
                                                       "use",
                                                       "symbol",
                                                       "defs",
                                                       "clippath",
                                                       "mask",
                                                       "stop",
                                                       "pattern",
                                                       "text",
                                                       "tspan",
                                                       "title",
                                                       "lineargradient",
                                                       "radialgradient"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [name](std::string_view known) { return same_name(known, name); });
}

}  // namespace niger::page

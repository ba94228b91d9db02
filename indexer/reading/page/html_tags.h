#pragma once
/// The groups of elements in HTML5's rules for building the tree
/// (https://html.spec.whatwg.org/multipage/parsing.html#tree-construction) that bounding a page
/// depends on, by their names.
#include <gumbo.h>

#include <cstdint>
#include <string_view>

namespace niger::page {

/// Which groups an element belongs to: bits, or-ed together.
enum TagGroup : std::uint16_t {
  kVoid = 1,        ///< has no content and no end tag
  kSpecial = 2,     ///< stops the end tags of others that stand within it
  kScope = 4,       ///< what is above it is out of reach: cells, objects
  kFormatting = 8,  ///< opened again in the next paragraph if it was not closed
  kEndsParagraph = 16,
  kCell = 32,  ///< a part of a table
  kHeading = 64,
  kRawText = 128,  ///< its content has no tags
  kUnread = 256,   ///< nobody reads its text, and its end tag is written
};

[[nodiscard]] std::uint16_t groups_of(GumboTag tag);

[[nodiscard]] inline bool is_any(GumboTag tag, std::uint16_t groups) {
  return (groups_of(tag) & groups) != 0;
}

/// The tag of a name, whatever its case; GUMBO_TAG_UNKNOWN where HTML has no such element.
[[nodiscard]] GumboTag tag_named(std::string_view name);

/// Elements of formulas (MathML) and drawings (SVG), within which the parser follows other rules:
/// of these it leaves none open that was closed in its order.
[[nodiscard]] bool is_plain_foreign_name(std::string_view name);

}  // namespace niger::page

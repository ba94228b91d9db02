#pragma once
/// The class and id of an HTML element as evidence of what its text is: the words that sites use
/// for menus, bylines, captions, other stories and the story itself.
#include <cstdint>
#include <string_view>

namespace niger::page {

enum class NamedPart : std::uint8_t {
  Unnamed,
  Story,
  Related,
  Caption,
  Surrounding,  ///< menu, share bar, advertisement, comments …
  Fields,       ///< byline, date: of short elements only
};

/// `names`: class and id, of any case, as "share-bar" or "shareBar".
[[nodiscard]] NamedPart named_part(std::string_view names);

/// True for the names that elements have which hold an article's whole text.
[[nodiscard]] bool names_a_story(std::string_view names);

/// True for title, headline and the like, but not of a site or a page.
[[nodiscard]] bool names_a_title(std::string_view names);

/// True for lists of the subjects of one story: tags, keywords.
[[nodiscard]] bool names_keywords(std::string_view names);

/// True for byline, author and the like.
[[nodiscard]] bool names_an_author(std::string_view names);

}  // namespace niger::page

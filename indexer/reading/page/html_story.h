#pragma once
/// The story of a page: the blocks chosen by where the prose is, not by the names of one site.
/// Menus, link lists and footers fall away, other stories and captions become zones.
#include <cstddef>
#include <string>

#include "common/article.h"
#include "indexer/reading/page/html_page.h"

namespace niger {

/// Blocks of the page, of which the first and the last belong to the story.
struct StoryPlace {
  std::size_t first = 0;
  std::size_t end = 0;  ///< one past the last; equal to first: there is no story
};

/// Writes the story's blocks, one a line, to `article.text`, with zones for captions and related
/// boxes. An empty page gives an empty text.
StoryPlace write_story(const HtmlPage& page, Article& article);

/// The headline: h1, og:title or the title element without the name of the site. Empty: none.
[[nodiscard]] std::string story_title(const HtmlPage& page, const std::string& meta_title);

}  // namespace niger

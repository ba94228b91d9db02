#pragma once
/// The story of a page: the blocks chosen by where the prose is, not by the names of one site.
/// Menus, link lists and footers fall away, other stories and captions become zones.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "indexer/reading/page/html_page.h"

namespace niger::page {

struct Story {
  std::string text;         ///< its blocks, one a line; empty: the page has none
  std::vector<Zone> zones;  ///< of captions and related boxes
  std::size_t first = 0;    ///< the first block of the page that belongs to it
  std::size_t end = 0;      ///< one past the last; equal to first: there is none
};

/// `title`: as far as it is known.
[[nodiscard]] Story story_of(const HtmlPage& page, std::string_view title);

/// The headline: h1, og:title or the title element without the name of the site. Empty: none.
[[nodiscard]] std::string story_title(const HtmlPage& page, const std::string& meta_title);

}  // namespace niger::page

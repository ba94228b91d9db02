#pragma once
/// The markup of MediaWiki made plain: links by their words, headings and lists as lines, without
/// templates, references, files and tags.
#include <string>
#include <string_view>
#include <vector>

namespace niger::xml {

struct WikiText {
  std::string text;
  std::vector<std::string> categories;  ///< that the page names
  bool is_redirect = false;
};

/// `markup` is UTF-8. Takes time by its size, however its brackets are nested or left open.
[[nodiscard]] WikiText plain_wiki_text(std::string_view markup);

}  // namespace niger::xml

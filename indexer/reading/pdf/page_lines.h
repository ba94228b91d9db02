#pragma once
/// The text of a document of pages: their lines joined to paragraphs, without running heads, page
/// numbers and hyphens at the ends of lines.
#include <string>
#include <vector>

namespace niger::pdf {

/// `pages`: the text of each, its lines parted by \n; UTF-8.
[[nodiscard]] std::string joined_pages(const std::vector<std::string>& pages);

}  // namespace niger::pdf

#pragma once
/// The reader of Markdown pages. Front matter gives fields, marks are taken off, the first heading
/// is the title. No full Markdown: what is no mark stays text.
#include <string>
#include <string_view>

#include "indexer/reading/articles/article_output.h"

namespace niger::formats {

void read_markdown(std::string&& bytes, articles::ArticleOutput& output);

/// `line` without marks of headings, lists, quotes, emphasis, code, links and images.
[[nodiscard]] std::string without_marks(std::string_view line);

}  // namespace niger::formats

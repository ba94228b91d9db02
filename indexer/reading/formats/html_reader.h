#pragma once
/// The reader of HTML pages: makes an article of the parsed page, its story and its fields.
#include <string>
#include <string_view>

#include "indexer/reading/articles/article_output.h"

namespace niger::formats {

/// Emits the article of the page, or reports why there is none. `url`: of the page where the caller
/// knows it (WARC); empty: not known.
void read_html(std::string&& bytes, articles::ArticleOutput& output, std::string_view url = {});

/// The story of a piece of HTML inside a record becomes the text of `draft`, with its zones.
/// `title`: of the record; empty: it has none.
void read_html_fragment(std::string_view html, std::string_view title, fields::ArticleDraft& draft);

}  // namespace niger::formats

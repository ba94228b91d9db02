#pragma once
/// The structure of a page: finds title, fields and zones in the lines of a text, in whatever
/// format it came. Knows lines by line_kind.h, dates by date_text.h.
#include "indexer/reading/fields/article_draft.h"

namespace niger::fields {

/// `draft.text` holds all lines of the page, `draft.zones` those that are known already (sorted).
/// Afterwards the title has left the text, zones are complete, and title, date, source, author,
/// place, keywords, category, URL and language are those that the text states, where nothing more
/// trusted is known. Blank lines at the ends of the text are cut off. An empty text stays empty.
void structure_text(ArticleDraft& draft);

}  // namespace niger::fields

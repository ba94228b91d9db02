#pragma once
/// The structure of a page: finds title, fields and zones in the lines of a text, in whatever
/// format it came. Knows lines by line_kind.h, dates by date_text.h.
#include "common/article.h"

namespace niger {

struct StructureOptions {
  bool find_title = true;  ///< the first line may be the title, where the article has none
};

/// `article.text` holds all lines of the page, `article.zones` those that are known already
/// (sorted). Afterwards the title has left the text, zones are complete, and date, source, author,
/// place, keywords, category, URL and language are filled where the text states them and they were
/// empty. Blank lines at the ends of the text are cut off. An empty text stays empty.
void structure_text(Article& article, const StructureOptions& options = {});

}  // namespace niger

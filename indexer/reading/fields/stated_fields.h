#pragma once
/// The fields of an article that a line of its page states. Labels are line_kind.h's, dates
/// date_line.h's.
#include <string_view>

#include "indexer/reading/fields/article_draft.h"

namespace niger::fields {

struct StatedFields {
  bool any = false;  ///< the line states fields and is nothing else
  bool ends_story = false;  ///< of the kind that stands below a story: المصدر: … , كلمات دلالية: …
};

/// `المصدر: رويترز`, or several in a row: `بقلم: سعيد حسن | 20 أبريل 2024 | سياسة`. A date alone is
/// no row. `line` is trimmed and of a place that is trusted as `from`: a line of the text, an
/// element of the page.
StatedFields take_stated_fields(std::string_view line, Provenance from, ArticleDraft& draft);

}  // namespace niger::fields

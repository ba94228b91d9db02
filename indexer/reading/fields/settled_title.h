#pragma once
/// The title of an article, taken out of its lines: a headline above a story, or a line that says
/// again what is known.
#include "indexer/reading/fields/article_draft.h"

namespace niger::fields {

/// Takes the title out of the text: a line among the first that repeats the title that is known
/// already, or, where none is that is trusted more, the first line of content if it is a headline.
/// Zones keep to their letters.
void settle_title(ArticleDraft& draft);

}  // namespace niger::fields

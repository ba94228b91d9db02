#pragma once
/// The title of an article, taken out of its lines: a headline above a story, or a line that says
/// again what is known.
#include "common/article.h"

namespace niger {

/// Takes the title out of the text: a line among the first that repeats the title that is known
/// already, or, where `may_find` and none is, the first line of content if it is a headline. Zones
/// keep to their letters.
void settle_title(Article& article, bool may_find);

}  // namespace niger

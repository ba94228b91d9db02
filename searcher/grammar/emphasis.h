#pragma once
/// Emphasis: quotes in a query that set words off and ask for no phrase. A headline quotes what
/// somebody said, or a name, and articles tell it in other words; who wants a phrase types little
/// else, or a plus before it.
#include "searcher/grammar/query_text.h"

namespace niger::grammar {

/// With so many words outside quotes, quotes are emphasis. MRR@10 of headlines, of which a third
/// has quotes: .7513 as phrases, .7750 as emphasis (2,000 headlines, ANT; 3,000 others .7413 and
/// .7649).
inline constexpr std::size_t kWordsBesideEmphasis = 3;

/// Makes plain words of the phrases of `query` that stand among kWordsBesideEmphasis words or more,
/// with a remark. A phrase stays one that is required, excluded, in a field, or in an OR; and where
/// little but phrases was typed.
void read_emphasis(ParsedQuery& query);

}  // namespace niger::grammar

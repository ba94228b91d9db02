#pragma once
/// The collection in numbers, as the section on methods of a paper has them: articles, sentences
/// and words by the values of fields.
#include <xapian.h>

#include <string>
#include <vector>

#include "common/article_size.h"
#include "searcher/base/deadline.h"
#include "searcher/grammar/facet_field.h"

namespace niger::sources {
class SourceAliases;
}

namespace niger::measuring {

struct CorpusRow {
  std::vector<std::string> values;  ///< beside the fields; empty: the article has none
  std::uint64_t articles = 0;
  ArticleSize size = {};
};

struct CorpusCounts {
  std::vector<CorpusRow> rows;  ///< by their values, those without one last
  CorpusRow all;                ///< of all of them, without values
};

/// The sizes of `articles`, which ascend, by every combination of the values of `fields`. Values
/// that a filter takes for one are one, shown as most of them are written; of a field of several
/// values (keyword) all of an article's together are one. Articles that the deadline leaves no time
/// for are not counted. Names of a source that are `aliases` are one.
[[nodiscard]] CorpusCounts corpus_counts(const Xapian::Database& database,
                                         const std::vector<Xapian::docid>& articles,
                                         const std::vector<grammar::FacetField>& fields,
                                         Deadline& deadline,
                                         const sources::SourceAliases* aliases = nullptr);

}  // namespace niger::measuring

#pragma once
/// A rebuild from stored text, for an index whose sources are gone, or of which nothing but its
/// articles is to be left.
#include <functional>
#include <string>

#include "common/article.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/running/writing_run.h"
#include "indexer/settings/source_settings.h"

namespace niger::running {

/// Builds the index in options.index of the articles stored in it, and switches to it. What cannot
/// be read of it is counted in the summary; its file is read again by an update, should it come
/// back. `removed` is the list
/// of articles taken out that it will have; `kept` sees each article. The writer's lock is held by
/// the caller. Throws niger::Error where nothing was built.
[[nodiscard]] RunResult rebuild_from_stored(const run_settings::SourceSettings& settings,
                                            const run_settings::IndexOptions& options,
                                            const run_settings::Invocation& invocation,
                                            run_settings::Progress& progress,
                                            const catalog::RemovedArticles& removed,
                                            const std::function<void(const Article&)>& kept = {});

}  // namespace niger::running

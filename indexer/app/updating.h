#pragma once
/// An update of an index, perhaps with other sources than before: what update, add and drop share.
#include <string>

#include "indexer/running/source_changes.h"
#include "indexer/settings/invocation.h"
#include "indexer/settings/options.h"

namespace niger::index_app {

/// A run that brings the index up to date with its sources as `change` (if any) has changed them:
/// list of sources and articles change together or not at all. Returns the exit status.
int run_updating(const std::string& task, const run_settings::IndexOptions& options,
                 const running::SourceChange& change, const run_settings::Invocation& invocation);

}  // namespace niger::index_app

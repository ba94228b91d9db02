#pragma once
/// An update of an index, perhaps with other sources than before: what update, add and drop share.
#include <string>

#include "indexer/running/source_changes.h"
#include "indexer/settings/invocation.h"
#include "indexer/settings/options.h"

namespace niger {

/// A run that brings the index up to date with its sources as `change` (if any) has changed them:
/// list of sources and articles change together or not at all. Returns the exit status.
int run_updating(const std::string& task, const IndexOptions& options, const SourceChange& change,
                 const Invocation& invocation);

}  // namespace niger

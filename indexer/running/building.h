#pragma once
/// A build of a whole index: what `build` does, and `update` where only that is right.
#include <string>

#include "indexer/running/writing_run.h"
#include "indexer/settings/source_settings.h"

namespace niger::running {

/// What the index in a folder was built of. Throws Error(Index) where it is too damaged to be read.
[[nodiscard]] run_settings::SourceSettings settings_in_use(const std::string& index);

/// Builds the index in options.index of `settings` and switches to it. The writer's lock is held by
/// the caller. Throws niger::Error where nothing was built; the index in use is untouched then.
[[nodiscard]] RunResult build_index(const run_settings::SourceSettings& settings,
                                    const run_settings::IndexOptions& options,
                                    const run_settings::Invocation& invocation,
                                    run_settings::Progress& progress);

}  // namespace niger::running

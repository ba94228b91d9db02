/// niger-index copy: a copy of the index in another folder, while it is in use.
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <system_error>

#include "common/index/former_paths.h"
#include "common/index/generation.h"
#include "common/messages/quantities.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/update_plan.h"
#include "indexer/checking/folder_repair.h"
#include "indexer/folder/generations.h"
#include "indexer/folder/index_identity.h"
#include "indexer/folder/kept_sources.h"
#include "indexer/running/source_changes.h"
#include "indexer/running/writing_run.h"
#include "indexer/writing/index_copy.h"

namespace niger::index_app {

using folder::kept_sources;
using index::IndexState;
using index::live_generation;
using messages::Message;
using messages::TextError;
using run_settings::IndexOptions;
namespace fs = std::filesystem;
namespace {

// Both with their links followed, as far as they are there.
bool lies_within(const std::string& path, const std::string& folder) {
  std::error_code failure;
  return index::lies_below(fs::weakly_canonical(path, failure).string(),
                           fs::weakly_canonical(folder, failure).string());
}

// Throws Error(Usage) where the folder holds what is no copy of this index: it would be lost.
void refuse_other(const std::string& index, const std::string& copy) {
  const IndexState state = index::index_state(copy);
  if (state == IndexState::Foreign && !checking::has_generations(copy)) {
    throw TextError(ErrorKind::Index, {Message::CopyForeign, {{"path", copy}}});
  }
  if (state != IndexState::Ready && !checking::has_generations(copy)) {
    return;
  }
  const std::string ours = folder::index_identity(index);
  const std::string theirs = folder::index_identity(copy);
  // Those of an earlier version have no identity.
  const bool is_same =
      ours.empty() || theirs.empty() ? kept_sources(index) == kept_sources(copy) : ours == theirs;
  if (!is_same) {
    const run_settings::SourceSettings sources = run_settings::sources_from(kept_sources(copy));
    throw TextError(
        ErrorKind::Index,
        {Message::CopyOther, {{"path", copy}, {"list", running::listed_sources(sources)}}});
  }
}

running::RunResult copied(const IndexOptions& source, const IndexOptions& copy,
                          const run_settings::Invocation& invocation,
                          run_settings::Progress& progress) {
  const folder::QuietLock quiet(source.index, running::lock_wait(source, invocation));
  progress.start_task(Message::TaskCopying,
                      folder::folder_bytes(live_generation(source.index).path()));
  std::atomic<bool> cancelled = false;
  const run_settings::StopOnSignal stop(invocation.interruption,
                                        [&cancelled] { cancelled = true; });
  writing::copy_index(source.index, copy.index, cancelled, progress.count().done);
  running::RunResult result;
  result.keeps_record = false;  // that of the index was copied
  const fs::path made = live_generation(copy.index).path();
  result.summary.push_back(
      {Message::CopySummary,
       {{"path", copy.index}, {"size", messages::size_text(folder::folder_bytes(made))}}});
  return result;
}

}  // namespace

int run_copy(const run_settings::Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("copy", invocation, options)) {
    return 0;
  }
  if (options.sources.size() != 1) {
    throw TextError(ErrorKind::Usage, Message::CopyWants);
  }
  IndexOptions copy = options;
  copy.index = running::absolute_source(options.sources.front());
  if (lies_within(copy.index, options.index)) {
    throw TextError(ErrorKind::Usage, {Message::CopyWithin, {{"path", copy.index}}});
  }
  (void)live_generation(options.index);  // says what is wrong, and makes no folder
  refuse_other(options.index, copy.index);
  return running::run_writing("copy", copy, invocation, [&](run_settings::Progress& progress) {
    return copied(options, copy, invocation, progress);
  });
}

}  // namespace niger::index_app

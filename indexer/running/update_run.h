#pragma once
/// The run of an update, from plan to changed index. Removals first, then the files that have
/// changed: read and analysed on every core, written by one thread at a time in the order of the
/// files, so that the index does not depend on the threads. One transaction, in the generation in
/// use.
#include <memory>
#include <vector>

#include "indexer/running/comparison.h"
#include "indexer/running/writing_run.h"
#include "indexer/writing/index_updater.h"

namespace niger::running {

class UpdateRun {
 public:
  /// Opens the index for writing. `both` must outlive it; its catalogue is brought up to date.
  /// `writes_all`: also what has not changed in the files that are read.
  UpdateRun(Comparison& both, const run_settings::IndexOptions& options,
            const run_settings::Invocation& invocation, run_settings::Progress& progress,
            bool writes_all);
  ~UpdateRun();
  UpdateRun(const UpdateRun&) = delete;
  UpdateRun& operator=(const UpdateRun&) = delete;
  UpdateRun(UpdateRun&&) = delete;
  UpdateRun& operator=(UpdateRun&&) = delete;

  /// Does all that is planned, within the transaction. Throws Error where the run was interrupted.
  void apply();

  /// False: nothing is to be written after all.
  [[nodiscard]] bool changed() const;
  /// What became of the files that were read.
  [[nodiscard]] const std::vector<FileOutcome>& outcomes() const;
  /// What commit would do.
  [[nodiscard]] writing::UpdateStats pending() const;
  /// True where ids are unique and an article that has not changed lost its place to an earlier
  /// one: to be done again from the beginning, with `writes_all`.
  [[nodiscard]] bool has_conflicts() const;

  /// Makes all visible at once, or forgets it. The run is over then.
  writing::UpdateStats commit();
  void cancel();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace niger::running

/// niger-index update: only what has changed since the last run, in one transaction.
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/index/generation.h"
#include "common/messages/quantities.h"
#include "common/messages/text_error.h"
#include "indexer/app/updating.h"
#include "indexer/folder/generations.h"
#include "indexer/folder/kept_sources.h"
#include "indexer/running/comparison.h"
#include "indexer/running/disk_space.h"
#include "indexer/running/removals.h"
#include "indexer/running/report.h"
#include "indexer/running/update_run.h"
#include "indexer/writing/compaction.h"

namespace niger::index_app {

using index::live_generation;
using messages::Grouped;
using messages::Message;
using messages::Text;
using run_settings::IndexOptions;
using run_settings::Invocation;
using run_settings::Progress;
using running::Comparison;
using running::comparison_of;
using running::RunResult;
using running::SourceChange;
using walk::PathRule;

namespace {

RunResult result_of(const Comparison& both, const writing::UpdateStats& stats,
                    const IndexOptions& options) {
  RunResult result;
  result.read_sources = true;
  result.record.files = both.collection.files.size();
  result.record.articles = stats.articles;
  result.record.added = stats.added;
  result.record.changed = stats.replaced;
  result.record.removed = stats.removed;
  result.record.skipped = running::skipped_count(both.catalog);
  result.record.ignored = running::ignored_counts(both.collection);
  result.exit_one = result.record.skipped + running::replaced_count(both.catalog) > 0;
  result.summary = both.reported;
  result.summary.emplace_back(Message::UpdateSummary, std::vector<messages::Argument>{
                                                          {"added", Grouped{stats.added}},
                                                          {"changed", Grouped{stats.replaced}},
                                                          {"removed", Grouped{stats.removed}},
                                                          {"articles", Grouped{stats.articles}}});
  running::add_skipped(both.catalog, options.listed, result.summary);
  running::add_excluded(both.collection, result.summary);
  running::add_idle(both.collection, options, result.summary);
  return result;
}

RunResult nothing_done(const Comparison& both, const IndexOptions& options) {
  RunResult result = result_of(both, {0, 0, 0, running::articles_in(both.catalog)}, options);
  result.summary.at(both.reported.size()) = Message::NothingChanged;
  return result;
}

std::vector<std::string> shown_roots(const run_settings::SourceSettings& settings) {
  std::vector<std::string> roots;
  for (const std::string& root : settings.roots) {
    roots.push_back(walk::shown_path(root));
  }
  return roots;
}

std::uint64_t articles_of(const std::unordered_set<std::string>& files,
                          const catalog::Catalog& catalog) {
  std::uint64_t articles = 0;
  for (const std::string& file : files) {
    articles += catalog.at(file).articles;
  }
  return articles;
}

// As they would be typed.
Text rules_text(const std::vector<PathRule>& rules) {
  std::string text;
  for (const PathRule& rule : rules) {
    text += text.empty() ? "" : " ";
    text += rule.include ? "--include " : "--exclude ";
    text += "'" + walk::shown_bytes(rule.glob) + "'";
  }
  return text.empty() ? Text(Message::PatternsNone) : Text(text);
}

// The patterns of what is left out that this run was given take the place of those before.
SourceChange change_by(const IndexOptions& options) {
  if (!options.given.contains("exclude") && !options.given.contains("include")) {
    return {};
  }
  return [&options](run_settings::SourceSettings& settings) {
    const std::vector<PathRule> before = settings.rules;
    run_settings::take_rules(options, settings);
    std::vector<Text> reported;
    if (settings.rules != before) {
      reported.push_back({Message::PatternsNow,
                          {{"now", rules_text(settings.rules)}, {"before", rules_text(before)}}});
    }
    return reported;
  };
}

void refuse_in_doubt(const Text& doubt, const std::string& task, const IndexOptions& options) {
  if (!doubt.empty() && !options.accept_removals) {
    throw messages::TextError(
        ErrorKind::Input,
        {Message::DoubtRefused, {{"doubt", doubt}, {"task", task}, {"path", options.index}}});
  }
}

// What is taken out on purpose raises no question, unless nothing is left.
Text doubt_about(const Comparison& both, const std::unordered_set<std::string>& wanted) {
  Text doubt = running::doubt_about(both.plan, both.catalog, shown_roots(both.settings), wanted);
  const bool is_all = both.collection.files.empty() &&
                      running::unreadable_paths(both.collection).empty() &&
                      both.plan.count(catalog::Change::Removed) > 0;
  return doubt.empty() && is_all ? Text(Message::DoubtAll) : doubt;
}

// Says what update() would do, and fails where it would.
void tell_plan(const IndexOptions& options, const Invocation& invocation) {
  Progress progress(invocation.err, running::progress_mode(options, invocation),
                    invocation.to_err());
  progress.start_task(Message::TaskComparing, 0);
  const Comparison both = comparison_of(options, change_by(options));
  progress.end();
  for (const Text& line : running::plan_lines(both.plan)) {
    invocation.out << messages::localized(line, invocation.to_out()) << "\n";
  }
  for (const Text& line : both.reported) {
    invocation.out << messages::localized(line, invocation.to_out()) << "\n";
  }
  refuse_in_doubt(doubt_about(both, running::wanted_removals(both)), "update", options);
}

void report(const std::vector<running::FileOutcome>& outcomes, const Comparison& both,
            const Text& warning, const IndexOptions& options, const Invocation& invocation) {
  if (!options.report.empty()) {
    running::write_report(
        options.report,
        {outcomes, running::not_read(both.collection), both.collection.excluded, warning},
        invocation.language);
  }
}

// After many updates. The update itself is done: what goes wrong here is reported, and no failure.
void pack_if_wasteful(const IndexOptions& options, const Invocation& invocation, Progress& progress,
                      std::vector<Text>& summary) {
  try {
    const writing::IndexSize before = writing::index_size(live_generation(options.index).path());
    if (!writing::is_wasteful(before)) {
      return;
    }
    (void)running::space_checked(options.index, {before.bytes, before.bytes});
    progress.start_task(Message::TaskCompacting, 0);
    std::atomic<bool> cancelled = false;
    const run_settings::StopOnSignal stop(invocation.interruption,
                                          [&cancelled] { cancelled = true; });
    writing::compact_index(options.index, {options.memory_bytes, run_settings::threads_of(options)},
                           cancelled);
    const writing::IndexSize after = writing::index_size(live_generation(options.index).path());
    summary.push_back({Message::IndexCompacted,
                       {{"before", messages::size_text(before.bytes)},
                        {"after", messages::size_text(after.bytes)}}});
  } catch (const Error& error) {
    if (!invocation.interruption.asked()) {
      summary.push_back({Message::CompactionFailed, {{"reason", messages::text_of(error)}}});
    }
  }
}

RunResult update(const std::string& task, const IndexOptions& options, const SourceChange& change,
                 const Invocation& invocation, Progress& progress) {
  folder::remove_unused(options.index);
  progress.start_task(Message::TaskComparing, 0);
  Comparison both = comparison_of(options, change);
  if (both.plan.empty() && !running::unreached_differ(both) && !both.settings_changed) {
    report({}, both, {}, options, invocation);
    catalog::keep_removed(options.index, both.removed);  // where a run ended before it could
    return nothing_done(both, options);
  }
  const std::unordered_set<std::string> wanted = running::wanted_removals(both);
  const std::uint64_t wanted_articles = articles_of(wanted, both.catalog);
  refuse_in_doubt(doubt_about(both, wanted), task, options);
  const running::SpaceCheck space =
      running::space_checked(options.index, running::space_needed(running::files_to_read(both)));
  progress.note(space.line);
  const std::uint64_t articles_before = running::articles_in(both.catalog);
  auto run = std::make_unique<running::UpdateRun>(both, options, invocation, progress, false);
  run->apply();
  if (run->has_conflicts()) {
    run->cancel();
    both = comparison_of(options, change);
    run = std::make_unique<running::UpdateRun>(both, options, invocation, progress, true);
    run->apply();
  }
  if (!run->changed()) {
    run->cancel();
    report(run->outcomes(), both, space.doubt, options, invocation);
    return nothing_done(both, options);
  }
  refuse_in_doubt(running::doubt_about(run->pending(), articles_before, wanted_articles), task,
                  options);
  const writing::UpdateStats stats = run->commit();
  catalog::keep_removed(options.index, both.removed);
  folder::keep_sources(options.index, run_settings::stored_sources(both.settings));
  report(run->outcomes(), both, space.doubt, options, invocation);
  RunResult result = result_of(both, stats, options);
  result.record.warning = space.doubt;
  if (!space.doubt.empty()) result.summary.push_back(space.doubt);
  run.reset();
  both.metadata = nullptr;  // lets go of the generation
  pack_if_wasteful(options, invocation, progress, result.summary);
  return result;
}

}  // namespace

int run_updating(const std::string& task, const IndexOptions& options, const SourceChange& change,
                 const Invocation& invocation) {
  if (index::index_state(options.index) != index::IndexState::Ready) {
    (void)live_generation(options.index);  // says what is wrong, and makes no folder
  }
  if (!options.report.empty()) {
    running::check_report(options.report);
  }
  return running::run_writing(task, options, invocation, [&](Progress& progress) {
    return update(task, options, change, invocation, progress);
  });
}

int run_update(const Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("update", invocation, options)) {
    return 0;
  }
  if (options.dry_run) {
    tell_plan(options, invocation);
    return 0;
  }
  return run_updating("update", options, change_by(options), invocation);
}

}  // namespace niger::index_app

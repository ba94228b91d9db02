/// niger-index check: checks an index for damage; with --repair what is damaged is repaired.
#include <string>

#include "common/index/generation.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/catalog/stored_articles.h"
#include "indexer/checking/check_apart.h"
#include "indexer/checking/folder_repair.h"
#include "indexer/folder/kept_sources.h"
#include "indexer/running/building.h"
#include "indexer/running/comparison.h"
#include "indexer/running/rebuild.h"

namespace niger::index_app {

using checking::CheckReport;
using index::IndexState;
using messages::Grouped;
using messages::localized;
using messages::Message;
using messages::Text;
using run_settings::IndexOptions;
using run_settings::Invocation;
using run_settings::Progress;

namespace {

void tell(const CheckReport& report, const Invocation& invocation) {
  for (const Text& problem : report.problems) {
    invocation.out << localized(problem, invocation.to_out()) << "\n";
  }
  if (report.problem_count > report.problems.size()) {
    const Grouped more{report.problem_count - report.problems.size()};
    invocation.out << localized({Message::AndMore, {{"count", more}}}, invocation.to_out()) << "\n";
  }
}

// Something of it is left, of which it can be made again.
bool can_be_repaired(const std::string& index) {
  const IndexState state = index::index_state(index);
  const bool is_ours = state == IndexState::Damaged || state == IndexState::Unbuilt;
  return checking::has_generations(index) || (is_ours && !folder::kept_sources(index).empty());
}

CheckReport checked(const IndexOptions& options, const Invocation& invocation) {
  checking::CheckApart apart(options.index);  // before the thread of the progress begins
  Progress progress(invocation.err, running::progress_mode(options, invocation),
                    invocation.to_err());
  checking::CheckOptions check;
  check.started = [&progress](std::uint64_t articles) {
    progress.count().articles = 0;
    progress.start_task(Message::TaskChecking, articles);
  };
  check.stopped = [&invocation] { return invocation.interruption.asked(); };
  check.article_done = [&progress] {
    ++progress.count().articles;
    ++progress.count().done;
  };
  try {
    return apart.report(check);
  } catch (const Error& error) {
    if (invocation.interruption.asked() || error.kind() != ErrorKind::Index ||
        !can_be_repaired(options.index)) {
      throw;
    }
    CheckReport report;
    report.add(messages::text_of(error));
    return report;
  }
}

// Made of its sources; where these cannot be read, of what it keeps of them.
running::RunResult rebuilt(const run_settings::SourceSettings& settings,
                           const IndexOptions& options, const Invocation& invocation,
                           Progress& progress) {
  try {
    return running::build_index(settings, options, invocation, progress);
  } catch (const Error& error) {
    if (invocation.interruption.asked() || error.kind() != ErrorKind::Input) {
      throw;
    }
    running::RunResult result = running::rebuild_from_stored(
        settings, options, invocation, progress,
        catalog::removed_in_use(
            options.index, catalog::metadata_of(index::live_generation(options.index).path())));
    result.summary.insert(result.summary.begin(), messages::text_of(error));
    return result;
  }
}

// The small files first: where only these are wrong, nothing need be rebuilt.
void repair(const IndexOptions& options, const Invocation& invocation) {
  const IndexState state = index::index_state(options.index);
  if (state == IndexState::Missing || state == IndexState::Newer ||
      (state == IndexState::Foreign && !checking::has_generations(options.index))) {
    return;  // the check reports what is wrong
  }
  const auto lock = running::writer_lock("repair", options, invocation);
  for (const Text& done : checking::repair_folder(options.index)) {
    if (!options.quiet) {
      invocation.out << localized({Message::Repaired, {{"what", done}}}, invocation.to_out())
                     << "\n";
    }
  }
}

}  // namespace

int run_check(const Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("check", invocation, options)) {
    return 0;
  }
  if (options.repair) {
    repair(options, invocation);
  }
  const CheckReport report = checked(options, invocation);
  if (report.sound()) {
    if (!options.quiet) {
      for (const Text& left : report.left) {
        invocation.out << localized(left, invocation.to_out()) << "\n";
      }
      for (const Text& unproved : report.unproved) {
        invocation.out << localized({Message::CheckNot, {{"what", unproved}}}, invocation.to_out())
                       << "\n";
      }
      const Text sound{Message::CheckSound,
                       {{"path", options.index}, {"count", Grouped{report.articles}}}};
      invocation.out << localized(sound, invocation.to_out()) << "\n";
    }
    return 0;
  }
  tell(report, invocation);
  if (!options.repair) {
    throw messages::TextError(
        ErrorKind::Index, {Message::CheckUnsound,
                           {{"path", options.index}, {"count", Grouped{report.problem_count}}}});
  }
  run_settings::SourceSettings settings = running::settings_in_use(options.index);
  running::check_trust(settings, options);
  run_settings::take_filters(options, settings);
  return running::run_writing("repair", options, invocation, [&](Progress& progress) {
    return rebuilt(settings, options, invocation, progress);
  });
}

}  // namespace niger::index_app

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

namespace niger {
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
  const IndexState state = index_state(index);
  const bool is_ours = state == IndexState::Damaged || state == IndexState::Unbuilt;
  return has_generations(index) || (is_ours && !kept_sources(index).empty());
}

CheckReport checked(const IndexOptions& options, const Invocation& invocation) {
  CheckApart apart(options.index);  // before the thread of the progress begins
  Progress progress(invocation.err, progress_mode(options, invocation), invocation.to_err());
  CheckOptions check;
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
    report.add(text_of(error));
    return report;
  }
}

// Made of its sources; where these cannot be read, of what it keeps of them.
RunResult rebuilt(const SourceSettings& settings, const IndexOptions& options,
                  const Invocation& invocation, Progress& progress) {
  try {
    return build_index(settings, options, invocation, progress);
  } catch (const Error& error) {
    if (invocation.interruption.asked() || error.kind() != ErrorKind::Input) {
      throw;
    }
    RunResult result = rebuild_from_stored(
        settings, options, invocation, progress,
        removed_in_use(options.index, metadata_of(live_generation(options.index).path())));
    result.summary.insert(result.summary.begin(), text_of(error));
    return result;
  }
}

// The small files first: where only these are wrong, nothing need be rebuilt.
void repair(const IndexOptions& options, const Invocation& invocation) {
  const IndexState state = index_state(options.index);
  if (state == IndexState::Missing || state == IndexState::Newer ||
      (state == IndexState::Foreign && !has_generations(options.index))) {
    return;  // the check reports what is wrong
  }
  const auto lock = writer_lock("repair", options, invocation);
  for (const Text& done : repair_folder(options.index)) {
    if (!options.quiet) {
      invocation.out << localized({Message::Repaired, {{"what", done}}}, invocation.to_out())
                     << "\n";
    }
  }
}

}  // namespace

int run_check(const Invocation& invocation) {
  IndexOptions options;
  if (!read_options("check", invocation, options)) {
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
    throw TextError(ErrorKind::Index,
                    {Message::CheckUnsound,
                     {{"path", options.index}, {"count", Grouped{report.problem_count}}}});
  }
  SourceSettings settings = settings_in_use(options.index);
  check_trust(settings, options);
  take_filters(options, settings);
  return run_writing("repair", options, invocation, [&](Progress& progress) {
    return rebuilt(settings, options, invocation, progress);
  });
}

}  // namespace niger

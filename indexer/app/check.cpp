/// niger-index check: proves an index sound; with --repair what is not sound is made again.
#include <string>

#include "common/base/error.h"
#include "common/index/generation.h"
#include "indexer/app/building.h"
#include "indexer/app/salvage.h"
#include "indexer/writing/check.h"
#include "indexer/writing/mending.h"

namespace niger {
namespace {

std::string text_of(const CheckReport& report) {
  std::string text;
  for (const std::string& problem : report.problems) {
    text += problem + "\n";
  }
  if (report.problem_count > report.problems.size()) {
    text += "… and " + grouped(report.problem_count - report.problems.size()) + " more\n";
  }
  return text;
}

CheckReport checked(const IndexOptions& options, const Invocation& invocation) {
  Progress progress(invocation.err, progress_mode(options, invocation));
  CheckOptions check;
  check.started = [&progress](std::uint64_t articles) {
    progress.count().articles = 0;
    progress.start_task("Checking", articles);
  };
  check.stopped = [&invocation] { return invocation.interruption.asked(); };
  check.article_done = [&progress] {
    ++progress.count().articles;
    ++progress.count().done;
  };
  try {
    return check_index(options.index, check);
  } catch (const Error& error) {
    if (invocation.interruption.asked() || error.kind() != ErrorKind::Index ||
        !has_generations(options.index)) {
      throw;
    }
    CheckReport report;
    report.add(error.what());
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
    RunResult result = salvage_index(settings, options, invocation, progress);
    result.summary = std::string(error.what()) + "\n" + result.summary;
    return result;
  }
}

// The small files first: where only these are wrong, nothing need be made again.
void mend(const IndexOptions& options, const Invocation& invocation) {
  const IndexState state = index_state(options.index);
  if (state == IndexState::Missing || state == IndexState::Newer ||
      (state == IndexState::Foreign && !has_generations(options.index))) {
    return;  // the check says what is the matter
  }
  const auto lock = writer_lock("repair", options, invocation);
  for (const std::string& done : mend_folder(options.index)) {
    if (!options.quiet) {
      invocation.out << "Repaired: " << done << ".\n";
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
    mend(options, invocation);
  }
  const CheckReport report = checked(options, invocation);
  if (report.sound()) {
    if (!options.quiet) {
      for (const std::string& unproved : report.unproved) {
        invocation.out << "Not checked: " << unproved << ".\n";
      }
      invocation.out << "The index at " << options.index
                     << " is sound: " << grouped(report.articles) << " articles checked.\n";
    }
    return 0;
  }
  invocation.out << text_of(report);
  if (!options.repair) {
    throw Error(ErrorKind::Index, "the index at " + options.index + " is not sound (" +
                                      grouped(report.problem_count) +
                                      " findings): `niger-index check --repair` makes it again");
  }
  const SourceSettings settings = settings_in_use(options.index);
  return run_writing("repair", options, invocation, [&](Progress& progress) {
    return rebuilt(settings, options, invocation, progress);
  });
}

}  // namespace niger

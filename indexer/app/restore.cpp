/// niger-index restore: what remove took out is read from its files again.
#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/base/content_hash.h"
#include "common/index/generation.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/folder/generations.h"
#include "indexer/running/comparison.h"
#include "indexer/running/update_run.h"
#include "indexer/running/writing_run.h"
#include "indexer/settings/names.h"

namespace niger::index_app {

using catalog::RemovedArticle;
using catalog::RemovedArticles;
using messages::Message;
using messages::Text;
using messages::TextError;
using run_settings::IndexOptions;
using run_settings::key_label;

namespace {

Text key_labels(const RemovedArticles& removed, const std::vector<std::size_t>& which) {
  constexpr std::size_t kMost = 10;
  std::string keys;
  for (std::size_t at = 0; at < std::min(which.size(), kMost); ++at) {
    keys += (at == 0 ? "" : ", ") + messages::localized(key_label(removed.all()[which[at]]));
  }
  return which.size() > kMost ? keys + ", …" : keys;
}

// Throws Error(Usage) for a name that means no removed article, or several without --all.
std::set<std::size_t> named(const RemovedArticles& removed, const IndexOptions& options) {
  std::set<std::size_t> all;
  for (const std::string& name : options.named) {
    const std::vector<std::size_t> which = removed.named(name);
    if (which.empty()) {
      throw TextError(ErrorKind::Usage, {Message::RestoreUnknown, {{"id", name}}});
    }
    if (which.size() > 1 && !options.all_named) {
      throw TextError(ErrorKind::Usage, {Message::RestoreShared,
                                         {{"id", name},
                                          {"count", static_cast<std::uint64_t>(which.size())},
                                          {"keys", key_labels(removed, which)}}});
    }
    all.insert(which.begin(), which.end());
  }
  return all;
}

// What is in the index and on disk, with a plan that reads the files of the named articles alone.
struct Restoring {
  running::Comparison both;
  std::vector<RemovedArticle> back;
};

// Whether the file is noted for an id; with the list the notes change.
bool tells_of_removed_id(const catalog::CatalogFile& file) {
  return std::any_of(file.skips.begin(), file.skips.end(), [](const catalog::Skip& skip) {
    return skip.reason.message() == Message::RemovedIdThere;
  });
}

Restoring restoring(const IndexOptions& options) {
  Restoring all{running::comparison_of(options), {}};
  running::Comparison& both = all.both;
  const std::set<std::size_t> wanted = named(both.removed, options);
  std::vector<RemovedArticle> rest;
  std::set<std::string> paths;
  for (std::size_t which = 0; which < both.removed.all().size(); ++which) {
    const RemovedArticle& one = both.removed.all()[which];
    (wanted.contains(which) ? all.back : rest).push_back(one);
    if (wanted.contains(which)) {
      paths.insert(one.paths.begin(), one.paths.end());
    }
  }
  both.removed = RemovedArticles(std::move(rest));
  both.removed_changed = true;
  both.plan.changes.clear();
  for (const walk::Candidate& file : both.collection.files) {
    const auto known = both.catalog.find(file.path);
    const bool is_known = known != both.catalog.end() && known->second.walked;
    // It may have been recognised in any file since.
    const bool may_have =
        is_known && (known->second.removed > 0 || tells_of_removed_id(known->second));
    if (paths.contains(file.path) || may_have) {
      both.plan.changes.push_back({is_known ? catalog::Change::Changed : catalog::Change::New,
                                   file.path, "", file.size_bytes, file.mtime_ns, file.ctime_ns});
    }
  }
  return all;
}

// Why an article was not restored; empty where it was.
Text missing(const RemovedArticle& removed, const std::vector<running::FileOutcome>& outcomes) {
  bool is_there = false;
  for (const running::FileOutcome& outcome : outcomes) {
    const auto& paths = removed.paths;
    const bool own_file = std::find(paths.begin(), paths.end(), outcome.report.path) != paths.end();
    if (!own_file && (!removed.own_id || removed.shared_id)) {
      continue;
    }
    is_there = is_there || own_file;
    const bool holds =
        std::any_of(outcome.records.begin(), outcome.records.end(),
                    [&removed](const catalog::CatalogRecord& record) {
                      return !removed.own_id || content_hash(record.id) == removed.id;
                    });
    if (holds) {
      return {};
    }
  }
  return {is_there ? Message::RestoreNotInFile : Message::RestoreFileGone,
          {{"key", key_label(removed)}}};
}

running::RunResult restore(const IndexOptions& options, const run_settings::Invocation& invocation,
                           run_settings::Progress& progress) {
  folder::remove_unused(options.index);
  progress.start_task(Message::TaskComparing, 0);
  Restoring all = restoring(options);
  auto run = std::make_unique<running::UpdateRun>(all.both, options, invocation, progress, false);
  run->apply();
  if (run->has_conflicts()) {
    run->cancel();
    all = restoring(options);
    run = std::make_unique<running::UpdateRun>(all.both, options, invocation, progress, true);
    run->apply();
  }
  const writing::UpdateStats stats = run->commit();
  catalog::keep_removed(options.index, all.both.removed);
  running::RunResult result;
  result.record.files = all.both.collection.files.size();
  result.record.articles = stats.articles;
  result.record.added = stats.added;
  result.record.changed = stats.replaced;
  result.record.removed = stats.removed;
  result.record.skipped = running::skipped_count(all.both.catalog);
  std::uint64_t named = 0;
  for (const RemovedArticle& one : all.back) {
    Text why = missing(one, run->outcomes());
    if (why.empty()) {
      ++named;
      if (named <= options.listed) {
        result.summary.push_back({Message::RestoredLine, {{"key", key_label(one)}}});
      }
    } else {
      result.exit_one = true;
      result.summary.push_back(std::move(why));
    }
  }
  result.summary.push_back({Message::RestoreSummary,
                            {{"restored", messages::Grouped{stats.added}},
                             {"articles", messages::Grouped{stats.articles}}}});
  return result;
}

}  // namespace

int run_restore(const run_settings::Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("restore", invocation, options)) {
    return 0;
  }
  if (options.named.empty()) {
    throw TextError(ErrorKind::Usage, Message::RemoveNothingNamed);
  }
  if (index::index_state(options.index) != index::IndexState::Ready) {
    (void)index::live_generation(options.index);  // says what is wrong, and makes no folder
  }
  return running::run_writing(
      "restore", options, invocation,
      [&](run_settings::Progress& progress) { return restore(options, invocation, progress); });
}

}  // namespace niger::index_app

/// niger-index status: what the index holds, and how the last run went.
#include <algorithm>
#include <utility>
#include <vector>

#include "common/messages/quantities.h"
#include "indexer/app/status_report.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/catalog/stored_articles.h"
#include "indexer/catalog/update_plan.h"
#include "indexer/folder/lock.h"
#include "indexer/running/collection.h"
#include "indexer/running/writing_run.h"
#include "indexer/settings/names.h"
#include "indexer/writing/index_facts.h"

namespace niger::index_app {

using messages::Grouped;
using messages::Message;
using messages::Text;
using run_settings::IndexOptions;
using writing::IndexFacts;

namespace {

constexpr std::size_t kShownPublishers = 8;

Text ago(const std::string& time) {
  const std::int64_t seconds = age_seconds(time);
  if (seconds < 0) return time;
  constexpr std::int64_t kDay = 24 * 3600;
  const Text age =
      seconds >= 2 * kDay
          ? Text(Message::TimeDays, {{"count", static_cast<std::uint64_t>(seconds / kDay)}})
          : messages::time_text(static_cast<double>(seconds));
  return {Message::TimeAgo, {{"time", time}, {"age", age}}};
}

bool went_well(const folder::RunRecord& run) {
  return run.result == "well" || run.result == "skipped";
}

// As log_line, without the time; a run that did nothing has nothing to count.
Text run_text(const folder::RunRecord& run) {
  if (!went_well(run)) {
    std::vector<messages::Argument> places{{"task", run.task},
                                           {"result", run_settings::result_label(run.result)}};
    if (!run.message.empty()) places.emplace_back("message", run.message);
    return {run.message.empty() ? Message::RunWithoutMessage : Message::RunMessage,
            std::move(places)};
  }
  return {Message::RunLine,
          {{"task", run.task},
           {"result", run_settings::result_label(run.result)},
           {"added", run.added},
           {"changed", run.changed},
           {"removed", run.removed},
           {"skipped", run.skipped},
           {"articles", run.articles},
           {"seconds", messages::with_one_decimal(run.seconds)}}};
}

// Size and time alone, no hashes: what a monitor may ask every minute.
std::uint64_t backlog_of(const IndexFacts& facts, const run_settings::SourceSettings& sources) {
  const running::Collection collection = running::found_collection(sources);
  std::vector<catalog::FoundFile> found;
  for (const walk::Candidate& file : collection.files) {
    found.push_back({file.path, file.size_bytes, file.mtime_ns, file.ctime_ns});
  }
  catalog::PlanOptions options;
  options.unreadable = running::unreadable_paths(collection);
  options.hash_of = [&facts](std::string_view path) -> std::optional<std::uint64_t> {
    const auto known = facts.catalog.find(std::string(path));
    return known == facts.catalog.end() ? std::nullopt : std::optional(known->second.hash);
  };
  return catalog::planned_update(facts.catalog, found, options).changes.size();
}

Status status_of(const IndexOptions& options) {
  Status status;
  status.facts = writing::index_facts(options.index);
  status.run = folder::last_run(options.index);
  status.writer = folder::WriterLock::holder(options.index);
  status.dead_writer = folder::WriterLock::dead_holder(options.index);
  status.sources = run_settings::sources_from(status.facts.sources);
  status.aliases = sources::SourceAliases::of_index(options.index);
  status.removed =
      catalog::removed_in_use(options.index, catalog::metadata_of(status.facts.generation));
  status.publishers.assign(status.facts.publishers.begin(), status.facts.publishers.end());
  std::stable_sort(status.publishers.begin(), status.publishers.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  if (options.backlog) {
    status.backlog = backlog_of(status.facts, status.sources);
  }
  return status;
}

std::vector<Text> publisher_lines(const Status& status) {
  std::vector<Text> lines;
  if (status.publishers.empty()) return lines;
  lines.push_back({Message::StatusPublishers, {{"count", Grouped{status.publishers.size()}}}});
  for (std::size_t i = 0; i < std::min(kShownPublishers, status.publishers.size()); ++i) {
    const auto& [name, count] = status.publishers[i];
    lines.push_back({Message::StatusPublisher, {{"count", Grouped{count}}, {"name", name}}});
  }
  return lines;
}

Text vectors_line(const IndexFacts& facts) {
  if (!facts.vectors) return Message::StatusVectorsUnknown;
  if (facts.vectors->stems == 0) return Message::StatusNoVectors;
  return {Message::StatusVectors,
          {{"count", Grouped{facts.vectors->stems}},
           {"size", messages::size_text(facts.vector_bytes)},
           {"articles", Grouped{facts.vectors->learned}},
           {"changed", Grouped{facts.changed_since_learned}}}};
}

// What it holds, and of what it was made.
std::vector<Text> content_lines(const Status& status, const IndexOptions& options) {
  const IndexFacts& facts = status.facts;
  std::vector<Text> lines;
  lines.push_back({Message::StatusIndex,
                   {{"path", options.index},
                    {"generation", facts.generation.filename().string()},
                    {"size", messages::size_text(facts.bytes)}}});
  const std::uint64_t percent =
      facts.packed_bytes == 0 ? 0 : 100 * facts.bytes / facts.packed_bytes;
  if (percent > 100) {
    lines.push_back({Message::StatusWaste, {{"percent", Grouped{percent - 100}}}});
  }
  if (!facts.complaint.empty()) {
    lines.push_back({Message::StatusUnusable, {{"complaint", facts.complaint}}});
  }
  lines.push_back({Message::StatusArticles,
                   {{"count", Grouped{facts.articles}},
                    {"words", Grouped{static_cast<std::uint64_t>(facts.mean_words)}}}});
  lines.push_back({Message::StatusTerms, {{"count", Grouped{facts.terms}}}});
  lines.push_back(vectors_line(facts));
  if (facts.duplicates.groups > 0) {
    lines.push_back({Message::StatusCopies,
                     {{"exact", Grouped{facts.duplicates.exact}},
                      {"near", Grouped{facts.duplicates.near}},
                      {"groups", Grouped{facts.duplicates.groups}}}});
  }
  if (!facts.first_day.empty()) {
    lines.push_back({Message::StatusDates,
                     {{"first", day_text(facts.first_day)}, {"last", day_text(facts.last_day)}}});
  }
  if (facts.undated > 0) {
    lines.push_back({Message::StatusUndated, {{"count", Grouped{facts.undated}}}});
  }
  if (!status.sources.listed.empty()) {
    lines.push_back({Message::StatusListed, {{"count", Grouped{status.sources.listed.size()}}}});
  }
  for (const std::string& root : status.sources.roots) {
    lines.push_back({Message::StatusSource, {{"path", walk::shown_path(root)}}});
  }
  for (const walk::PathRule& rule : status.sources.rules) {
    lines.push_back({rule.include ? Message::StatusInclude : Message::StatusExclude,
                     {{"pattern", walk::shown_bytes(rule.glob)}}});
  }
  if (status.run && status.run->ignored.by > 0) {
    const folder::IgnoredCounts& ignored = status.run->ignored;
    lines.push_back(
        {Message::StatusIgnored,
         {{"count", Grouped{ignored.by}},
          {"files", Text(Message::FileCount, {{"count", Grouped{ignored.files}}})},
          {"folders", Text(Message::FolderCount, {{"count", Grouped{ignored.folders}}})}}});
  }
  const std::vector<Text> publishers = publisher_lines(status);
  lines.insert(lines.end(), publishers.begin(), publishers.end());
  for (const Text& complaint : status.aliases.complaints()) {
    lines.push_back({Message::StatusWarning, {{"warning", complaint}}});
  }
  return lines;
}

// How it came to be, and what is to be done.
std::vector<Text> run_lines(const Status& status) {
  const IndexFacts& facts = status.facts;
  std::vector<Text> lines;
  lines.push_back({Message::StatusBuilt,
                   {{"time", ago(facts.built_at)},
                    {"creator", facts.creator},
                    {"format", facts.format},
                    {"analyzer", facts.analyzer}}});
  lines.push_back({Message::StatusFiles, {{"count", Grouped{facts.catalog.size()}}}});
  if (status.run) {
    lines.push_back({Message::StatusLastRun,
                     {{"time", ago(status.run->started)}, {"run", run_text(*status.run)}}});
    if (!status.run->warning.empty()) {
      lines.push_back({Message::StatusWarning, {{"warning", status.run->warning}}});
    }
  }
  if (status.run && (!went_well(*status.run) || status.run->last_good != status.run->started)) {
    const std::string& good = status.run->last_good;
    lines.push_back(good.empty() ? Text(Message::StatusNeverGood)
                                 : Text(Message::StatusGood, {{"time", ago(good)}}));
  }
  if (!status.dead_writer.empty()) {
    lines.push_back(
        {Message::StatusInterrupted, {{"writer", folder::holder_label(status.dead_writer)}}});
  }
  if (!status.writer.empty()) {
    lines.push_back({Message::StatusWritten, {{"writer", folder::holder_label(status.writer)}}});
  }
  if (status.backlog) {
    lines.push_back({Message::StatusBacklog, {{"count", Grouped{*status.backlog}}}});
  }
  return lines;
}

// The newest first.
std::vector<Text> removed_lines(const Status& status, const IndexOptions& options) {
  std::vector<Text> lines;
  const std::vector<catalog::RemovedArticle>& all = status.removed.all();
  if (all.empty()) return lines;
  lines.push_back({Message::StatusRemoved, {{"count", Grouped{all.size()}}}});
  const std::size_t most = std::min<std::size_t>(all.size(), options.listed);
  for (std::size_t at = 0; at < most; ++at) {
    const catalog::RemovedArticle& one = all[all.size() - 1 - at];
    std::vector<messages::Argument> places{{"key", run_settings::key_label(one)},
                                           {"time", one.time}};
    if (!one.reason.empty()) places.emplace_back("reason", one.reason);
    lines.emplace_back(
        one.reason.empty() ? Message::StatusRemovedLine : Message::StatusRemovedReason,
        std::move(places));
  }
  running::add_unlisted(most, all.size(), lines);
  return lines;
}

void tell(const Status& status, const IndexOptions& options,
          const run_settings::Invocation& invocation) {
  std::vector<Text> lines = content_lines(status, options);
  const std::vector<Text> runs = run_lines(status);
  lines.insert(lines.end(), runs.begin(), runs.end());
  const std::vector<Text> removed = removed_lines(status, options);
  lines.insert(lines.end(), removed.begin(), removed.end());
  running::add_skipped(status.facts.catalog, options.listed, lines);
  for (const Text& line : lines) {
    invocation.out << messages::localized(line, invocation.to_out()) << "\n";
  }
}

}  // namespace

int run_status(const run_settings::Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("status", invocation, options)) {
    return 0;
  }
  const Status status = status_of(options);
  if (options.json) {
    write_json(status, options, invocation.out);
  } else {
    tell(status, options, invocation);
  }
  return 0;
}

}  // namespace niger::index_app

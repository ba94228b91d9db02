#include "indexer/running/writing_run.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <exception>

#include "common/files/whole_file.h"
#include "common/messages/exception_text.h"
#include "common/messages/quantities.h"
#include "common/messages/text_error.h"
#include "indexer/folder/generations.h"
#include "indexer/folder/index_identity.h"
#include "indexer/reading/bytes/content_kind.h"
#include "indexer/settings/names.h"

namespace niger::running {

using catalog::by_path;
using catalog::Catalog;
using catalog::CatalogFile;
using folder::LockWait;
using folder::RunRecord;
using messages::Argument;
using messages::Grouped;
using messages::Message;
using messages::Text;
using run_settings::IndexOptions;
using run_settings::Invocation;
using run_settings::ProgressMode;

namespace {

std::string host_name() {
  char name[256] = "";
  return gethostname(name, sizeof name - 1) == 0 ? name : "this host";
}

void append_log(const std::string& text, const std::string& file) {
  files::append_to_file(file, text,
                        {files::Links::Follow, 0666, ErrorKind::Usage, Message::LogUnwritable});
}

// What only a run that reads all sources finds out: when the index was last known to be as they
// are, and what is left out there.
void take_over_last_reading(RunRecord& record, const std::string& index) {
  if (const std::optional<RunRecord> before = folder::last_run(index)) {
    record.last_good = before->last_good;
    record.ignored = before->ignored;
  }
}

void log(const RunRecord& record, const IndexOptions& options) {
  if (!options.log.empty()) {
    append_log(folder::log_line(record) + "\n", options.log);
  }
}

void keep(RunRecord record, bool read_sources, const IndexOptions& options) {
  record.last_good = record.started;
  if (!read_sources) {
    record.last_good.clear();
    take_over_last_reading(record, options.index);
  }
  folder::store_run(record, options.index);
  log(record, options);
}

// The record and the log of a run that failed must not hide why it failed. A mistake in what was
// typed is no news of the index.
void keep_failure(const RunRecord& record, bool is_mistyped, const IndexOptions& options) {
  try {
    if (is_mistyped) {
      log(record, options);
    } else {
      keep(record, false, options);
    }
  } catch (const Error&) {
    return;  // the failure itself is thrown on, and reported
  }
}

void add_replaced(const Catalog& catalog, std::uint64_t most, std::vector<Text>& lines) {
  const std::uint64_t total = replaced_count(catalog);
  if (total == 0) return;
  lines.emplace_back(Message::ReplacedHeading, std::vector<Argument>{{"count", Grouped{total}}});
  std::uint64_t named = 0;
  for (const CatalogFile* file : by_path(catalog)) {
    for (const std::string& id : file->replaced_ids) {
      if (named == most) break;
      ++named;
      lines.emplace_back(Message::ReplacedLine,
                         std::vector<Argument>{{"path", file->path}, {"id", id}});
    }
  }
  add_unlisted(named, total, lines);
}

std::string named(const std::string& path, const std::string& record) {
  return path + (record.empty() ? "" : "#" + record);
}

bool is_link_out(const CatalogFile& file) {
  static const Text kReason =
      run_settings::why({"", "", walk::SkipReason::Link, Message::WalkLinkOut});
  return !file.walked && file.skips.size() == 1 && file.skips.front().reason == kReason;
}

// One line of all links that were not followed: they have one reason. Returns how many.
std::uint64_t add_links(const Catalog& catalog, std::vector<Text>& lines) {
  constexpr std::uint64_t kMostNamed = 3;
  std::uint64_t links = 0;
  std::string list;
  for (const CatalogFile* file : by_path(catalog)) {
    if (!is_link_out(*file)) continue;
    if (links < kMostNamed) list += (links == 0 ? "" : ", ") + file->path;
    list += links == kMostNamed ? ", …" : "";
    ++links;
  }
  if (links > 0) {
    lines.emplace_back(Message::LinksOut,
                       std::vector<Argument>{{"count", Grouped{links}}, {"list", list}});
  }
  return links;
}

bool is_no_article(const catalog::Skip& skip) {
  static const std::vector<Text> kReasons = [] {
    std::vector<Text> reasons;
    for (const Message what : bytes::kNoArticles) {
      reasons.push_back(run_settings::why({"", "", walk::SkipReason::NoArticle, what}));
    }
    return reasons;
  }();
  return std::find(kReasons.begin(), kReasons.end(), skip.reason) != kReasons.end();
}

// One line for all files of one kind that holds no articles: pictures, style sheets. Returns how
// many there are.
std::uint64_t add_kinds(const Catalog& catalog, std::vector<Text>& lines) {
  struct Kind {
    const Text* reason;
    std::string first;
    std::uint64_t count;
  };
  std::vector<Kind> kinds;
  std::uint64_t all = 0;
  for (const CatalogFile* file : by_path(catalog)) {
    for (const catalog::Skip& skip : file->skips) {
      if (!is_no_article(skip)) continue;
      ++all;
      const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) {
        return *kind.reason == skip.reason;
      });
      if (found != kinds.end()) {
        ++found->count;
      } else {
        kinds.push_back({&skip.reason, named(file->path, skip.record), 1});
      }
    }
  }
  for (const Kind& kind : kinds) {
    lines.emplace_back(Message::SkippedKind, std::vector<Argument>{{"reason", *kind.reason},
                                                                   {"count", Grouped{kind.count}},
                                                                   {"path", kind.first}});
  }
  return all;
}

}  // namespace

std::string time_stamp() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::int64_t time_now_ns() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

LockWait lock_wait(const IndexOptions& options, const Invocation& invocation) {
  LockWait wait;
  wait.most = std::chrono::seconds(options.wait_seconds);
  wait.cancelled = [&invocation] { return invocation.interruption.asked(); };
  wait.begun = [&options, &invocation](const std::string& holder) {
    if (!options.quiet) {
      const Text waiting{Message::RunWaiting,
                         {{"time", messages::time_text(static_cast<double>(options.wait_seconds))},
                          {"holder", folder::holder_label(holder)}}};
      const Text line{Message::LabelError, {{"program", "niger-index"}, {"error", waiting}}};
      invocation.err << messages::localized(line, invocation.to_err()) << std::endl;
    }
  };
  return wait;
}

std::unique_ptr<folder::WriterLock> writer_lock(const std::string& task,
                                                const IndexOptions& options,
                                                const Invocation& invocation) {
  const LockWait wait = lock_wait(options, invocation);
  try {
    return std::make_unique<folder::WriterLock>(
        options.index, folder::LockOwner{getpid(), host_name(), time_stamp(), task}, wait);
  } catch (const Error& error) {
    if (!options.log.empty()) {
      append_log(time_stamp() + " " + task + " not begun: " + error.what() + "\n", options.log);
    }
    throw;
  }
}

ProgressMode progress_mode(const IndexOptions& options, const Invocation& invocation) {
  if (options.quiet) {
    return ProgressMode::Silent;
  }
  return invocation.err_is_terminal ? ProgressMode::Terminal : ProgressMode::Lines;
}

int run_writing(const std::string& task, const IndexOptions& options, const Invocation& invocation,
                const std::function<RunResult(run_settings::Progress& progress)>& work) {
  const bool keeps_identity = task != "copy";  // a copy takes that of its index
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [start] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  RunRecord record;
  record.task = task;
  record.started = time_stamp();
  if (!options.log.empty()) {
    append_log("", options.log);  // not after an hour's work
  }
  folder::prepare_index_folder(options.index);
  const auto lock = writer_lock(task, options, invocation);
  try {
    run_settings::Progress progress(invocation.err, progress_mode(options, invocation),
                                    invocation.to_err());
    RunResult result = work(progress);
    if (keeps_identity) folder::keep_identity(options.index);
    progress.end();
    result.record.task = task;
    result.record.started = record.started;
    result.record.seconds = seconds();
    result.record.result = result.exit_one ? "skipped" : "well";
    if (result.keeps_record) {
      keep(result.record, result.read_sources, options);
    }
    if (!options.quiet) {
      for (const Text& line : result.summary) {
        invocation.out << messages::localized(line, invocation.to_out()) << "\n";
      }
      invocation.out << std::flush;
    }
    return result.exit_one ? 1 : 0;
  } catch (const std::exception& error) {
    record.seconds = seconds();
    const bool stopped = invocation.interruption.asked();
    record.result = stopped ? "interrupted" : "failed";
    if (!stopped) record.message = messages::exception_text(error, Message::RunOutOfMemory);
    const auto* const known = dynamic_cast<const Error*>(&error);
    keep_failure(record, known != nullptr && known->kind() == ErrorKind::Usage, options);
    if (stopped) {
      throw messages::TextError(ErrorKind::Input, {Message::RunInterruptedTask, {{"task", task}}});
    }
    throw;
  }
}

void add_skipped(const Catalog& catalog, std::uint64_t most, std::vector<Text>& lines) {
  add_replaced(catalog, most, lines);
  const std::uint64_t total = skipped_count(catalog);
  if (total == 0) return;
  lines.emplace_back(Message::SkippedHeading, std::vector<Argument>{{"count", Grouped{total}}});
  const std::uint64_t links = add_links(catalog, lines);
  const std::uint64_t kinds = add_kinds(catalog, lines);
  std::uint64_t listed = 0;
  for (const CatalogFile* file : by_path(catalog)) {
    if (is_link_out(*file)) continue;
    for (const catalog::Skip& skip : file->skips) {
      if (listed == most) break;
      if (is_no_article(skip)) continue;
      ++listed;
      lines.emplace_back(
          Message::SkippedLine,
          std::vector<Argument>{{"path", named(file->path, skip.record)}, {"reason", skip.reason}});
    }
  }
  add_unlisted(listed, total - links - kinds, lines);
}

void add_unlisted(std::uint64_t listed, std::uint64_t total, std::vector<Text>& lines) {
  if (listed == 0 && total > 0) {
    lines.emplace_back(Message::ListedNone);
  } else if (total > listed) {
    lines.emplace_back(Message::SkippedMore,
                       std::vector<Argument>{{"count", Grouped{total - listed}}});
  }
}

Text first_skip(const Catalog& catalog) {
  for (const CatalogFile* file : by_path(catalog)) {
    if (!file->skips.empty()) {
      return {Message::FirstSkip, {{"path", file->path}, {"reason", file->skips.front().reason}}};
    }
  }
  return {};
}

std::uint64_t skipped_count(const Catalog& catalog) {
  std::uint64_t total = 0;
  for (const auto& [path, file] : catalog) {
    total += file.skipped;
  }
  return total;
}

std::uint64_t replaced_count(const Catalog& catalog) {
  std::uint64_t total = 0;
  for (const auto& [path, file] : catalog) {
    total += file.replaced;
  }
  return total;
}

}  // namespace niger::running

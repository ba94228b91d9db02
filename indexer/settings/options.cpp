#include "indexer/settings/options.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "common/settings/places.h"

namespace niger::run_settings {

using messages::Message;

namespace {

using settings::OptionTable;

void add_file_time(IndexOptions& options, OptionTable& table) {
  table.number(options.file_seconds,
               {.name = "file-time", .value = "SECONDS", .help = Message::HelpFileTime}, 1,
               7 * 24 * 3600);
}

void add_writing(IndexOptions& options, OptionTable& table) {
  table.section(Message::HelpResources)
      .bytes(options.memory_bytes,
             {.name = "memory", .letter = 'm', .value = "SIZE", .help = Message::HelpMemory},
             std::uint64_t{64} << 20);
  add_file_time(options, table);
  table
      .bytes(options.file_memory_bytes,
             {.name = "file-memory", .value = "SIZE", .help = Message::HelpFileMemory}, 0)
      .number(options.wait_seconds,
              {.name = "wait", .letter = 'w', .value = "SECONDS", .help = Message::HelpWait}, 0,
              7 * 24 * 3600);
  table.section(Message::HelpMessages)
      .flag(options.quiet, {.name = "quiet", .letter = 'q', .help = Message::HelpQuiet})
      .number(options.listed, {.name = "list", .value = "N", .help = Message::HelpList}, 0,
              1'000'000)
      .path(options.log, {.name = "log", .value = "FILE", .help = Message::HelpLog});
  settings::add_language(options.lang, table);
}

void add_report(IndexOptions& options, OptionTable& table) {
  table.path(options.report, {.name = "report", .value = "FILE", .help = Message::HelpReport});
}

// Which files are read.
void add_selection(IndexOptions& options, OptionTable& table,
                   Message exclude = Message::HelpExclude) {
  table.list(options.excludes, {.name = "exclude", .value = "GLOB", .help = exclude})
      .list(options.includes, {.name = "include", .value = "GLOB", .help = Message::HelpInclude});
}

// What reads a file that is already indexed asks for its programs again.
void add_filters(IndexOptions& options, OptionTable& table) {
  table.list(options.filters,
             {.name = "filter", .value = ".EXT=PROGRAM", .help = Message::HelpFilter}, ';');
}

// How files are read: what build and inspect share.
void add_reading(IndexOptions& options, OptionTable& table) {
  add_selection(options, table);
  table
      .text(options.encoding,
            {.name = "encoding", .letter = 'e', .value = "NAME", .help = Message::HelpEncoding})
      .list(options.fields, {.name = "field", .value = "OURS=THEIRS", .help = Message::HelpField});
  add_filters(options, table);
  table.flag(options.hidden, {.name = "hidden", .help = Message::HelpHidden})
      .flag(options.follow_links, {.name = "follow-links", .help = Message::HelpFollowLinks})
      .flag(options.file_dates, {.name = "file-dates", .help = Message::HelpFileDates});
  articles::ReadLimits& limits = options.limits;
  table.section(Message::HelpWhatIsRefused)
      .bytes(limits.file_bytes, {.name = "max-file", .value = "SIZE", .help = Message::HelpMaxFile},
             1)
      .bytes(limits.record_bytes,
             {.name = "max-article", .value = "SIZE", .help = Message::HelpMaxArticle}, 1)
      .bytes(limits.unpacked_bytes,
             {.name = "max-unpacked", .value = "SIZE", .help = Message::HelpMaxUnpacked}, 1)
      .number(limits.unpacked_ratio,
              {.name = "max-ratio", .value = "N", .help = Message::HelpMaxRatio}, 1, 1'000'000'000)
      .number(limits.entries,
              {.name = "max-entries", .value = "N", .help = Message::HelpMaxEntries}, 1,
              1'000'000'000'000)
      .number(limits.archive_depth,
              {.name = "max-nesting", .value = "N", .help = Message::HelpMaxNesting}, 0, 100)
      .number(options.filter_seconds,
              {.name = "filter-seconds", .value = "N", .help = Message::HelpFilterSeconds}, 1,
              24 * 3600);
}

// For what reads the sources that an index names.
void add_trust(IndexOptions& options, OptionTable& table) {
  table.flag(options.trust_index, {.name = "trust-index", .help = Message::HelpTrustIndex});
}

void add_threads(IndexOptions& options, OptionTable& table) {
  table.number(options.threads,
               {.name = "threads", .letter = 't', .value = "N", .help = Message::HelpThreads}, 0,
               256);
}

OptionTable build_table(IndexOptions& options, OptionTable table) {
  table.section(Message::HelpWhatIsIndexed)
      .arguments(options.sources,
                 {.name = "source", .value = "SOURCE…", .help = Message::HelpSource})
      .path(options.files_from,
            {.name = "files-from", .value = "LIST", .help = Message::HelpFilesFrom})
      .choice(options.ids, {.name = "ids", .value = "SCOPE", .help = Message::HelpIds},
              {{"file", IdScope::File}, {"unique", IdScope::Collection}});
  add_trust(options, table);
  add_reading(options, table);
  add_writing(options, table);
  table.section(Message::HelpThreadsAndReports);
  add_threads(options, table);
  add_report(options, table);
  return table;
}

// What update, add and drop share; the table has begun with what is done.
OptionTable update_table(IndexOptions& options, OptionTable table) {
  table.flag(options.accept_removals,
             {.name = "accept-removals", .help = Message::HelpAcceptRemovals, .typed = true});
  add_filters(options, table);
  add_trust(options, table);
  add_threads(options, table);
  add_writing(options, table);
  add_report(options, table);
  return table;
}

OptionTable inspect_table(IndexOptions& options) {
  options.sources.clear();
  OptionTable table(
      {"niger-index inspect", Message::HelpInspectUsage, Message::HelpInspectSummary, "index"});
  table.section(Message::HelpWhatIsRead)
      .arguments(options.sources,
                 {.name = "file", .value = "FILE…", .help = Message::HelpFile, .typed = true});
  add_reading(options, table);
  add_file_time(options, table);
  options.file_memory_bytes = options.limits.record_bytes * IndexOptions::kFileMemoryFold;
  table.bytes(options.file_memory_bytes,
              {.name = "file-memory", .value = "SIZE", .help = Message::HelpInspectFileMemory},
              IndexOptions::kLeastFileMemory);
  table.section(Message::HelpOutput)
      .flag(options.tokens, {.name = "tokens", .help = Message::HelpTokens, .typed = true})
      .flag(options.json, {.name = "json", .help = Message::HelpJsonLines, .typed = true})
      .number(options.shown_articles,
              {.name = "limit", .value = "N", .help = Message::HelpArticlesLimit}, 0,
              1'000'000'000);
  settings::add_language(options.lang, table);
  return table;
}

}  // namespace

OptionTable option_table(const std::string& verb, const settings::Environment& environment,
                         IndexOptions& options) {
  options.index = settings::default_index(environment).string();
  options.sources = {settings::sample_collection(environment).string()};
  if (verb == "inspect") {
    return inspect_table(options);
  }
  if (verb == "formats") {
    options.sources.clear();
    OptionTable table(
        {"niger-index formats", Message::HelpOptionUsage, Message::FormatsSummary, "index"});
    table.section(Message::HelpOutput)
        .flag(options.json, {.name = "json", .help = Message::HelpJson, .typed = true});
    settings::add_language(options.lang, table);
    return table;
  }
  const auto table_of = [&](messages::Text usage, messages::Text summary) {
    OptionTable table({"niger-index " + verb, std::move(usage), std::move(summary), "index"});
    table.section(Message::HelpWhere)
        .path(options.index,
              {.name = "index", .letter = 'i', .value = "DIR", .help = Message::HelpIndexFolder});
    return table;
  };
  if (verb == "build") {
    return build_table(options, table_of(Message::HelpBuildUsage, Message::HelpBuildSummary));
  }
  if (verb == "update") {
    OptionTable table = table_of(Message::HelpOptionUsage, Message::HelpUpdateSummary);
    table.section(Message::HelpWhatIsDone)
        .flag(options.dry_run,
              {.name = "dry-run", .letter = 'n', .help = Message::HelpDryRun, .typed = true})
        .flag(options.retry, {.name = "retry", .help = Message::HelpRetry, .typed = true});
    add_selection(options, table, Message::HelpExcludeAnew);
    return update_table(options, std::move(table));
  }
  if (verb == "add" || verb == "drop") {
    options.sources.clear();
    OptionTable table =
        table_of(Message::HelpSourcesUsage,
                 verb == "add" ? Message::HelpAddSummary : Message::HelpDropSummary);
    table.section(Message::HelpWhatIsDone)
        .arguments(options.sources, {.name = "source",
                                     .value = "SOURCE…",
                                     .help = Message::HelpSourceNamed,
                                     .typed = true});
    return update_table(options, std::move(table));
  }
  if (verb == "move") {
    options.sources.clear();
    OptionTable table = table_of(Message::HelpMoveUsage, Message::HelpMoveSummary);
    table.arguments(
        options.sources,
        {.name = "paths", .value = "OLD NEW", .help = Message::HelpMovePaths, .typed = true});
    add_writing(options, table);
    return table;
  }
  if (verb == "copy") {
    options.sources.clear();
    OptionTable table = table_of(Message::HelpCopyUsage, Message::HelpCopySummary);
    table.arguments(
        options.sources,
        {.name = "copy", .value = "DIR", .help = Message::HelpCopyFolder, .typed = true});
    table.section(Message::HelpResources)
        .number(options.wait_seconds,
                {.name = "wait", .letter = 'w', .value = "SECONDS", .help = Message::HelpWait}, 0,
                7 * 24 * 3600);
    table.section(Message::HelpMessages)
        .flag(options.quiet, {.name = "quiet", .letter = 'q', .help = Message::HelpQuiet});
    settings::add_language(options.lang, table);
    return table;
  }
  if (verb == "remove" || verb == "restore") {
    OptionTable table =
        table_of(Message::HelpRemoveUsage,
                 verb == "remove" ? Message::HelpRemoveSummary : Message::HelpRestoreSummary);
    table.section(Message::HelpWhatIsDone)
        .arguments(options.named,
                   {.name = "id", .value = "ID…", .help = Message::HelpRemoveId, .typed = true})
        .flag(options.all_named, {.name = "all", .help = Message::HelpRemoveAll, .typed = true});
    if (verb == "remove") {
      table.text(
          options.reason,
          {.name = "reason", .value = "TEXT", .help = Message::HelpRemoveReason, .typed = true});
    } else {
      add_filters(options, table);
      add_trust(options, table);
      add_threads(options, table);
    }
    add_writing(options, table);
    return table;
  }
  if (verb == "purge") {
    OptionTable table = table_of(Message::HelpOptionUsage, Message::HelpPurgeSummary);
    add_writing(options, table);
    return table;
  }
  if (verb == "check") {
    OptionTable table = table_of(Message::HelpOptionUsage, Message::HelpCheckSummary);
    table.section(Message::HelpWhatIsDone)
        .flag(options.repair, {.name = "repair", .help = Message::HelpRepair, .typed = true});
    add_filters(options, table);
    add_trust(options, table);
    add_writing(options, table);
    return table;
  }
  OptionTable table = table_of(Message::HelpOptionUsage, Message::HelpStatusSummary);
  table.section(Message::HelpOutput)
      .flag(options.json, {.name = "json", .help = Message::HelpJson, .typed = true})
      .flag(options.backlog, {.name = "backlog", .help = Message::HelpBacklog, .typed = true})
      .number(options.listed, {.name = "list", .value = "N", .help = Message::HelpList}, 0,
              1'000'000);
  settings::add_language(options.lang, table);
  return table;
}

std::string commands_with(std::string_view option, const settings::Environment& environment) {
  std::string list;
  for (const char* verb : {"build", "update", "copy", "add", "drop", "move", "remove", "restore",
                           "purge", "status", "check", "inspect", "formats"}) {
    IndexOptions scratch;
    if (option_table(verb, environment, scratch).takes(option)) {
      list += (list.empty() ? "niger-index " : ", niger-index ") + std::string(verb);
    }
  }
  return list;
}

unsigned threads_of(const IndexOptions& options) {
  return options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace niger::run_settings

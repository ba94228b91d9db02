#include "indexer/app/options.h"

#include <utility>

#include "common/settings/places.h"

namespace niger {
namespace {

using settings::OptionTable;

void add_writing(IndexOptions& options, OptionTable& table) {
  table.section("Resources")
      .bytes(options.memory_bytes,
             {.name = "memory", .letter = 'm', .value = "SIZE", .help = "use about this much"},
             std::uint64_t{64} << 20)
      .number(options.wait_seconds,
              {.name = "wait",
               .letter = 'w',
               .value = "SECONDS",
               .help = "wait this long for another writer to end"},
              0, 7 * 24 * 3600);
  table.section("What is said")
      .flag(options.quiet, {.name = "quiet", .letter = 'q', .help = "say nothing but errors"})
      .number(options.listed,
              {.name = "list", .value = "N", .help = "name at most N skipped files"}, 0, 1'000'000)
      .path(options.log,
            {.name = "log", .value = "FILE", .help = "add a line about the run to FILE"});
}

// How files are read: what build and inspect share.
void add_reading(IndexOptions& options, OptionTable& table) {
  table
      .text(options.encoding, {.name = "encoding",
                               .letter = 'e',
                               .value = "NAME",
                               .help = "encoding of all files, such as windows-1256; else found "
                                       "out for each"})
      .list(options.fields, {.name = "field",
                             .value = "OURS=THEIRS",
                             .help = "name of a field in JSON records, such as body=story"})
      .list(options.filters,
            {.name = "filter",
             .value = ".EXT=PROGRAM",
             .help = "program that makes text of other files: \".pdf=pdftotext -q %s -\""},
            ';')
      .flag(options.hidden,
            {.name = "hidden", .help = "files with names that start with a dot too"})
      .flag(options.file_dates,
            {.name = "file-dates", .help = "an article without a date has that of its file"});
  ReadLimits& limits = options.limits;
  table.section("What is refused, and reported")
      .bytes(limits.file_bytes, {.name = "max-file", .value = "SIZE", .help = "a larger file"}, 1)
      .bytes(limits.record_bytes,
             {.name = "max-article",
              .value = "SIZE",
              .help = "a larger page, record or output of a filter"},
             1)
      .bytes(limits.unpacked_bytes,
             {.name = "max-unpacked", .value = "SIZE", .help = "more than this of one archive"}, 1)
      .number(limits.unpacked_ratio,
              {.name = "max-ratio",
               .value = "N",
               .help = "an archive that unpacks to more than N times its size"},
              1, 1'000'000'000)
      .number(limits.entries,
              {.name = "max-entries", .value = "N", .help = "more entries of one archive"}, 1,
              1'000'000'000'000)
      .number(limits.archive_depth,
              {.name = "max-nesting",
               .value = "N",
               .help = "archives within archives, deeper than N; 0: every archive"},
              0, 100)
      .number(options.filter_seconds,
              {.name = "filter-seconds", .value = "N", .help = "a filter that runs longer"}, 1,
              24 * 3600);
}

OptionTable build_table(IndexOptions& options, OptionTable table) {
  table.section("What is indexed")
      .arguments(options.sources,
                 {.name = "source", .value = "SOURCE…", .help = "folders and files of articles"})
      .path(options.files_from,
            {.name = "files-from",
             .value = "LIST",
             .help = "the files named in LIST too, one a line; -: standard input"});
  add_reading(options, table);
  add_writing(options, table);
  table.section("Threads and reports")
      .number(options.threads,
              {.name = "threads", .letter = 't', .value = "N", .help = "0: one per core"}, 0, 256)
      .path(options.report, {.name = "report",
                             .value = "FILE",
                             .help = "write what became of each file to FILE, as JSON lines, and "
                                     "a summary to FILE.txt"});
  return table;
}

OptionTable inspect_table(IndexOptions& options) {
  options.sources.clear();
  OptionTable table({"niger-index inspect", "[OPTION]… FILE…",
                     "Shows what would be indexed of each FILE, zone by zone, and where its fields "
                     "were found.\nNo index is read or written.",
                     "index"});
  table.section("What is read")
      .arguments(options.sources,
                 {.name = "file", .value = "FILE…", .help = "files or folders", .typed = true});
  add_reading(options, table);
  table.section("How it is told")
      .flag(
          options.tokens,
          {.name = "tokens", .help = "each word with its folded form and its stem", .typed = true})
      .flag(options.json, {.name = "json", .help = "as JSON lines, for programs", .typed = true})
      .number(options.shown_articles,
              {.name = "limit", .value = "N", .help = "at most N articles of a file; 0: all"}, 0,
              1'000'000'000);
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
  const auto table_of = [&](std::string usage, std::string summary) {
    OptionTable table({"niger-index " + verb, std::move(usage), std::move(summary), "index"});
    table.section("Where").path(
        options.index,
        {.name = "index", .letter = 'i', .value = "DIR", .help = "folder of the index"});
    return table;
  };
  if (verb == "build") {
    return build_table(
        options, table_of("[OPTION]… [SOURCE]…",
                          "Makes the index of the articles in SOURCE anew. The index in use stays "
                          "in use until the\nnew one is whole."));
  }
  if (verb == "update") {
    OptionTable table =
        table_of("[OPTION]…",
                 "Brings the index up to date with the folders and files that it was built of, "
                 "reading only\nwhat has changed.");
    table.section("What is done")
        .flag(options.dry_run, {.name = "dry-run",
                                .letter = 'n',
                                .help = "only say what would be done",
                                .typed = true})
        .flag(options.accept_removals,
              {.name = "accept-removals",
               .help = "also where most articles, or all of a source, are gone",
               .typed = true});
    add_writing(options, table);
    return table;
  }
  if (verb == "check") {
    OptionTable table = table_of("[OPTION]…", "Proves that the index is sound.");
    table.section("What is done")
        .flag(options.repair,
              {.name = "repair",
               .help = "make right what is wrong: in place, of the sources, or of what is stored",
               .typed = true});
    add_writing(options, table);
    return table;
  }
  OptionTable table =
      table_of("[OPTION]…", "Tells what the index holds, and how the last run went.");
  table.section("How it is told")
      .flag(options.json, {.name = "json", .help = "as JSON, for programs", .typed = true})
      .flag(options.backlog,
            {.name = "backlog", .help = "look how many files have changed since", .typed = true})
      .number(options.listed,
              {.name = "list", .value = "N", .help = "name at most N skipped files"}, 0, 1'000'000);
  return table;
}

}  // namespace niger

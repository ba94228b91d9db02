#include "indexer/settings/source_settings.h"

#include "common/base/error.h"
#include "indexer/catalog/packing.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::run_settings;

TEST_CASE("the settings of an index are read as they were stored", "[source_settings]") {
  SourceSettings settings;
  set_roots({"/مقالات", "/b"}, settings);
  settings.names = {"مقالات", ""};
  settings.listed_after = 1;
  settings.rules = {{false, "*.tmp"}, {true, "caf\xE9/"}};
  settings.encoding = "windows-1256";
  settings.fields = {"body=story"};
  settings.filters = {".pdf=pdftotext %s -"};
  settings.hidden = true;
  settings.follow_links = true;
  settings.file_dates = true;
  settings.listed = {"/c/1.txt"};
  settings.limits.file_bytes = 1;
  settings.limits.record_bytes = 2;
  settings.limits.unpacked_bytes = 3;
  settings.limits.unpacked_ratio = 4;
  settings.limits.entries = 5;
  settings.limits.archive_depth = 6;
  settings.limits.filter_time = std::chrono::milliseconds(7);
  const std::string stored = stored_sources(settings);
  CHECK(sources_from(stored) == settings);
  for (const bool hidden : {false, true}) {
    for (const bool follow : {false, true}) {
      settings.hidden = hidden;
      settings.follow_links = follow;
      CHECK(sources_from(stored_sources(settings)) == settings);
    }
  }
  CHECK(sources_from("") == SourceSettings());
  CHECK(sources_from(stored.substr(0, stored.size() - 1)).roots.empty());
}

TEST_CASE("settings that an earlier version kept are understood", "[source_settings]") {
  // As format 5 had them: without names, and without patterns.
  catalog::Packer packer;
  packer.number(2).text("/x/news").text("/y/news").text("windows-1256");
  packer.number(0).number(0).number(1).number(0).number(0);
  for (std::uint64_t limit = 1; limit <= 7; ++limit) {
    packer.number(limit);
  }
  const SourceSettings settings = sources_from(packer.take());
  CHECK(settings.roots == std::vector<std::string>{"/x/news", "/y/news"});
  CHECK(settings.names == settings.roots);
  CHECK(settings.encoding == "windows-1256");
  CHECK(settings.limits.filter_time == std::chrono::milliseconds(7));
  CHECK(settings.rules.empty());
}

TEST_CASE("only the options that were given are taken over", "[source_settings]") {
  SourceSettings settings;
  settings.encoding = "UTF-8";
  settings.limits.entries = 7;
  IndexOptions options;
  options.encoding = "windows-1256";
  options.limits.entries = 9;
  options.filter_seconds = 3;
  options.given = {"encoding"};
  take_reading_options(options, false, settings);
  CHECK(settings.encoding == "windows-1256");
  CHECK(settings.limits.entries == 7);
  take_reading_options(options, true, settings);
  CHECK(settings.limits.entries == 9);
  CHECK(settings.limits.filter_time == std::chrono::seconds(3));
}

TEST_CASE("what the reader is told", "[source_settings]") {
  SourceSettings settings;
  settings.fields = {"body=story", "date=published=at"};
  settings.filters = {".pdf=pdftotext -q %s -"};
  settings.file_dates = true;
  const articles::ReadOptions options = read_options(settings);
  CHECK(options.field_names.at("body") == "story");
  CHECK(options.field_names.at("date") == "published=at");
  CHECK(options.date_from_file_time);
  REQUIRE(options.filters.size() == 1);
  CHECK(options.filters.front().extension == ".pdf");
  for (const std::string bad : {"body", "=story", "body=", ""}) {
    INFO(bad);
    settings.fields = {bad};
    CHECK_THROWS_AS(read_options(settings), Error);
  }
}

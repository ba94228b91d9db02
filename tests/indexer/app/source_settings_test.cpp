#include "indexer/app/source_settings.h"

#include "common/base/error.h"
#include "tests/support/catch.h"

using namespace niger;

TEST_CASE("the settings of an index are read as they were stored", "[source_settings]") {
  SourceSettings settings;
  settings.roots = {"/مقالات", "/b"};
  settings.encoding = "windows-1256";
  settings.fields = {"body=story"};
  settings.filters = {".pdf=pdftotext %s -"};
  settings.hidden = true;
  settings.file_dates = false;
  const std::string stored = stored_sources(settings);
  CHECK(sources_from(stored) == settings);
  CHECK(sources_from("") == SourceSettings());
  CHECK(sources_from(stored.substr(0, stored.size() - 1)).roots.empty());
}

TEST_CASE("what the reader is told", "[source_settings]") {
  SourceSettings settings;
  settings.fields = {"body=story", "date=published=at"};
  settings.filters = {".pdf=pdftotext -q %s -"};
  settings.file_dates = false;
  const ReadOptions options = read_options(settings);
  CHECK(options.field_names.at("body") == "story");
  CHECK(options.field_names.at("date") == "published=at");
  CHECK_FALSE(options.date_from_file_time);
  REQUIRE(options.filters.size() == 1);
  CHECK(options.filters.front().extension == ".pdf");
  for (const std::string bad : {"body", "=story", "body=", ""}) {
    INFO(bad);
    settings.fields = {bad};
    CHECK_THROWS_AS(read_options(settings), Error);
  }
}

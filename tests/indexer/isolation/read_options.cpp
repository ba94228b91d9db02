#include "indexer/reading/filter_program.h"
#include "tests/support/read_options_for_test.h"

// The settings are filters, one a line.
niger::articles::ReadOptions niger::test::read_options_for_test(const std::string& settings) {
  articles::ReadOptions options;
  for (std::size_t at = 0; at < settings.size();) {
    const std::size_t end = settings.find('\n', at);
    options.filters.push_back(reading::parse_filter(settings.substr(at, end - at)));
    at = end == std::string::npos ? settings.size() : end + 1;
  }
  return options;
}

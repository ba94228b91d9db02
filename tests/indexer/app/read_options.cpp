#include "indexer/settings/source_settings.h"
#include "tests/support/read_options_for_test.h"

niger::ReadOptions niger::test::read_options_for_test(const std::string& settings) {
  return stored_read_options(settings);
}

#include "indexer/settings/source_settings.h"
#include "tests/support/read_options_for_test.h"

niger::articles::ReadOptions niger::test::read_options_for_test(const std::string& settings) {
  return run_settings::stored_read_options(settings);
}

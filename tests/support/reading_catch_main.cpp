/// The main of tests that read files: the reading processes are started from their executable.
#include <optional>
#include <string>
#include <vector>

#include "indexer/isolation/child.h"
#include "tests/support/read_options_for_test.h"

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int main(int argc, char* argv[]) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (const auto status =
          niger::isolation::run_as_reading_process(arguments, niger::test::read_options_for_test)) {
    return *status;
  }
  return Catch::Session().run(argc, argv);
}

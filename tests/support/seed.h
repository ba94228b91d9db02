#pragma once
/// The seed of what a test does at random.
#include <cstdlib>
#include <random>
#include <string>

namespace niger::test {

/// NIGER_TEST_SEED, or any other: to be shown by the test.
[[nodiscard]] inline unsigned seed_of_run() {
  const char* given = std::getenv("NIGER_TEST_SEED");
  return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                          : std::random_device()();
}

}  // namespace niger::test

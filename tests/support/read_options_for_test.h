#pragma once
/// The reading options of a test program: how it understands IsolationOptions::settings. Each
/// program defines its own.
#include <string>

#include "indexer/reading/reader.h"

namespace niger::test {

articles::ReadOptions read_options_for_test(const std::string& settings);

}  // namespace niger::test

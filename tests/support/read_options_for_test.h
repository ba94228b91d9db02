#pragma once
/// How a test program that reads files understands IsolationOptions::settings: each defines its
/// own.
#include <string>

#include "indexer/reading/reader.h"

namespace niger::test {

ReadOptions read_options_for_test(const std::string& settings);

}  // namespace niger::test

#pragma once
/// The reading process: it reads the files it is asked for and hands over what it finds, until its
/// parent has enough or is gone. Started from the program's own executable, by ChildProcess.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/reading/reader.h"

namespace niger::isolation {

/// The first argument of a reading process; no verb, and in no help.
inline constexpr const char* kReadingProcess = "--reading-process";

/// To be called at the start of every program that reads files, before it makes a thread. The exit
/// status of a reading process; nothing: `arguments` (without the program's name) ask for none.
/// `options_of` makes of the settings that the parent sends how files are read.
[[nodiscard]] std::optional<int> run_as_reading_process(
    const std::vector<std::string>& arguments,
    const std::function<articles::ReadOptions(const std::string& settings)>& options_of);

}  // namespace niger::isolation

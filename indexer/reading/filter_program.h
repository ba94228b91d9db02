#pragma once
/// A filter program, for formats that only other programs know (PDF, DOCX): runs a configured
/// program on the file, without a shell, with limits of time and output.
#include <string>

#include "common/messages/result.h"
#include "indexer/reading/articles/read_options.h"

namespace niger::reading {

/// `".pdf=pdftotext -q -enc UTF-8 %s -"` as a FilterProgram: blanks part words, quotes ' and " keep
/// blanks together. Throws Error (Usage) where extension, program or "%s" is missing.
[[nodiscard]] articles::FilterProgram parse_filter(const std::string& text);

/// Whether there is a program that this process may run, in the folders of PATH where `name` has no
/// slash.
[[nodiscard]] bool is_program(const std::string& name);

/// What the program prints for the file. A Failure: it cannot be started, ends with an error or a
/// signal, runs past the time limit or prints more than `limits.record_bytes`; it is killed then,
/// with the processes it started. `watch` may be nullptr.
[[nodiscard]] messages::Result<std::string> filtered(const articles::FilterProgram& program,
                                                     const std::string& native_path,
                                                     const articles::ReadLimits& limits,
                                                     articles::ReadingWatch* watch);

}  // namespace niger::reading

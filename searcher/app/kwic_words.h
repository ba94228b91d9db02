#pragma once
/// What is typed of words in context: the order of the lines, the window of collocates. Throws
/// Error(Usage) "must be …" where it is neither.
#include <cstdint>
#include <string>

#include "searcher/response/result_options.h"

namespace niger::search_app {

/// text, article, date, source, random; before and after, which are the three words there; or up to
/// three positions: L1,R1,R2.
[[nodiscard]] response::KwicSort kwic_sort_of(const std::string& typed);

/// A whole number of up to 64 bits.
[[nodiscard]] std::uint64_t seed_of(const std::string& typed);

/// 5, or L3,R2, each at most response::kMostWindow, not both 0; into the window of `options`.
void read_window(const std::string& typed, response::CollocateOptions& options);

}  // namespace niger::search_app

#pragma once
/// The project's own lists of words. Reads the files of data/lexicon: one row a line, columns by
/// tabs, # to the end of a line is a comment. Used when the lexicon is compiled.
#include <string>
#include <string_view>
#include <vector>

namespace niger::lexicon {

using Row = std::vector<std::string>;

/// The rows of a file, without empty columns. Throws Error (Input).
[[nodiscard]] std::vector<Row> read_rows(const std::string& path);

/// A name without its article: السودان is looked up as سودان. Short names keep it: الله.
[[nodiscard]] std::string_view without_article(std::string_view name);

}  // namespace niger::lexicon

#pragma once
/// The source text of a list: makes of a file of data/ the initializers of a table, when the
/// programs are compiled. A row a line, columns by tabs; # to the end of a line is a comment.
/// A column in "quotes" may be empty or end in blanks.
#include <string>
#include <string_view>

namespace niger::lists {

/// A row `{…},` of a table, or `"…",` where there is one column, for each row of `list`.
/// `columns`: the kind of each, separated by blanks:
///   text     "…", UTF-8
///   letters  U"…", UTF-32
///   letter   U'…'
///   number   as it is written
///   name     an enumerator or constant of the code that includes the table
///   texts    all columns to come: {{"…", "…"}}, 2
/// `constants` instead: of each row a name and a number, `constexpr double kName = .5;`, whole
/// numbers as std::size_t.
/// Throws Error (Input), with the line, where a row is not of these columns or stands twice, and
/// where the list is empty. `name` of the list is for this message.
[[nodiscard]] std::string list_source(std::string_view list, std::string_view columns,
                                      std::string_view name);

}  // namespace niger::lists

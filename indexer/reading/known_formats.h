#pragma once
/// The formats that are read, for a person; and the programs of other projects that read old
/// documents where they are installed.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/reading/articles/read_options.h"

namespace niger::reading {

struct KnownFormat {
  std::string_view name;      ///< as reports call it
  std::string_view suffixes;  ///< parted by blanks; empty: known by its content alone
  std::string_view commands;  ///< the first of these programs that is installed reads it; parted by
                              ///< " | ", written as filters are; empty: it is built in
};

[[nodiscard]] std::span<const KnownFormat> known_formats();

/// The names of a format's programs: "antiword, catdoc".
[[nodiscard]] std::string program_names(const KnownFormat& format);

/// The first installed program of the format; nothing: none is.
[[nodiscard]] std::optional<articles::FilterProgram> installed_program(const KnownFormat& format);

/// The format of a document that needs a program, by its extension and first bytes; nullptr: it is
/// none.
[[nodiscard]] const KnownFormat* program_format(std::string_view extension,
                                                std::string_view beginning);

}  // namespace niger::reading

#pragma once
/// A program's output, checked for completeness. What a stream could not write is an error, as on a
/// full disk; a reader that has seen enough and left is none.
#include <iosfwd>

namespace niger::files {

/// Writes what `out` still holds to `descriptor`, where it goes. 0: all was written, or its reader
/// has left; else why it could not be, as in errno.
[[nodiscard]] int output_failure(std::ostream& out, int descriptor);

/// Holds the places of standard input, output and error where they are closed, so that no file that
/// is opened later takes one of them and output is written into it. Called first of all.
void hold_standard_descriptors();

}  // namespace niger::files

#pragma once
/// Names of files as text: whatever their bytes are, one line of UTF-8 that a person can read and
/// that no two of them share.
#include <string>

namespace niger::walk {

/// `bytes` as one line of valid UTF-8: bytes that are not, line ends and other controls are written
/// %E9, %0A. Other text is returned unchanged.
[[nodiscard]] std::string shown_bytes(const std::string& bytes);

/// The same for the path of a file, no two of which are shown alike: a file that is called %E9.txt
/// is shown as %25E9.txt. Names such as %D8%A7.txt, which no other name is shown as, stay.
[[nodiscard]] std::string shown_path(const std::string& bytes);

}  // namespace niger::walk

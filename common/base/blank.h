#pragma once
/// Blanks: the bytes between words of a text in which lines still stand.

namespace niger {

/// A space, a tab or the end of a line.
[[nodiscard]] inline bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

}  // namespace niger

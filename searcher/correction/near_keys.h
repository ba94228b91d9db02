#pragma once
/// Under which spelling keys may the word be that was meant by a mistyped one?
#include <string>
#include <vector>

namespace niger {

/// A key (spelling_key.h) and those one edit from it, the likelier edits first: two classes
/// swapped, one left out, one more, another one. May name one twice.
[[nodiscard]] std::vector<std::string> keys_near(const std::string& key);

}  // namespace niger

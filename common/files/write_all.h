#pragma once
/// Writing to a descriptor to the end, whatever interrupts it.
#include <string_view>

namespace niger::files {

/// Writes all of `content`; 0, or the errno of what refused the rest.
[[nodiscard]] int write_all(int descriptor, std::string_view content);

}  // namespace niger::files

#pragma once
/// Parts of paths, by their letters alone but for real_path().
#include <string>
#include <string_view>

namespace niger::walk {

/// `name` below `folder`, with one slash between.
[[nodiscard]] std::string joined_path(const std::string& folder, std::string_view name);

[[nodiscard]] std::string without_trailing_slashes(std::string path);

/// What stands behind the last slash.
[[nodiscard]] std::string last_component(const std::string& path);

/// Without links, as the kernel finds it; empty: it does not.
[[nodiscard]] std::string real_path(const std::string& path);

/// True of `folder` itself, too.
[[nodiscard]] bool is_below(const std::string& path, const std::string& folder);

}  // namespace niger::walk

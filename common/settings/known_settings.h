#pragma once
/// The names of all settings of both programs, for telling one that is mistyped from one that is
/// the other program's or another command's. Their tests hold them against the options.
#include <string>
#include <string_view>
#include <vector>

namespace niger::settings {

/// Those that a config file and the environment may give: of niger-index ("index"), of niger-search
/// ("search"), or of both (""), sorted. A name that stands for a section alone gives none.
[[nodiscard]] const std::vector<std::string>& known_settings(std::string_view section);

}  // namespace niger::settings

#pragma once
/// Default places: config files, the index, the sample collection. Names of places only: nothing is
/// opened, and only the sample collection is looked for.
#include <filesystem>
#include <vector>

#include "common/settings/environment.h"

namespace niger::settings {

/// The config files that count without being named, the one that counts most first:
/// $XDG_CONFIG_HOME/niger/niger.conf (else ~/.config/niger/niger.conf), /etc/niger/niger.conf. None
/// of the folder one stands in: that may be anybody's, and a setting may run a program.
[[nodiscard]] std::vector<std::filesystem::path> config_files(const Environment& environment);

/// $XDG_DATA_HOME/niger/index, else ~/.local/share/niger/index; without a home, as under cron,
/// /var/lib/niger/index.
[[nodiscard]] std::filesystem::path default_index(const Environment& environment);

/// Where a program keeps what it must remember from run to run: $XDG_STATE_HOME/niger, else
/// ~/.local/state/niger; without a home, as under cron, /var/lib/niger/state.
[[nodiscard]] std::filesystem::path default_state(const Environment& environment);

/// The folder of the sample collection: beside the program in its source tree when it runs from a
/// build folder, else as installed, else ../share/niger/articles from the program file. Where none
/// of them exists, the installed place even so: the error then names it.
[[nodiscard]] std::filesystem::path sample_collection(const Environment& environment);

}  // namespace niger::settings

#include "common/settings/places.h"

#include <optional>
#include <system_error>

namespace niger::settings {
namespace fs = std::filesystem;
namespace {

// The XDG base directory specification: a relative path in these variables is to be ignored.
std::optional<fs::path> base_folder(const Environment& environment, const char* variable,
                                    const char* below_home) {
  if (const auto value = environment.variable(variable); value && fs::path(*value).is_absolute()) {
    return fs::path(*value);
  }
  if (const auto home = environment.variable("HOME")) {
    return fs::path(*home) / below_home;
  }
  return std::nullopt;
}

bool is_folder(const fs::path& path) {
  std::error_code failure;
  return fs::is_directory(path, failure);
}

bool is_below(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

std::vector<fs::path> config_files(const Environment& environment) {
  std::vector<fs::path> files;
  if (const auto folder = base_folder(environment, "XDG_CONFIG_HOME", ".config")) {
    files.push_back(*folder / "niger/niger.conf");
  }
  files.emplace_back("/etc/niger/niger.conf");
  return files;
}

fs::path default_index(const Environment& environment) {
  if (const auto folder = base_folder(environment, "XDG_DATA_HOME", ".local/share")) {
    return *folder / "niger/index";
  }
  return "/var/lib/niger/index";
}

fs::path default_state(const Environment& environment) {
  if (const auto folder = base_folder(environment, "XDG_STATE_HOME", ".local/state")) {
    return *folder / "niger";
  }
  return "/var/lib/niger/state";
}

fs::path sample_collection(const Environment& environment) {
  if (is_below(environment.executable, NIGER_BUILD_FOLDER) && is_folder(NIGER_SOURCE_ARTICLES)) {
    return NIGER_SOURCE_ARTICLES;
  }
  if (!is_folder(NIGER_INSTALLED_ARTICLES) && !environment.executable.empty()) {
    const fs::path beside =
        environment.executable.parent_path().parent_path() / "share/niger/articles";
    if (is_folder(beside)) {
      return beside;
    }
  }
  return NIGER_INSTALLED_ARTICLES;
}

}  // namespace niger::settings

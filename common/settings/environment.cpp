#include "common/settings/environment.h"

#include <unistd.h>

#include <string_view>
#include <system_error>

namespace niger::settings {

std::optional<std::string> Environment::variable(const std::string& name) const {
  const auto found = variables.find(name);
  if (found == variables.end() || found->second.empty()) {
    return std::nullopt;
  }
  return found->second;
}

Environment process_environment() {
  Environment environment;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos) {
      environment.variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
  }
  std::error_code failure;
  environment.executable = std::filesystem::read_symlink("/proc/self/exe", failure);
  return environment;
}

}  // namespace niger::settings

#pragma once
/// The environment of the process: its variables and where its program file lies. Read once in main
/// and handed down, so that nothing else depends on the state of the process.
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace niger::settings {

struct Environment {
  std::map<std::string, std::string> variables;
  std::filesystem::path executable;  ///< the running program file; empty where it is not known

  /// The value of a variable; a variable that is set to nothing counts as not set.
  [[nodiscard]] std::optional<std::string> variable(const std::string& name) const;
};

/// The variables and the program file of this process.
[[nodiscard]] Environment process_environment();

}  // namespace niger::settings

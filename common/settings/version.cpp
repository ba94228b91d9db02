#include "common/settings/version.h"

#include <boost/version.hpp>

namespace niger::settings {

std::string program_version() { return NIGER_VERSION; }

std::string version_text(const std::string& program,
                         const std::vector<std::pair<messages::Text, std::string>>& libraries,
                         messages::Language language) {
  std::string text = program + " (Niger) " + program_version() + "\n";
  for (const auto& [name, version] : libraries) {
    text += messages::localized(name, language) + " " + version + "\n";
  }
  text += "Boost.Program_options " + std::to_string(BOOST_VERSION / 100000) + "." +
          std::to_string(BOOST_VERSION / 100 % 1000) + "\n";
  return text + messages::localized(messages::Message::VersionLicence, language) + "\n";
}

}  // namespace niger::settings

#pragma once
/// The version of the product.
#include <string>
#include <utility>
#include <vector>

#include "common/messages/text.h"

namespace niger::settings {

/// The version of both programs: 0.1.0.
[[nodiscard]] std::string program_version();

/// What --version prints: the program and its version, then the libraries and theirs.
[[nodiscard]] std::string version_text(
    const std::string& program,
    const std::vector<std::pair<messages::Text, std::string>>& libraries,
    messages::Language language = messages::Language::English);

}  // namespace niger::settings

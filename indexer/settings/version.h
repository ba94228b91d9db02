#pragma once
/// The output of niger-index --version.
#include <string>

#include "common/messages/language.h"

namespace niger::run_settings {

[[nodiscard]] std::string index_version_text(messages::Language language);

/// The program and its version, as the index records who made it: niger-index 0.1.0.
[[nodiscard]] std::string creator_text();

}  // namespace niger::run_settings

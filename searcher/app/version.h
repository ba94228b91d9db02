#pragma once
/// The text of --version: the program's version and those of the libraries behind it.
#include <string>

#include "common/messages/language.h"

namespace niger::search_app {

[[nodiscard]] std::string search_version_text(messages::Language language);

}  // namespace niger::search_app

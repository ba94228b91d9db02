#pragma once
/// What does --version print? The program's version and those of the libraries behind it.
#include <string>

namespace niger {

[[nodiscard]] std::string search_version_text();

}  // namespace niger

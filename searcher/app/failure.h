#pragma once
/// A failure, as it is told: a line for people, and where JSON was asked for an answer that is an
/// error.
#include <iosfwd>
#include <string>
#include <vector>

#include "common/base/error.h"
#include "common/messages/text.h"
#include "common/settings/environment.h"

namespace niger::search_app {

/// True where the command line or the environment asks for json or jsonl; for failures that come
/// before the options are read.
[[nodiscard]] bool asks_for_json(const std::vector<std::string>& arguments,
                                 const settings::Environment& environment);

/// {"version": 1, "error": {"kind": "usage", "message": …}} and a newline. The kind is stable:
/// usage, index, input, busy, internal.
void write_json_failure(const messages::Text& why, ErrorKind kind, messages::Language language,
                        std::ostream& out);

}  // namespace niger::search_app

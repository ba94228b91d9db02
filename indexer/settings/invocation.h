#pragma once
/// Invocation of a verb: its arguments, environment and streams, and the options read from them.
#include <ostream>
#include <string>
#include <vector>

#include "common/messages/text.h"
#include "common/settings/environment.h"
#include "indexer/settings/interruption.h"
#include "indexer/settings/options.h"

namespace niger::run_settings {

/// What a verb works with: all that is outside of the program comes in here.
struct Invocation {
  std::vector<std::string> arguments;  ///< those after the verb
  const settings::Environment& environment;
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;
  Interruption& interruption;
  messages::Language& language;  ///< of messages; settled by read_options()
  bool out_is_terminal = false;

  /// How a text is written to `out` and to `err`.
  [[nodiscard]] messages::Saying to_out() const { return {language, out_is_terminal}; }
  [[nodiscard]] messages::Saying to_err() const { return {language, err_is_terminal}; }
};

/// Reads the options of a verb; false where --help or --version was asked for, and answered.
bool read_options(const std::string& verb, const Invocation& invocation, IndexOptions& options);

}  // namespace niger::run_settings

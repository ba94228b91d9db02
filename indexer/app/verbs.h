#pragma once
/// Which verbs niger-index has: build, update, … One table makes the help and finds the verb.
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "common/settings/environment.h"
#include "indexer/app/interruption.h"
#include "indexer/app/options.h"

namespace niger {

/// What a verb works with: all that is outside of the program comes in here.
struct Invocation {
  std::vector<std::string> arguments;  ///< those after the verb
  const settings::Environment& environment;
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;
  Interruption& interruption;
};

struct Verb {
  std::string name;
  std::string summary;  ///< one line
  /// Returns the exit status.
  int (*run)(const Invocation& invocation);
};

/// Does what the command line says; `arguments` are those after the program's name. Returns the
/// exit status; throws niger::Error and what the libraries throw.
int run_program(const std::vector<std::string>& arguments, Invocation invocation);

/// Reads the options of a verb; false where --help or --version was asked for, and answered.
bool read_options(const std::string& verb, const Invocation& invocation, IndexOptions& options);

int run_build(const Invocation& invocation);
int run_update(const Invocation& invocation);
int run_status(const Invocation& invocation);
int run_check(const Invocation& invocation);
int run_inspect(const Invocation& invocation);

}  // namespace niger

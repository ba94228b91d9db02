#pragma once
/// Which verbs niger-index has: build, update, … One table makes the help and finds the verb.
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "common/messages/text.h"
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
  Language& language;  ///< a person is spoken to in; settled by read_options
  bool out_is_terminal = false;

  /// How a text is said to `out` and to `err`.
  [[nodiscard]] Saying to_out() const { return {language, out_is_terminal}; }
  [[nodiscard]] Saying to_err() const { return {language, err_is_terminal}; }
};

struct Verb {
  std::string name;
  Text group;    ///< heading that it stands below in the help
  Text summary;  ///< one line
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
int run_add(const Invocation& invocation);
int run_drop(const Invocation& invocation);
int run_move(const Invocation& invocation);
int run_copy(const Invocation& invocation);
int run_status(const Invocation& invocation);
int run_check(const Invocation& invocation);
int run_inspect(const Invocation& invocation);
int run_remove(const Invocation& invocation);
int run_restore(const Invocation& invocation);
int run_purge(const Invocation& invocation);

}  // namespace niger

#pragma once
/// The verbs of niger-index: build, update, … One table makes the help and finds the verb.
#include <string>
#include <vector>

#include "common/messages/text.h"
#include "indexer/settings/invocation.h"

namespace niger::index_app {

struct Verb {
  std::string name;
  messages::Text group;    ///< heading that it stands below in the help
  messages::Text summary;  ///< one line
  /// Returns the exit status.
  int (*run)(const run_settings::Invocation& invocation);
};

/// Does what the command line says; `arguments` are those after the program's name. Returns the
/// exit status; throws niger::Error and what the libraries throw.
int run_program(const std::vector<std::string>& arguments, run_settings::Invocation invocation);

int run_build(const run_settings::Invocation& invocation);
int run_update(const run_settings::Invocation& invocation);
int run_add(const run_settings::Invocation& invocation);
int run_drop(const run_settings::Invocation& invocation);
int run_move(const run_settings::Invocation& invocation);
int run_copy(const run_settings::Invocation& invocation);
int run_status(const run_settings::Invocation& invocation);
int run_check(const run_settings::Invocation& invocation);
int run_formats(const run_settings::Invocation& invocation);
int run_inspect(const run_settings::Invocation& invocation);
int run_remove(const run_settings::Invocation& invocation);
int run_restore(const run_settings::Invocation& invocation);
int run_purge(const run_settings::Invocation& invocation);

}  // namespace niger::index_app

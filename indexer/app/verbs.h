#pragma once
/// The verbs of niger-index: build, update, … One table makes the help and finds the verb.
#include <string>
#include <vector>

#include "common/messages/text.h"
#include "indexer/settings/invocation.h"

namespace niger {

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

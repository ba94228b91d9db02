#pragma once
/// The pager: the program that shows a long answer page by page on a terminal, and the way that our
/// output takes to it. As in git: $NIGER_PAGER, else $PAGER, else less, with LESS=FRX where LESS is
/// not set.
#include <string>

#include "common/files/descriptor.h"
#include "common/processes/process.h"
#include "common/settings/environment.h"

namespace niger::search_app {

/// The command to be run by the shell; empty: none, because it is cat or empty, or not installed.
[[nodiscard]] std::string pager_command(const settings::Environment& environment);

/// While it lives, what is written to standard output goes to the pager; it ends with the pager.
class Pager {
 public:
  /// An empty command, or one that cannot be started, leaves standard output as it is.
  explicit Pager(const std::string& command);
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  Pager(Pager&&) = delete;
  Pager& operator=(Pager&&) = delete;

 private:
  processes::Process process_;
  files::Descriptor terminal_;  ///< standard output as it was
};

}  // namespace niger::search_app

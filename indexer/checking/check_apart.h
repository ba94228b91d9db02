#pragma once
/// Check of an index in a process of its own: Xapian trusts its tables, and what lies in a damaged
/// one may end the process that reads it. That end is damage found, and named.
#include <filesystem>
#include <memory>

#include "indexer/checking/check.h"

namespace niger::checking {

/// A check that goes on in a process of its own from the moment this is made: to be made before
/// other threads begin, whose locks the new process would inherit held. Ends it where it is not
/// waited for.
class CheckApart {
 public:
  /// Throws Error(Internal) where no process can be started.
  explicit CheckApart(const std::filesystem::path& index);
  ~CheckApart();
  CheckApart(const CheckApart&) = delete;
  CheckApart& operator=(const CheckApart&) = delete;
  CheckApart(CheckApart&&) = delete;
  CheckApart& operator=(CheckApart&&) = delete;

  /// Waits for the check. The calls in `options` are made in this process. Throws what check_index
  /// throws, std::bad_alloc included. To be called once.
  [[nodiscard]] CheckReport report(const CheckOptions& options);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace niger::checking

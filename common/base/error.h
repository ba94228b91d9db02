#pragma once
/// The one exception type of the project and its exit status, for what cannot go on. Expected
/// outcomes (an unreadable file, a bad line) are Result<T> (result.h), never exceptions.
#include <stdexcept>
#include <string>

namespace niger {

enum class ErrorKind {
  Usage,     ///< the command line, a setting or a query cannot be used as given
  Input,     ///< a source file or folder cannot be used
  Index,     ///< the index is missing, foreign, damaged, newer, or locked
  Busy,      ///< another writer holds the index (sysexits EX_TEMPFAIL, status 75)
  Internal,  ///< a broken promise of our own code
};

/// One line for a person: what was being done, to which file or query, and what to do about it.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

  [[nodiscard]] ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

/// The process exit status for an error of this kind: 75 for Busy, 2 for every other kind.
[[nodiscard]] int exit_status(ErrorKind kind);

}  // namespace niger

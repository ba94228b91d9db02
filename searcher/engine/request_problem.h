#pragma once
/// A problem of a request, as data: whoever asked gets the same report, on a command line, from a
/// server, in a test.
#include <cstdint>
#include <string>
#include <vector>

#include "common/messages/text.h"

namespace niger::engine {

struct RequestProblem {
  enum class Kind : std::uint8_t {
    Missing,     ///< nothing was asked for, or no word where one is needed
    Unknown,     ///< there is no such value, or no such article
    Ambiguous,   ///< several articles are meant
    OutOfRange,  ///< a number too large or too small
    Apart,       ///< does not go together with `other`
    Needs,       ///< has no meaning without `other`
  };

  Kind kind = Kind::Missing;
  std::string field;       ///< by its name everywhere, which is that of its option: kwic-sort
  std::string other = {};  ///< the same
  /// What is wrong, for a person. Names two fields that clash as the surface writes them
  /// (--kwic-sort, --sort newest), and no others: `field` tells which is meant.
  messages::Text message;
};

using RequestProblems = std::vector<RequestProblem>;

/// What a request was answered with, or why it could not be.
template <typename T>
struct Answer {
  T value = {};
  RequestProblems problems = {};  ///< not empty: there is no value

  [[nodiscard]] bool ok() const { return problems.empty(); }
};

}  // namespace niger::engine

#pragma once
/// A value, or the reason why there is none: for outcomes we expect (a bad file, a bad line).
#include <cassert>
#include <utility>
#include <variant>

#include "common/messages/text.h"

namespace niger::messages {

/// Why something expected did not work out: one line for a person, naming the thing.
struct Failure {
  Text message;
};

/// Holds a T or a Failure. Reading the side that is not held is a programmer's mistake (assert).
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}            // NOLINT: implicit by design
  Result(Failure failure) : state_(std::move(failure)) {}  // NOLINT: implicit by design

  [[nodiscard]] bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & {
    assert(ok());
    return std::get<T>(state_);
  }
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return std::get<T>(state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::get<T>(std::move(state_));
  }
  [[nodiscard]] const Text& error() const {
    assert(!ok());
    return std::get<Failure>(state_).message;
  }

 private:
  std::variant<T, Failure> state_;
};

}  // namespace niger::messages

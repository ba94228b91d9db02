#include "common/base/error.h"

namespace niger {

int exit_status(ErrorKind kind) {
  constexpr int kTemporaryFailure = 75;  // EX_TEMPFAIL of sysexits.h
  constexpr int kFailure = 2;
  return kind == ErrorKind::Busy ? kTemporaryFailure : kFailure;
}

}  // namespace niger

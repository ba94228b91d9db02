#include "searcher/base/deadline.h"

namespace niger {

Deadline::Deadline(double seconds)
    : kind_(seconds > 0 ? Kind::Time : Kind::Never), begin_(Clock::now()), seconds_(seconds) {}

Deadline Deadline::after_questions(std::uint64_t questions) {
  Deadline out;
  out.kind_ = Kind::Questions;
  out.questions_ = questions;
  return out;
}

bool Deadline::has_passed(double share) {
  bool passed = cancel_.stop_requested();
  if (passed) {
    was_met_ = true;
    return true;
  }
  switch (kind_) {
    case Kind::Never:
      break;
    case Kind::Time: {
      const std::chrono::duration<double> elapsed = Clock::now() - begin_;
      passed = elapsed.count() >= share * seconds_;
      break;
    }
    case Kind::Questions:
      passed = questions_ <= 1;
      if (!passed) --questions_;
      break;
  }
  was_met_ = was_met_ || passed;
  return passed;
}

}  // namespace niger

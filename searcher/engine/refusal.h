#pragma once
/// A refusal, thrown inside the engine where a request turns out to be one that cannot be answered:
/// a Searcher catches it and answers with its problem.
#include <utility>

#include "searcher/engine/request_problem.h"

namespace niger::engine {

class Refusal {
 public:
  explicit Refusal(RequestProblem problem) : problem_(std::move(problem)) {}
  [[nodiscard]] const RequestProblem& problem() const { return problem_; }

 private:
  RequestProblem problem_;
};

}  // namespace niger::engine

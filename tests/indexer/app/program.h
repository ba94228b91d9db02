#pragma once
/// niger-index run in this process, with the streams that it wrote to.
#include <string>
#include <vector>

namespace niger::test {

struct ProgramRun {
  int status = 0;
  std::string out;
  std::string err;
};

/// Runs the program's verb with `arguments`, in English; what it throws passes through.
[[nodiscard]] ProgramRun run_index(const std::vector<std::string>& arguments);

}  // namespace niger::test

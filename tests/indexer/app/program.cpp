#include "tests/indexer/app/program.h"

#include <sstream>

#include "indexer/app/verbs.h"

namespace niger::test {

using namespace messages;

ProgramRun run_index(const std::vector<std::string>& arguments) {
  const settings::Environment environment;
  std::ostringstream out;
  std::ostringstream err;
  run_settings::Interruption interruption;
  Language language = Language::English;
  const int status = index_app::run_program(arguments, {.arguments = {},
                                                        .environment = environment,
                                                        .out = out,
                                                        .err = err,
                                                        .err_is_terminal = false,
                                                        .interruption = interruption,
                                                        .language = language});
  return {status, out.str(), err.str()};
}

}  // namespace niger::test

/// niger-index: from folders and files of articles to an index.
#include <signal.h>
#include <unistd.h>

#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/error.h"
#include "common/settings/environment.h"
#include "indexer/app/interruption.h"
#include "indexer/app/verbs.h"

namespace {

int tell(const std::exception& error, int status) {
  std::cerr << "niger-index: " << error.what() << "\n";
  return status;
}

// Xapian 1.4 writes the last of its values in a destructor: where the disk refuses them, the error
// cannot be caught, and all there is left to do is to say so.
[[noreturn]] void end_at_failed_disk() {
  constexpr std::string_view kLastWords =
      "niger-index: the index cannot be written: is the disk full or failing? "
      "The index in use is as it was.\n";
  (void)!write(STDERR_FILENO, kLastWords.data(), kLastWords.size());
  _exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace niger;
  signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no error
  std::set_terminate(end_at_failed_disk);
  Interruption interruption("niger-index: interrupted; the index in use is as it was\n");
  int status = 2;
  try {
    const settings::Environment environment = settings::process_environment();
    status = run_program({argv + 1, argv + argc}, {.arguments = {},
                                                   .environment = environment,
                                                   .out = std::cout,
                                                   .err = std::cerr,
                                                   .err_is_terminal = isatty(STDERR_FILENO) == 1,
                                                   .interruption = interruption});
  } catch (const Error& error) {
    status = tell(error, exit_status(error.kind()));
  } catch (const std::exception& error) {
    status = tell(error, exit_status(ErrorKind::Internal));
  }
  std::cout.flush();
  if (interruption.asked()) {
    interruption.end_process();
  }
  return status;
}

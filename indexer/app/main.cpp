/// niger-index: from folders and files of articles to an index.
#include <signal.h>
#include <unistd.h>

#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "common/messages/text_error.h"
#include "common/settings/environment.h"
#include "common/settings/language_option.h"
#include "indexer/app/interruption.h"
#include "indexer/app/source_settings.h"
#include "indexer/app/verbs.h"
#include "indexer/isolation/child.h"

namespace {

using namespace niger;

// "niger-index: …" with the line end.
std::string line_of(const Text& why, Language language) {
  const Text line{Message::LabelError, {{"program", "niger-index"}, {"error", why}}};
  return said(line, {language, isatty(STDERR_FILENO) == 1}) + "\n";
}

// Xapian 1.4 writes the last of its values in a destructor: where the disk refuses them, the error
// cannot be caught, and all there is left to do is to say so.
std::string last_words;  // NOLINT(*-avoid-non-const-global-variables): a handler takes no argument

[[noreturn]] void end_at_failed_disk() {
  (void)!write(STDERR_FILENO, last_words.data(), last_words.size());
  _exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (const auto status = run_as_reading_process(arguments, stored_read_options)) {
    return *status;
  }
  signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no error
  const settings::Environment environment = settings::process_environment();
  Language language = settings::language_asked(arguments, environment);
  last_words = line_of(Message::IndexDiskFailed, language);
  std::set_terminate(end_at_failed_disk);
  Interruption interruption(line_of(Message::RunInterrupted, language));
  int status = 2;
  try {
    status = run_program(arguments, {.arguments = {},
                                     .environment = environment,
                                     .out = std::cout,
                                     .err = std::cerr,
                                     .err_is_terminal = isatty(STDERR_FILENO) == 1,
                                     .interruption = interruption,
                                     .language = language,
                                     .out_is_terminal = isatty(STDOUT_FILENO) == 1});
  } catch (const Error& error) {
    std::cerr << line_of(text_of(error), language);
    status = exit_status(error.kind());
  } catch (const std::exception& error) {
    std::cerr << line_of(error.what(), language);
    status = exit_status(ErrorKind::Internal);
  }
  std::cout.flush();
  if (interruption.asked()) {
    interruption.end_process();
  }
  return status;
}

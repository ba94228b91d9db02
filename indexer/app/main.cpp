/// niger-index: from folders and files of articles to an index.
#include <signal.h>
#include <unistd.h>

#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "common/files/output.h"
#include "common/messages/exception_text.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "common/settings/environment.h"
#include "common/settings/language_option.h"
#include "indexer/app/verbs.h"
#include "indexer/isolation/child.h"
#include "indexer/settings/interruption.h"
#include "indexer/settings/source_settings.h"

namespace {

using namespace niger;

// "niger-index: …" with the line end.
std::string line_of(const messages::Text& why, messages::Language language) {
  const messages::Text line{messages::Message::LabelError,
                            {{"program", "niger-index"}, {"error", why}}};
  return messages::localized(line, {language, isatty(STDERR_FILENO) == 1}) + "\n";
}

// Xapian 1.4 writes the last of its values in a destructor: where the disk refuses them, the error
// cannot be caught, and all there is left to do is to say so.
std::string last_words;  // NOLINT(*-avoid-non-const-global-variables): a handler takes no argument

std::string words_on_memory;  // NOLINT(*-avoid-non-const-global-variables): the same

[[noreturn]] void end_at_failed_disk() {
  const std::string* words = &last_words;
  try {
    if (const std::exception_ptr failure = std::current_exception())
      std::rethrow_exception(failure);
  } catch (const std::bad_alloc&) {
    words = &words_on_memory;
  } catch (...) {  // NOLINT(bugprone-empty-catch): the disk, as it says
  }
  (void)!write(STDERR_FILENO, words->data(), words->size());
  _exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  files::hold_standard_descriptors();
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (const auto status =
          isolation::run_as_reading_process(arguments, run_settings::stored_read_options)) {
    return *status;
  }
  signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no error
  signal(SIGXFSZ, SIG_IGN);  // a file past the limit of its size is an error that can be reported
  const settings::Environment environment = settings::process_environment();
  messages::Language language = settings::language_asked(arguments, environment);
  last_words = line_of(messages::Message::IndexDiskFailed, language);
  words_on_memory = line_of(messages::Message::RunOutOfMemory, language);
  std::set_terminate(end_at_failed_disk);
  run_settings::Interruption interruption(line_of(messages::Message::RunInterrupted, language));
  int status = 2;
  try {
    status = index_app::run_program(arguments, {.arguments = {},
                                                .environment = environment,
                                                .out = std::cout,
                                                .err = std::cerr,
                                                .err_is_terminal = isatty(STDERR_FILENO) == 1,
                                                .interruption = interruption,
                                                .language = language,
                                                .out_is_terminal = isatty(STDOUT_FILENO) == 1});
  } catch (const Error& error) {
    std::cerr << line_of(messages::text_of(error), language);
    status = exit_status(error.kind());
  } catch (const std::exception& error) {
    std::cerr << line_of(messages::exception_text(error, messages::Message::RunOutOfMemory),
                         language);
    status = exit_status(ErrorKind::Internal);
  }
  if (const int lost = files::output_failure(std::cout, STDOUT_FILENO)) {
    std::cerr << line_of(
        {messages::Message::OutputUnwritten, {{"reason", messages::system_text(lost)}}}, language);
    status = exit_status(ErrorKind::Internal);
  }
  if (interruption.asked()) {
    interruption.end_process();
  }
  return status;
}

/// niger-search: from words to the articles that answer them.
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <ctime>
#include <exception>
#include <iostream>

#include "common/files/output.h"
#include "common/messages/exception_text.h"
#include "common/messages/text_error.h"
#include "common/settings/environment.h"
#include "common/settings/places.h"
#include "searcher/app/failure.h"
#include "searcher/app/pager.h"
#include "searcher/app/run.h"
#include "searcher/app/version.h"

namespace {

using namespace niger;

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

search_app::Surroundings surroundings_of(const settings::Environment& environment,
                                         messages::Language language) {
  search_app::Surroundings out{.in = std::cin,
                               .out = std::cout,
                               .err = std::cerr,
                               .language = language,
                               .today = today(),
                               .now = utc_now()};
  out.terminal = isatty(STDOUT_FILENO) == 1;
  out.colourless = environment.variable("NO_COLOR").has_value() ||
                   environment.variable("TERM").value_or("") == "dumb";
  winsize size{};
  if (out.terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) out.columns = size.ws_col;
  return out;
}

// What is known of a run when it fails.
struct RunFacts {
  messages::Language language;
  bool answers_json = false;
  bool answers_lines = false;  // of JSON: one more can follow
  bool begun = false;          // an answer has begun to be written
};

int search(const std::vector<std::string>& arguments, const settings::Environment& environment,
           RunFacts& facts) {
  search_app::SearchOptions options;
  options.index = settings::default_index(environment).string();
  options.state = settings::default_state(environment).string();
  settings::OptionTable table = search_app::search_option_table(options);
  const settings::Request asked = table.read(search_app::readable_arguments(arguments), environment,
                                             settings::config_files(environment));
  messages::Language& language = facts.language;
  language = settings::language_of(options.language, language);
  facts.answers_json = options.format == search_app::OutputFormat::Json ||
                       options.format == search_app::OutputFormat::JsonLines;
  facts.answers_lines = options.format == search_app::OutputFormat::JsonLines;
  for (const messages::Text& warning : table.warnings()) {
    const messages::Text line{messages::Message::LabelProgramNote,
                              {{"program", "niger-search"}, {"note", warning}}};
    std::cerr << messages::localized(line, {language, isatty(STDERR_FILENO) == 1}) << '\n';
  }
  if (asked.help) {
    std::cout << table.help(language);
    return 0;
  }
  if (asked.version) {
    std::cout << search_app::search_version_text(language);
    return 0;
  }
  options.limit_typed = table.origin("limit") == settings::Origin::CommandLine;
  options.min_count_typed = table.origin("min-count") == settings::Origin::CommandLine;
  options.facet_values_typed = table.origin("facet-values") == settings::Origin::CommandLine;
  const engine::RequestProblems problems = search_app::problems_of(options);
  if (!problems.empty())
    throw messages::TextError(ErrorKind::Usage, search_app::command_line_text(problems.front()));
  search_app::Surroundings surroundings = surroundings_of(environment, language);
  surroundings.begun = &facts.begun;
  const search_app::Pager pager(
      surroundings.terminal && options.pager ? search_app::pager_command(environment) : "");
  return search_app::run_search(options, surroundings);
}

// A program that reads JSON finds the failure where it looks for the answer.
int failed(const messages::Text& why, ErrorKind kind, const RunFacts& facts) {
  const messages::Language language = facts.language;
  if (facts.answers_json && (!facts.begun || facts.answers_lines)) {
    search_app::write_json_failure(why, kind, language, std::cout);
    std::cout.flush();
  }
  const messages::Text line{messages::Message::LabelError,
                            {{"program", "niger-search"}, {"error", why}}};
  std::cerr << messages::localized(line, {language, isatty(STDERR_FILENO) == 1}) << '\n';
  return exit_status(kind);
}

}  // namespace

int main(int argc, char** argv) {
  files::hold_standard_descriptors();
  signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no error
  signal(SIGXFSZ, SIG_IGN);  // a file past the limit of its size is an error to report
  std::ios::sync_with_stdio(false);
  const settings::Environment environment = settings::process_environment();
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  RunFacts facts{.language = settings::language_asked(arguments, environment),
                 .answers_json = search_app::asks_for_json(arguments, environment)};
  int status = 2;
  try {
    status = search(arguments, environment, facts);
  } catch (const Error& error) {
    return failed(messages::text_of(error), error.kind(), facts);
  } catch (const std::exception& error) {
    return failed(messages::exception_text(error, messages::Message::SearchOutOfMemory),
                  ErrorKind::Internal, facts);
  }
  if (files::output_failure(std::cout, STDOUT_FILENO) != 0) {
    facts.answers_json = false;  // nowhere to
    return failed(messages::Message::AnswerUnwritten, ErrorKind::Usage, facts);
  }
  return status;
}

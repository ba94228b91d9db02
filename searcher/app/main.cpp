/// niger-search: from words to the articles that answer them.
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <exception>
#include <iostream>

#include "common/base/error.h"
#include "common/settings/environment.h"
#include "common/settings/places.h"
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

Surroundings surroundings_of(const settings::Environment& environment) {
  Surroundings out{.in = std::cin, .out = std::cout, .err = std::cerr, .today = today()};
  out.terminal = isatty(STDOUT_FILENO) == 1;
  out.colourless = environment.variable("NO_COLOR").has_value() ||
                   environment.variable("TERM").value_or("") == "dumb";
  winsize size{};
  if (out.terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) out.columns = size.ws_col;
  return out;
}

int search(const std::vector<std::string>& arguments) {
  const settings::Environment environment = settings::process_environment();
  SearchOptions options;
  options.index = settings::default_index(environment).string();
  settings::OptionTable table = search_option_table(options);
  const settings::Request asked =
      table.read(readable_arguments(arguments), environment, settings::config_files(environment));
  if (asked.help) {
    std::cout << table.help();
    return 0;
  }
  if (asked.version) {
    std::cout << search_version_text();
    return 0;
  }
  check_options(options);
  return run_search(options, surroundings_of(environment));
}

int failed(const std::exception& error, int status) {
  std::cerr << "niger-search: " << error.what() << '\n';
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no error
  std::ios::sync_with_stdio(false);
  int status = 2;
  try {
    status = search({argv + 1, argv + argc});
  } catch (const Error& error) {
    return failed(error, exit_status(error.kind()));
  } catch (const std::exception& error) {
    return failed(error, exit_status(ErrorKind::Internal));
  }
  errno = 0;
  std::cout.flush();
  if (!std::cout && errno != EPIPE && errno != 0) {
    std::cerr << "niger-search: cannot write the answer: is the disk full?\n";
    return 2;
  }
  return status;
}

#include "searcher/app/pager.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <iostream>
#include <vector>

namespace niger::search_app {
namespace {

// Our environment, and the options of less and lv where the person has set none.
std::vector<std::string> pager_environment() {
  std::vector<std::string> out = {"LESS=FRX", "LV=-c"};
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string variable = *entry;
    const std::string name = variable.substr(0, variable.find('=') + 1);
    std::erase_if(out, [&name](const std::string& ours) { return ours.starts_with(name); });
    out.push_back(variable);
  }
  return out;
}

}  // namespace

std::string pager_command(const settings::Environment& environment) {
  std::string command = "less";
  for (const char* name : {"NIGER_PAGER", "PAGER"}) {
    const auto found = environment.variables.find(name);  // set to nothing: no pager
    if (found == environment.variables.end()) continue;
    command = found->second;
    break;
  }
  const std::string program = command.substr(0, command.find_first_of(" |;&<>"));
  const std::string path = environment.variable("PATH").value_or("/usr/bin:/bin");
  return program.empty() || command == "cat" || !processes::is_program(program, path) ? ""
                                                                                      : command;
}

Pager::Pager(const std::string& command) {
  processes::Pipe pipe;
  if (command.empty() || processes::open_pipe(pipe) != 0) return;
  std::cout.flush();
  const processes::ProcessStart start{.executable = "/bin/sh",
                                      .arguments = {"sh", "-c", command},
                                      .descriptors = {{pipe.reading.number(), STDIN_FILENO}},
                                      .environment = pager_environment()};
  if (processes::start_process(start, process_) != 0) return;
  signal(SIGINT, SIG_IGN);  // Ctrl-C is the pager's while it shows
  terminal_.reset(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
  dup2(pipe.writing.number(), STDOUT_FILENO);
}

Pager::~Pager() {
  if (!process_) return;
  std::cout.flush();
  if (terminal_) {
    dup2(terminal_.number(), STDOUT_FILENO);  // the pager sees the end
  } else {
    close(STDOUT_FILENO);
  }
  static_cast<void>(process_.wait());
  // A pager that was left early is no error of the answer's, which was written as far as it was
  // read.
  std::cout.clear();
}

}  // namespace niger::search_app

#include "searcher/app/pager.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <iostream>
#include <vector>

namespace niger {
namespace {

bool is_installed(const std::string& program, const std::string& path) {
  if (program.find('/') != std::string::npos) return access(program.c_str(), X_OK) == 0;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    const std::filesystem::path file =
        std::filesystem::path(path.substr(begin, end - begin)) / program;
    if (access(file.c_str(), X_OK) == 0) return true;
    begin = end + 1;
  }
  return false;
}

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

// Starts `command` with `input` as its standard input; -1 where that fails.
int started(const std::string& command, int input) {
  std::vector<std::string> variables = pager_environment();
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  std::string shell = "sh";
  std::string option = "-c";
  std::string text = command;
  std::array<char*, 4> arguments = {shell.data(), option.data(), text.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);  // which we ignore, and it must not
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t process = -1;
  const int failure =
      posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? process : -1;
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
  return program.empty() || command == "cat" || !is_installed(program, path) ? "" : command;
}

Pager::Pager(const std::string& command) {
  std::array<int, 2> ends{};
  if (command.empty() || pipe2(ends.data(), O_CLOEXEC) != 0) return;
  const Descriptor reading(ends[0]);
  const Descriptor writing(ends[1]);
  std::cout.flush();
  process_ = started(command, reading.number());
  if (process_ >= 0) {
    signal(SIGINT, SIG_IGN);  // Ctrl-C is the pager's while it shows
    terminal_.reset(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
    dup2(writing.number(), STDOUT_FILENO);
  }
}

Pager::~Pager() {
  if (process_ < 0) return;
  std::cout.flush();
  if (terminal_) {
    dup2(terminal_.number(), STDOUT_FILENO);  // the pager sees the end
  } else {
    close(STDOUT_FILENO);
  }
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  // A pager that was left early is no error of the answer's, which was written as far as it was
  // read.
  std::cout.clear();
}

}  // namespace niger

#include "searcher/app/pager.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>

#include "tests/support/apart.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace niger::search_app {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kSeconds = 120;
constexpr std::uint64_t kMemory = std::uint64_t{1} << 30;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void make_program(const test::TempDir& folder, const std::string& name, mode_t mode) {
  const fs::path file = folder.write(name, "#!/bin/sh\nexec cat\n");
  REQUIRE(::chmod(file.c_str(), mode) == 0);
}

// In a process of its own, whose standard output is `shown`: what is paged lies in `paged`.
std::string shown_by(const test::TempDir& folder, const std::string& command,
                     const std::string& answer) {
  const fs::path shown = folder.path() / "shown";
  std::cout.flush();  // what waits there would be written by both
  std::fflush(stdout);
  const test::Apart ended = test::run_apart(
      [&] {
        const int file = ::open(shown.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        ::dup2(file, STDOUT_FILENO);
        ::signal(SIGPIPE, SIG_IGN);  // as the program does
        fs::current_path(folder.path());
        {
          const Pager pager(command);
          std::cout << answer;
        }
        std::cout << "after\n" << std::flush;
        return std::string(std::cout.good() ? "" : "standard output is of no use any more");
      },
      kSeconds, kMemory);
  CHECK(ended.complaint == "");
  return content_of(shown);
}

}  // namespace

TEST_CASE("which pager is taken", "[pager]") {
  const test::TempDir folder;
  make_program(folder, "bin/less", 0700);
  make_program(folder, "bin/mine", 0700);
  make_program(folder, "bin/locked", 0600);
  const std::string bin = (folder.path() / "bin").string();
  struct Row {
    const char* why;
    std::map<std::string, std::string> variables;  // PATH aside
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"less, where nothing is said", {}, "less"},
      {"PAGER", {{"PAGER", "mine"}}, "mine"},
      {"NIGER_PAGER", {{"NIGER_PAGER", "mine"}}, "mine"},
      {"NIGER_PAGER before PAGER", {{"NIGER_PAGER", "mine"}, {"PAGER", "less"}}, "mine"},
      {"its options", {{"PAGER", "mine -x 'a b'"}}, "mine -x 'a b'"},
      {"a pipe", {{"PAGER", "mine|less"}}, "mine|less"},
      {"its folder", {{"PAGER", bin + "/mine -x"}}, bin + "/mine -x"},
      {"cat is none", {{"PAGER", "cat"}}, ""},
      {"cat with an option is one that is not there", {{"PAGER", "cat -v"}}, ""},
      {"set to nothing: none", {{"PAGER", ""}}, ""},
      {"NIGER_PAGER set to nothing: none", {{"NIGER_PAGER", ""}, {"PAGER", "mine"}}, ""},
      {"not installed", {{"PAGER", "gone"}}, ""},
      {"not installed where it is said to be", {{"PAGER", bin + "/gone"}}, ""},
      {"no program", {{"PAGER", "locked"}}, ""},
      {"no program first, less is not asked", {{"PAGER", "; less"}}, ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    settings::Environment environment;
    environment.variables = row.variables;
    environment.variables["PATH"] = "/nowhere:" + bin;
    CHECK(pager_command(environment) == row.expected);
  }
  settings::Environment elsewhere;
  elsewhere.variables["PATH"] = folder.path().string();
  CHECK(pager_command(elsewhere) == "");
  elsewhere.variables["PATH"] = bin + ":" + folder.path().string();
  CHECK(pager_command(elsewhere) == "less");
}

TEST_CASE("what is written goes through the pager while it lives", "[pager]") {
  const test::TempDir folder;
  struct Row {
    const char* why;
    const char* command;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"none", "", "answer\nafter\n"},
      {"a command of the shell", "sed 's/^/paged: /'", "paged: answer\nafter\n"},
      {"into a file", "cat >paged", "after\n"},
      {"one that reads nothing", "true", "after\n"},
      {"one that there is not", "/no/such/pager 2>/dev/null", "after\n"},
      {"one that fails", "sed 's/^/paged: /'; exit 3", "paged: answer\nafter\n"},
      {"slower than the answer", "sleep 0.2; cat", "answer\nafter\n"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(shown_by(folder, row.command, "answer\n") == row.expected);
  }
  CHECK(content_of(folder.path() / "paged") == "answer\n");
}

TEST_CASE("a pager that is left early is no error", "[pager]") {
  const test::TempDir folder;
  const std::string much(std::size_t{4} << 20, 'x');  // more than a pipe holds
  CHECK(shown_by(folder, "head -c 3", much + "\n") == "xxxafter\n");
}

TEST_CASE("the pager is told how to show, unless the person has said", "[pager]") {
  const test::TempDir folder;
  ::unsetenv("LESS");
  ::unsetenv("LV");
  CHECK(shown_by(folder, "echo \"$LESS,$LV\"", "") == "FRX,-c\nafter\n");
  ::setenv("LESS", "-S", 1);
  ::setenv("LESSER", "other", 1);
  CHECK(shown_by(folder, "echo \"$LESS,$LV,$LESSER\"", "") == "-S,-c,other\nafter\n");
  ::unsetenv("LESS");
  ::unsetenv("LESSER");
}

TEST_CASE("a pager dies of a broken pipe, although we do not", "[pager]") {
  const test::TempDir folder;
  // yes would go on for ever where it ignored the signal as we do.
  CHECK(shown_by(folder, "sh -c 'yes; echo $? >&2' 2>/dev/null | head -n 1", "") == "y\nafter\n");
}

}  // namespace niger::search_app

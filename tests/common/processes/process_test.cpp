#include "common/processes/process.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::processes;
using namespace std::chrono_literals;

namespace {

// The shell with `script`; what it writes to descriptor 1 comes out of `pipe`.
ProcessStart shell(const std::string& script, const Pipe& pipe) {
  return {.executable = "/bin/sh",
          .arguments = {"sh", "-c", script},
          .descriptors = {{pipe.writing.number(), STDOUT_FILENO}}};
}

std::string all_of(Pipe& pipe) {
  pipe.writing.reset();
  std::string out;
  std::array<char, 4096> buffer{};
  for (ssize_t count = 0;
       (count = ::read(pipe.reading.number(), buffer.data(), buffer.size())) > 0;) {
    out.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return out;
}

std::string output_of(const ProcessStart& start, Pipe& pipe) {
  Process process;
  REQUIRE(start_process(start, process) == 0);
  std::string out = all_of(pipe);
  static_cast<void>(process.wait());
  return out;
}

}  // namespace

TEST_CASE("how a process ended", "[process]") {
  Pipe pipe;
  REQUIRE(open_pipe(pipe) == 0);
  Process process;
  REQUIRE(start_process(shell("exit 7", pipe), process) == 0);
  CHECK(process.number() > 0);
  const int status = process.wait();
  CHECK(WEXITSTATUS(status) == 7);
  CHECK_FALSE(process);
  REQUIRE(start_process(shell("exec sleep 600", pipe), process) == 0);
  process.kill();
  CHECK(WTERMSIG(process.wait()) == SIGKILL);
  CHECK_FALSE(Process());
}

TEST_CASE("a process that cannot be started", "[process]") {
  Process process;
  CHECK(start_process({.executable = "/nowhere/none", .arguments = {"none"}}, process) == ENOENT);
  CHECK_FALSE(process);
}

TEST_CASE("a process is killed with its owner, and its group with it", "[process]") {
  for (const bool leads : {false, true}) {
    INFO(leads);
    Pipe pipe;
    REQUIRE(open_pipe(pipe) == 0);
    {
      ProcessStart start =
          shell(leads ? "sleep 600 & echo started; wait" : "echo started; exec sleep 600", pipe);
      start.leads_group = leads;
      Process started;
      REQUIRE(start_process(start, started) == 0);
      std::array<char, 8> word{};
      REQUIRE(::read(pipe.reading.number(), word.data(), word.size()) == 8);
      const pid_t number = started.number();
      started.release();
      const Process owned(number, leads ? Process::Reach::Group : Process::Reach::Itself);
    }
    CHECK(all_of(pipe).empty());  // nobody has its other end any more
  }
}

TEST_CASE("a process is waited for so long and no longer", "[process]") {
  Pipe pipe;
  REQUIRE(open_pipe(pipe) == 0);
  Process process;
  REQUIRE(start_process(shell("exec sleep 600", pipe), process) == 0);
  CHECK_FALSE(process.wait_until(std::chrono::steady_clock::now(), 1ms));
  CHECK(process);
  process.kill();
  const std::optional<int> status =
      process.wait_until(std::chrono::steady_clock::now() + 600s, 1ms);
  REQUIRE(status);
  CHECK(WIFSIGNALED(*status));
}

TEST_CASE("what a process is given", "[process]") {
  Pipe pipe;
  REQUIRE(open_pipe(pipe) == 0);
  ProcessStart start = shell("echo \"$NAME\"; echo lost >&2; kill -PIPE $$; echo ignored", pipe);
  start.environment = {{"NAME=نيامي"}};
  start.is_silent = true;
  const auto before = signal(SIGPIPE, SIG_IGN);  // which it does not inherit
  CHECK(output_of(start, pipe) == "نيامي\n");
  signal(SIGPIPE, before);

  Pipe other;
  REQUIRE(open_pipe(other) == 0);
  Pipe extra;
  REQUIRE(open_pipe(extra) == 0);
  start = shell("for n in 3 4 5; do [ -e /proc/$$/fd/$n ] && echo $n; done", other);
  start.descriptors.push_back({extra.reading.number(), 3});
  start.descriptors.push_back({extra.reading.number(), 5});
  start.closed_from = 4;
  CHECK(output_of(start, other) == "3\n");
}

TEST_CASE("which programs there are", "[process]") {
  const test::TempDir folder;
  const std::string program = folder.write("bin/run", "#!/bin/sh\n").string();
  const std::string path = "/nowhere:" + (folder.path() / "bin").string();
  CHECK_FALSE(is_program("run", path));  // it may not be run
  REQUIRE(::chmod(program.c_str(), 0755) == 0);
  CHECK(is_program("run", path));
  CHECK(is_program(program, ""));
  CHECK_FALSE(is_program("run", "/nowhere"));
  CHECK_FALSE(is_program("bin", folder.path().string()));  // a folder is none
  CHECK_FALSE(is_program("/nowhere/run", path));
}

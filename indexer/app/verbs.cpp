#include "indexer/app/verbs.h"

#include <algorithm>

#include "common/base/error.h"
#include "common/settings/places.h"
#include "common/settings/suggestion.h"
#include "indexer/app/version.h"

namespace niger {
namespace {

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> kVerbs = {
      {"build", "make the index of folders and files of articles", run_build},
      {"update", "bring the index up to date with its folders and files", run_update},
      {"inspect", "show what would be indexed of a file, and why", run_inspect},
      {"status", "tell what the index holds, and how the last run went", run_status},
      {"check", "prove that the index is sound, or repair it", run_check},
  };
  return kVerbs;
}

std::string program_help() {
  std::string text =
      "Usage: niger-index COMMAND [OPTION]…\n"
      "Indexes Arabic articles, for niger-search.\n\nCommands:\n";
  for (const Verb& verb : verbs()) {
    text += "  " + verb.name + std::string(10 - verb.name.size(), ' ') + verb.summary + "\n";
  }
  return text +
         "\n`niger-index COMMAND --help` shows the options of a command and where their values "
         "come "
         "from.\nExit status: 0 all well, 1 finished with something skipped, 2 failed, 75 another "
         "writer has the\nindex.\n";
}

}  // namespace

bool read_options(const std::string& verb, const Invocation& invocation, IndexOptions& options) {
  settings::OptionTable table = option_table(verb, invocation.environment, options);
  const settings::Request request = table.read(invocation.arguments, invocation.environment,
                                               settings::config_files(invocation.environment));
  if (request.help) {
    invocation.out << table.help();
  } else if (request.version) {
    invocation.out << index_version_text();
  }
  options.given = table.given();
  return !request.help && !request.version;
}

int run_program(const std::vector<std::string>& arguments, Invocation invocation) {
  const std::string first = arguments.empty() ? "" : arguments.front();
  if (first == "--help" || first == "-h" || first == "help") {
    invocation.out << program_help();
    return 0;
  }
  if (first == "--version" || first == "-V") {
    invocation.out << index_version_text();
    return 0;
  }
  const auto verb = std::find_if(verbs().begin(), verbs().end(),
                                 [&first](const Verb& one) { return one.name == first; });
  if (verb == verbs().end()) {
    std::vector<std::string> names;
    std::string list;
    for (const Verb& one : verbs()) {
      names.push_back(one.name);
      list += (list.empty() ? "" : ", ") + one.name;
    }
    throw Error(ErrorKind::Usage, (first.empty() ? "no command given"
                                                 : "there is no command \"" + first + "\"" +
                                                       said(settings::did_you_mean(first, names))) +
                                      "; the commands are: " + list);
  }
  invocation.arguments.assign(arguments.begin() + 1, arguments.end());
  return verb->run(invocation);
}

}  // namespace niger

#include "indexer/app/verbs.h"

#include <algorithm>

#include "common/messages/text_error.h"
#include "common/settings/places.h"
#include "common/settings/suggestion.h"
#include "indexer/settings/version.h"

namespace niger::index_app {

using messages::localized;
using messages::Message;
using messages::Text;

namespace {

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> kVerbs = {
      {"build", Message::VerbsMaking, Message::VerbBuild, run_build},
      {"update", Message::VerbsMaking, Message::VerbUpdate, run_update},
      {"copy", Message::VerbsMaking, Message::VerbCopy, run_copy},
      {"add", Message::VerbsSources, Message::VerbAdd, run_add},
      {"drop", Message::VerbsSources, Message::VerbDrop, run_drop},
      {"move", Message::VerbsSources, Message::VerbMove, run_move},
      {"remove", Message::VerbsArticles, Message::VerbRemove, run_remove},
      {"restore", Message::VerbsArticles, Message::VerbRestore, run_restore},
      {"purge", Message::VerbsArticles, Message::VerbPurge, run_purge},
      {"status", Message::VerbsLooking, Message::VerbStatus, run_status},
      {"check", Message::VerbsLooking, Message::VerbCheck, run_check},
      {"inspect", Message::VerbsLooking, Message::VerbInspect, run_inspect},
      {"formats", Message::VerbsLooking, Message::VerbFormats, run_formats},
  };
  return kVerbs;
}

std::string program_help(messages::Language language) {
  std::string text =
      localized(Text(Message::HelpUsage,
                     {{"program", "niger-index"}, {"usage", Text(Message::IndexProgramUsage)}}),
                language) +
      "\n" + localized(Message::IndexProgramSummary, language) + "\n";
  Text group;
  for (const Verb& verb : verbs()) {
    if (!(verb.group == group)) {
      group = verb.group;
      text += "\n" + localized(group, language) + ":\n";
    }
    text += "  " + verb.name + std::string(10 - verb.name.size(), ' ') +
            localized(verb.summary, language) + "\n";
  }
  return text + "\n" + localized(Message::IndexProgramEnd, language) + "\n";
}

}  // namespace

int run_program(const std::vector<std::string>& arguments, run_settings::Invocation invocation) {
  const std::string first = arguments.empty() ? "" : arguments.front();
  if (first == "--help" || first == "-h" || first == "help") {
    invocation.out << program_help(invocation.language);
    return 0;
  }
  if (first == "--version" || first == "-V") {
    invocation.out << run_settings::index_version_text(invocation.language);
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
    if (first.empty())
      throw messages::TextError(ErrorKind::Usage, {Message::CommandMissing, {{"list", list}}});
    throw messages::TextError(
        ErrorKind::Usage,
        {Message::CommandUnknown,
         {{"command", first}, {"nearest", settings::did_you_mean(first, names)}, {"list", list}}});
  }
  invocation.arguments.assign(arguments.begin() + 1, arguments.end());
  return verb->run(invocation);
}

}  // namespace niger::index_app

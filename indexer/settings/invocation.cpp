#include "indexer/settings/invocation.h"

#include <utility>

#include "common/messages/text_error.h"
#include "common/settings/places.h"
#include "indexer/settings/version.h"

namespace niger::run_settings {
namespace {

settings::Request read_table(settings::OptionTable& table, const std::string& verb,
                             const Invocation& invocation) {
  try {
    return table.read(invocation.arguments, invocation.environment,
                      settings::config_files(invocation.environment));
  } catch (const settings::UnknownOption& unknown) {
    const std::string list = commands_with(unknown.typed(), invocation.environment);
    if (list.empty()) throw;
    throw messages::TextError(
        ErrorKind::Usage,
        {messages::Message::OptionElsewhere,
         {{"command", "niger-index " + verb}, {"option", unknown.typed()}, {"list", list}}});
  }
}

}  // namespace

bool read_options(const std::string& verb, const Invocation& invocation, IndexOptions& options) {
  settings::OptionTable table = option_table(verb, invocation.environment, options);
  const settings::Request request = read_table(table, verb, invocation);
  invocation.language = settings::language_of(options.lang, invocation.language);
  if (!options.quiet) {
    for (const messages::Text& warning : table.warnings()) {
      const messages::Text line{messages::Message::LabelProgramNote,
                                {{"program", "niger-index"}, {"note", warning}}};
      invocation.err << messages::localized(line, invocation.to_err()) << "\n";
    }
  }
  if (request.help) {
    invocation.out << table.help(invocation.language);
  } else if (request.version) {
    invocation.out << index_version_text(invocation.language);
  }
  options.given = table.given();
  for (auto& [name, glob] : table.in_order({"exclude", "include"})) {
    options.rules.push_back({name == "include", std::move(glob)});
  }
  return !request.help && !request.version;
}

}  // namespace niger::run_settings

#include "indexer/settings/invocation.h"

#include <utility>

#include "common/settings/places.h"
#include "indexer/settings/version.h"

namespace niger {

bool read_options(const std::string& verb, const Invocation& invocation, IndexOptions& options) {
  settings::OptionTable table = option_table(verb, invocation.environment, options);
  const settings::Request request = table.read(invocation.arguments, invocation.environment,
                                               settings::config_files(invocation.environment));
  invocation.language = settings::language_of(options.lang, invocation.language);
  if (!options.quiet) {
    for (const Text& warning : table.warnings()) {
      const Text line{Message::LabelProgramNote, {{"program", "niger-index"}, {"note", warning}}};
      invocation.err << localized(line, invocation.to_err()) << "\n";
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

}  // namespace niger

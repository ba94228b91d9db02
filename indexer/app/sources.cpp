/// niger-index add and drop: other sources, and the index as they give it, in one run.
#include <utility>
#include <vector>

#include "common/messages/text_error.h"
#include "indexer/app/updating.h"

namespace niger::index_app {

using run_settings::IndexOptions;

namespace {

std::vector<std::string> named_sources(const IndexOptions& options) {
  if (options.sources.empty()) {
    throw messages::TextError(ErrorKind::Usage, messages::Message::SourcesWanted);
  }
  std::vector<std::string> paths;
  for (const std::string& source : options.sources) {
    paths.push_back(running::absolute_source(source));
  }
  return paths;
}

}  // namespace

int run_add(const run_settings::Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("add", invocation, options)) {
    return 0;
  }
  return run_updating("add", options, running::adding(named_sources(options)), invocation);
}

int run_drop(const run_settings::Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("drop", invocation, options)) {
    return 0;
  }
  return run_updating("drop", options, running::dropping(named_sources(options), options.index),
                      invocation);
}

}  // namespace niger::index_app

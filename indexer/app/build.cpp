/// niger-index build: a new generation beside the one in use, then one atomic switch.
#include <cerrno>
#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "common/files/regular_file.h"
#include "common/index/generation.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "indexer/running/building.h"
#include "indexer/running/comparison.h"
#include "indexer/running/source_changes.h"

namespace niger::index_app {

using index::IndexState;
using messages::Message;
using messages::Text;

namespace {

// The files of a list, "-" being standard input.
std::vector<std::string> listed_files(const std::string& list, std::istream& standard_input) {
  std::vector<std::string> paths;
  if (list == "-") {
    paths = walk::path_list(standard_input);
  } else {
    Text reason = files::why_no_stream(list);
    std::ifstream file;
    if (reason.empty()) {
      file.open(list, std::ios::binary);
      paths = walk::path_list(file);
      if (!file.is_open() || file.bad()) reason = messages::system_text(EIO);
    }
    if (!reason.empty()) {
      throw messages::TextError(ErrorKind::Input,
                                {Message::ListUnreadable, {{"path", list}, {"reason", reason}}});
    }
  }
  if (paths.empty()) {
    throw messages::TextError(ErrorKind::Input, list == "-"
                                                    ? Text(Message::ListEmptyInput)
                                                    : Text(Message::ListEmpty, {{"path", list}}));
  }
  for (std::string& path : paths) {
    path = running::absolute_source(path);
  }
  return paths;
}

// Without a SOURCE an index is built again of what it was built of, read in the same way.
run_settings::SourceSettings settings_of(const run_settings::IndexOptions& options,
                                         std::istream& in) {
  run_settings::SourceSettings settings;
  const IndexState state = index::index_state(options.index);
  const bool is_there = state == IndexState::Ready || state == IndexState::Damaged;
  if (is_there && !options.given.contains("source") && options.files_from.empty()) {
    // Too damaged to be read, it must not become the index of the sample collection without a word.
    settings = running::settings_in_use(options.index);
    running::check_trust(settings, options);
  }
  const bool known = !settings.empty();
  if (!known && (options.files_from.empty() || options.given.contains("source"))) {
    std::vector<std::string> roots;
    for (const std::string& source : options.sources) {
      roots.push_back(running::absolute_source(source));
    }
    run_settings::set_roots(std::move(roots), settings);
  }
  if (!options.files_from.empty()) {
    settings.listed = listed_files(options.files_from, in);
  }
  run_settings::take_reading_options(options, !known, settings);
  return settings;
}

}  // namespace

int run_build(const run_settings::Invocation& invocation) {
  run_settings::IndexOptions options;
  if (!run_settings::read_options("build", invocation, options)) {
    return 0;
  }
  return running::run_writing("build", options, invocation, [&](run_settings::Progress& progress) {
    return running::build_index(settings_of(options, std::cin), options, invocation, progress);
  });
}

}  // namespace niger::index_app

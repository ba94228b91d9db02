/// niger-index build: a new generation beside the one in use, then one atomic switch.
#include <filesystem>
#include <string>

#include "common/base/error.h"
#include "common/index/schema.h"
#include "indexer/app/building.h"
#include "indexer/writing/index_facts.h"

namespace niger {
namespace fs = std::filesystem;
namespace {

// What the index in use was built of; without roots where there is none that can be read.
SourceSettings settings_in_use(const std::string& index) {
  try {
    return sources_from(index_facts(index).sources);
  } catch (const Error&) {
    return {};  // the first build, or one that replaces what is damaged
  }
}

std::string absolute_root(const std::string& source) {
  if (source.empty()) {
    throw Error(ErrorKind::Usage, "SOURCE wants a folder or a file, not nothing");
  }
  std::string root = fs::absolute(source).lexically_normal().string();
  while (root.size() > 1 && root.ends_with('/')) {
    root.pop_back();
  }
  return root;
}

// Without a SOURCE an index is built again of what it was built of, read in the same way.
SourceSettings settings_of(const IndexOptions& options) {
  SourceSettings settings;
  if (!options.given.contains("source")) {
    settings = settings_in_use(options.index);
  }
  const bool known = !settings.roots.empty();
  if (!known) {
    for (const std::string& source : options.sources) {
      settings.roots.push_back(absolute_root(source));
    }
  }
  const auto chosen = [&](const char* name) { return !known || options.given.contains(name); };
  if (chosen("encoding")) {
    settings.encoding = options.encoding;
  }
  if (chosen("field")) {
    settings.fields = options.fields;
  }
  if (chosen("filter")) {
    settings.filters = options.filters;
  }
  if (chosen("hidden")) {
    settings.hidden = options.hidden;
  }
  if (chosen("file-dates")) {
    settings.file_dates = options.file_dates;
  }
  return settings;
}

}  // namespace

int run_build(const Invocation& invocation) {
  IndexOptions options;
  if (!read_options("build", invocation, options)) {
    return 0;
  }
  return run_writing("build", options, invocation, [&](Progress& progress) {
    return build_index(settings_of(options), options, invocation, progress);
  });
}

}  // namespace niger

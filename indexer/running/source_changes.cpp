#include "indexer/running/source_changes.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/index/former_paths.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/update_plan.h"
#include "indexer/reading/walk/path_parts.h"

namespace niger::running {

using index::lies_below;
using messages::Message;
using messages::Text;
using messages::TextError;
using run_settings::SourceSettings;
using walk::shown_path;
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kNamedSources = 10;

// Whether an article of a source may be called `name`, or something below it.
bool is_taken(const std::string& name, const SourceSettings& settings) {
  for (std::size_t i = 0; i < settings.roots.size(); ++i) {
    const std::string& known = settings.names[i];
    const fs::path root = settings.roots[i];
    std::error_code failure;
    const bool has_it =
        known.empty() && (fs::is_directory(root, failure) ? fs::exists(root / name, failure)
                                                          : root.filename() == name);
    if (has_it || (!known.empty() && known == name)) {
      return true;
    }
  }
  return name.empty();
}

void add(const std::string& path, SourceSettings& settings, std::vector<Text>& reported) {
  const auto covering =
      std::find_if(settings.roots.begin(), settings.roots.end(),
                   [&path](const std::string& root) { return lies_below(path, root); });
  const bool is_listed =
      std::find(settings.listed.begin(), settings.listed.end(), path) != settings.listed.end();
  if (covering != settings.roots.end() || is_listed) {
    const std::string& source = is_listed ? path : *covering;
    reported.push_back(
        {Message::SourceCovered, {{"path", shown_path(path)}, {"source", shown_path(source)}}});
    return;
  }
  std::string name = walk::last_component(path);
  if (settings.empty()) {
    name.clear();
  } else if (is_taken(name, settings)) {
    name = path;
  }
  settings.roots.push_back(path);
  settings.names.push_back(std::move(name));
  reported.push_back({Message::SourceAdded, {{"path", shown_path(path)}}});
}

}  // namespace

Text listed_sources(const SourceSettings& settings) {
  std::vector<std::string> all = settings.roots;
  all.insert(all.end(), settings.listed.begin(), settings.listed.end());
  std::string list;
  for (std::size_t i = 0; i < std::min(kNamedSources, all.size()); ++i) {
    list += (list.empty() ? "" : ", ") + shown_path(all[i]);
  }
  if (all.size() <= kNamedSources) {
    return list;
  }
  return {Message::SourcesMore,
          {{"list", list}, {"count", messages::Grouped{all.size() - kNamedSources}}}};
}

std::string absolute_source(const std::string& source) {
  if (source.empty()) {
    throw TextError(ErrorKind::Usage, Message::SourceEmpty);
  }
  std::string path = fs::absolute(source).lexically_normal().string();
  while (path.size() > 1 && path.ends_with('/')) {
    path.pop_back();
  }
  return path;
}

SourceChange adding(std::vector<std::string> paths) {
  return [paths = std::move(paths)](SourceSettings& settings) {
    std::vector<Text> reported;
    for (const std::string& path : paths) {
      add(path, settings, reported);
    }
    return reported;
  };
}

SourceChange dropping(std::vector<std::string> paths, std::string index) {
  return [paths = std::move(paths), index = std::move(index)](SourceSettings& settings) {
    std::vector<Text> reported;
    for (const std::string& path : paths) {
      const auto root = std::find(settings.roots.begin(), settings.roots.end(), path);
      const auto listed = std::find(settings.listed.begin(), settings.listed.end(), path);
      if (root != settings.roots.end()) {
        const auto which = root - settings.roots.begin();
        settings.names.erase(settings.names.begin() + which);
        settings.roots.erase(root);
        settings.listed_after -= static_cast<std::size_t>(which) < settings.listed_after ? 1 : 0;
      } else if (listed != settings.listed.end()) {
        settings.listed.erase(listed);
      } else {
        throw TextError(ErrorKind::Usage,
                        {Message::SourceUnknown,
                         {{"path", shown_path(path)}, {"list", listed_sources(settings)}}});
      }
      reported.push_back({Message::SourceDropped, {{"path", shown_path(path)}}});
    }
    if (settings.empty()) {
      throw TextError(ErrorKind::Usage, {Message::SourcesAllDropped, {{"path", index}}});
    }
    return reported;
  };
}

SourceChange moving(std::string from, std::string to) {
  return [from = std::move(from), to = std::move(to)](SourceSettings& settings) {
    const auto moves = [&from](const std::string& path) { return lies_below(path, from); };
    bool found = false;
    bool taken = false;
    for (const auto* paths : {&settings.roots, &settings.listed}) {
      for (const std::string& path : *paths) {
        found = found || moves(path);
        taken = taken || (!moves(path) && (lies_below(to, path) || lies_below(path, to)));
      }
    }
    if (!found) {
      throw TextError(
          ErrorKind::Usage,
          {Message::MoveUnknown, {{"path", shown_path(from)}, {"list", listed_sources(settings)}}});
    }
    if (taken) {
      throw TextError(ErrorKind::Usage, {Message::MoveTaken, {{"path", shown_path(to)}}});
    }
    for (auto* paths : {&settings.roots, &settings.listed}) {
      for (std::string& path : *paths) {
        path = index::moved_path(path, from, to);
      }
    }
    return std::vector<Text>{};
  };
}

std::string naming_source(const SourceSettings& settings, std::string_view path) {
  const auto in_root = [&](std::size_t which) { return lies_below(path, settings.roots[which]); };
  const auto called = [&](std::size_t which) {
    return settings.roots[which] + '\n' + settings.names[which];
  };
  for (std::size_t i = 0; i < settings.listed_after; ++i) {
    if (in_root(i)) return called(i);
  }
  if (std::find(settings.listed.begin(), settings.listed.end(), path) != settings.listed.end()) {
    return "";
  }
  for (std::size_t i = settings.listed_after; i < settings.roots.size(); ++i) {
    if (in_root(i)) return called(i);
  }
  return "";
}

}  // namespace niger::running

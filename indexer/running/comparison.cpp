#include "indexer/running/comparison.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/index/former_paths.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/change_hash.h"
#include "indexer/folder/index_owner.h"
#include "indexer/running/disk_space.h"
#include "indexer/settings/names.h"
#include "indexer/writing/index_facts.h"

namespace niger::running {

using catalog::Catalog;
using catalog::Change;
using catalog::PlannedChange;
using index::PathMove;
using messages::Message;
using walk::Candidate;

namespace {

constexpr std::size_t kMostFolders = 20;  // each is looked for among all files

}  // namespace

void check_trust(const run_settings::SourceSettings& settings,
                 const run_settings::IndexOptions& options) {
  if (options.trust_index) return;
  const std::filesystem::path file = folder::file_of_another(options.index);
  if (!file.empty()) {
    throw messages::TextError(ErrorKind::Usage, {Message::IndexOfAnother,
                                                 {{"path", file.string()},
                                                  {"owner", folder::owner_of(file)},
                                                  {"list", listed_sources(settings)}}});
  }
}

Comparison comparison_of(const run_settings::IndexOptions& options, const SourceChange& change) {
  Comparison both;
  both.metadata = writing::live_metadata(options.index);
  both.settings = run_settings::sources_from(both.metadata(std::string(schema::kSourcesKey)));
  if (both.settings.empty()) {
    throw messages::TextError(ErrorKind::Index,
                              {Message::SourcesNotRecorded, {{"path", options.index}}});
  }
  check_trust(both.settings, options);
  const run_settings::SourceSettings before = both.settings;
  run_settings::take_filters(options, both.settings);
  run_settings::check_new_filters(before, both.settings);
  if (change) {
    both.reported = change(both.settings);
  }
  both.settings_changed = both.settings != before;
  (void)run_settings::read_options(both.settings);  // refuses a pattern that cannot be understood
  both.catalog = catalog::loaded_catalog(both.metadata);
  both.collection = found_collection(both.settings, true);
  std::vector<catalog::FoundFile> found;
  found.reserve(both.collection.files.size());
  std::unordered_map<std::string_view, const Candidate*> by_path;
  for (const Candidate& file : both.collection.files) {
    found.push_back({file.path, file.size_bytes, file.mtime_ns, file.ctime_ns});
    by_path.emplace(file.path, &file);
  }
  catalog::PlanOptions plan_options;
  plan_options.retry = options.retry;
  plan_options.unreadable = unreadable_paths(both.collection);
  plan_options.hash_of = [&](std::string_view path) {
    const Candidate& file = *by_path.at(path);
    const bool unread = file.size_bytes > both.settings.limits.file_bytes || is_never_read(file);
    return unread ? std::optional<std::uint64_t>(0) : catalog::file_hash(file.place());
  };
  if (both.settings_changed) {
    plan_options.renamed = [&](std::string_view path) {
      const std::string& where = by_path.at(path)->native_path;
      return naming_source(before, where) != naming_source(both.settings, where);
    };
  }
  both.plan = catalog::planned_update(both.catalog, found, plan_options);
  both.removed = catalog::removed_in_use(options.index, both.metadata);
  both.removed_changed = catalog::follow_moves(both.plan, both.removed);
  return both;
}

std::unordered_set<std::string> wanted_removals(const Comparison& both) {
  std::unordered_set<std::string_view> excluded;
  for (const walk::Excluded& one : both.collection.excluded) {
    excluded.insert(one.path);
  }
  std::vector<std::string> sources;
  for (const auto* paths : {&both.settings.roots, &both.settings.listed}) {
    for (const std::string& path : *paths) {
      sources.push_back(walk::shown_path(path));
    }
  }
  const auto is_excluded = [&excluded](std::string_view path) {
    while (!path.empty() && !excluded.contains(path)) {
      path = path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'));
    }
    return !path.empty();
  };
  const auto has_source = [&sources](std::string_view path) {
    return std::any_of(sources.begin(), sources.end(), [path](const std::string& source) {
      return index::lies_below(path, source);
    });
  };
  std::unordered_set<std::string> wanted;
  for (const PlannedChange& planned : both.plan.changes) {
    if (planned.change == Change::Removed &&
        (is_excluded(planned.path) || !has_source(planned.path))) {
      wanted.insert(planned.path);
    }
  }
  return wanted;
}

std::vector<messages::Text> plan_lines(const catalog::UpdatePlan& plan) {
  std::vector<messages::Text> lines;
  for (const PlannedChange& planned : plan.changes) {
    std::vector<messages::Argument> places{{"change", run_settings::label_of(planned.change)},
                                           {"path", planned.path}};
    if (!planned.from.empty()) places.emplace_back("from", planned.from);
    lines.emplace_back(planned.from.empty() ? Message::PlanLine : Message::PlanMoved,
                       std::move(places));
  }
  lines.emplace_back(Message::PlanSummary, std::vector<messages::Argument>{
                                               {"count", messages::Grouped{plan.changes.size()}},
                                               {"unchanged", messages::Grouped{plan.unchanged}}});
  return lines;
}

std::vector<Candidate> files_to_read(const Comparison& both) {
  std::unordered_set<std::string_view> changed;
  for (const PlannedChange& planned : both.plan.changes) {
    if (planned.change != Change::Removed && planned.change != Change::Retimed) {
      changed.insert(planned.path);
    }
  }
  std::vector<Candidate> files;
  std::copy_if(both.collection.files.begin(), both.collection.files.end(),
               std::back_inserter(files),
               [&changed](const Candidate& file) { return changed.contains(file.path); });
  return files;
}

bool note_moves(const catalog::UpdatePlan& plan, const Catalog& now, index::FormerPaths& former) {
  const auto last = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
  const auto has_folder = [](const std::string& path) {
    const std::size_t at = path.rfind('/');
    return at != std::string::npos && at != 0;
  };
  // Of a/x/1 that is b/x/1 now the folder a has become b, if nothing is left in a.
  std::vector<PathMove> folders;
  std::vector<PathMove> files;
  for (const PlannedChange& planned : plan.changes) {
    if (planned.change != Change::Moved) {
      continue;
    }
    PathMove move{planned.from, planned.path};
    files.push_back(move);
    while (last(move.from) == last(move.to) && has_folder(move.from) && has_folder(move.to)) {
      move.from.resize(move.from.rfind('/'));
      move.to.resize(move.to.rfind('/'));
    }
    if (std::find(folders.begin(), folders.end(), move) == folders.end() &&
        folders.size() < kMostFolders) {
      folders.push_back(std::move(move));
    }
  }
  std::erase_if(folders, [&now](const PathMove& move) {
    return std::any_of(now.begin(), now.end(), [&move](const auto& file) {
      return index::lies_below(file.first, move.from);
    });
  });
  for (const PathMove& move : folders) {
    former.add(move);
  }
  for (const PathMove& move : files) {
    const bool is_reported =
        std::any_of(folders.begin(), folders.end(), [&move](const PathMove& one) {
          return index::moved_path(move.from, one.from, one.to) == move.to;
        });
    if (!is_reported) {
      former.add(move);
    }
  }
  return !files.empty();
}

Catalog unreached_now(const Comparison& both) {
  Catalog now;
  for (catalog::CatalogFile& entry : unreached_entries(both.collection.unreached)) {
    now[entry.path] = std::move(entry);
  }
  return now;
}

bool unreached_differ(const Comparison& both) {
  Catalog before;
  for (const auto& [path, entry] : both.catalog) {
    if (!entry.walked) {
      before[path] = entry;
    }
  }
  return before != unreached_now(both);
}

std::vector<std::string> note_unreached(Comparison& both) {
  std::vector<std::string> touched;
  Catalog now = unreached_now(both);
  for (auto entry = both.catalog.begin(); entry != both.catalog.end();) {
    const bool gone = !entry->second.walked && !now.contains(entry->first);
    if (gone) {
      touched.push_back(entry->first);
    }
    entry = gone ? both.catalog.erase(entry) : std::next(entry);
  }
  for (auto& [path, entry] : now) {
    const auto before = both.catalog.find(path);
    if (before == both.catalog.end() || before->second != entry) {
      both.catalog[path] = std::move(entry);
      touched.push_back(path);
    }
  }
  return touched;
}

std::uint64_t articles_in(const Catalog& catalog) {
  std::uint64_t articles = 0;
  for (const auto& [path, entry] : catalog) {
    articles += entry.articles;
  }
  return articles;
}

}  // namespace niger::running

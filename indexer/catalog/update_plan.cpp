#include "indexer/catalog/update_plan.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <unordered_set>
#include <utility>

#include "common/index/former_paths.h"

namespace niger::catalog {
namespace {

bool has_passing_skip(const CatalogFile& file) {
  return std::any_of(file.skips.begin(), file.skips.end(),
                     [](const Skip& skip) { return skip.passing; });
}

std::int64_t day_of(std::int64_t time_ns) {
  constexpr std::int64_t kDayNs = std::int64_t{24 * 3600} * 1'000'000'000;
  return time_ns / kDayNs;
}

// What became of a file that the index knows; nothing: it is unchanged.
std::optional<Change> change_of(const CatalogFile& known, const FoundFile& found,
                                const PlanOptions& options) {
  if (known.bytes != found.bytes || (options.renamed && options.renamed(found.path))) {
    return Change::Changed;
  }
  const bool same_time =
      known.modified_ns == found.modified_ns && known.changed_ns == found.changed_ns;
  if (known.dated_by_time && day_of(known.modified_ns) != day_of(found.modified_ns)) {
    return Change::Changed;
  }
  if (!same_time || !known.settled) {
    if (options.hash_of(found.path) != known.hash) {
      return Change::Changed;
    }
  }
  if (has_passing_skip(known) || (options.retry && known.skipped > 0)) {
    return Change::Retried;
  }
  return same_time ? std::nullopt : std::optional(Change::Retimed);
}

// The files of the catalogue that were not found, unless they lie where nothing could be seen.
void find_removals(const Catalog& catalog, const std::vector<FoundFile>& found,
                   const PlanOptions& options, UpdatePlan& plan) {
  std::unordered_set<std::string_view> present;
  present.reserve(found.size());
  for (const FoundFile& file : found) {
    present.insert(file.path);
  }
  for (const auto& [path, file] : catalog) {
    if (!file.walked || present.contains(path)) {
      continue;
    }
    const bool hidden = std::any_of(
        options.unreadable.begin(), options.unreadable.end(),
        [&path = path](const std::string& folder) { return index::lies_below(path, folder); });
    if (hidden) {
      ++plan.unchanged;
    } else {
      plan.changes.push_back({Change::Removed, path, "", file.bytes, file.modified_ns, 0});
    }
  }
}

// Names the New files that are Removed ones under another path.
void find_moves(const Catalog& catalog, const PlanOptions& options,
                std::vector<PlannedChange>& changes) {
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<std::string>> gone;
  std::unordered_set<std::uint64_t> gone_sizes;
  for (const PlannedChange& planned : changes) {
    if (planned.change == Change::Removed) {
      const CatalogFile& file = catalog.at(planned.path);
      gone[{file.bytes, file.hash}].push_back(file.path);
      gone_sizes.insert(file.bytes);
    }
  }
  for (PlannedChange& planned : changes) {
    if (planned.change != Change::New || !gone_sizes.contains(planned.bytes)) {
      continue;
    }
    const auto hash = options.hash_of(planned.path);
    const auto same = hash ? gone.find({planned.bytes, *hash}) : gone.end();
    if (same != gone.end() && !same->second.empty()) {
      planned.change = Change::Moved;
      planned.from = same->second.front();
      same->second.erase(same->second.begin());
    }
  }
}

}  // namespace

std::string_view name_of(Change change) {
  switch (change) {
    case Change::New:
      return "new";
    case Change::Changed:
      return "changed";
    case Change::Moved:
      return "moved";
    case Change::Removed:
      return "removed";
    case Change::Retried:
      return "tried again";
    case Change::Retimed:
      return "new time only";
  }
  return "";
}

std::size_t UpdatePlan::count(Change change) const {
  return static_cast<std::size_t>(
      std::count_if(changes.begin(), changes.end(),
                    [change](const PlannedChange& one) { return one.change == change; }));
}

UpdatePlan planned_update(const Catalog& catalog, const std::vector<FoundFile>& found,
                          const PlanOptions& options) {
  UpdatePlan plan;
  std::size_t present = 0;  // files of the catalogue
  std::string path;         // reused: no allocation for each file
  for (const FoundFile& file : found) {
    path.assign(file.path);
    const auto known = catalog.find(path);
    const bool is_new = known == catalog.end() || !known->second.walked;
    present += is_new ? 0 : 1;
    const auto change =
        is_new ? std::optional(Change::New) : change_of(known->second, file, options);
    if (change) {
      plan.changes.push_back({*change, path, "", file.bytes, file.modified_ns, file.changed_ns});
    } else {
      ++plan.unchanged;
    }
  }
  const auto walked = static_cast<std::size_t>(std::count_if(
      catalog.begin(), catalog.end(), [](const auto& one) { return one.second.walked; }));
  if (present < walked) {
    find_removals(catalog, found, options, plan);
  }
  std::sort(
      plan.changes.begin(), plan.changes.end(),
      [](const PlannedChange& left, const PlannedChange& right) { return left.path < right.path; });
  find_moves(catalog, options, plan.changes);
  return plan;
}

}  // namespace niger::catalog

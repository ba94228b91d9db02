#include "indexer/running/unique_ids.h"

#include <algorithm>
#include <utility>

#include "indexer/running/pipeline.h"

namespace niger::running {

using catalog::CatalogRecord;

std::vector<ReplacedRecords> replaced_records(const std::vector<FileRecords>& files) {
  std::unordered_set<std::string_view> later;
  std::vector<ReplacedRecords> all(files.size());
  for (std::size_t which = files.size(); which-- > 0;) {
    const std::vector<CatalogRecord>& records = *files[which].records;
    ReplacedRecords& replaced = all[which];
    for (std::size_t at = records.size(); at-- > 0;) {
      if (!later.insert(records[at].id).second) {
        ++replaced.count;
        replaced.ids.push_back(records[at].id);
      }
    }
    std::reverse(replaced.ids.begin(), replaced.ids.end());
    replaced.ids.resize(std::min(replaced.ids.size(), kMostSkips));
  }
  return all;
}

KeptRecords::KeptRecords(const catalog::Catalog& catalog, const catalog::MetadataReader& metadata) {
  for (const auto& [path, file] : catalog) {
    if (file.articles + file.replaced > 0) {
      files_.emplace(path, catalog::loaded_records(metadata, path));
    }
  }
  for (const auto& [path, records] : files_) {
    for (const CatalogRecord& record : records) {
      const auto [held, is_new] = ids_.try_emplace(record.id);
      held->second.shared |= !is_new;
      held->second.last = std::max(held->second.last, std::string_view(path));
    }
  }
}

std::vector<std::string> KeptRecords::sharing(
    const std::unordered_set<std::string_view>& changing) const {
  std::unordered_set<std::string_view> shared;
  for (const auto& [path, records] : files_) {
    if (changing.contains(path)) {
      for (const CatalogRecord& record : records) {
        if (is_shared(record.id)) {
          shared.insert(record.id);
        }
      }
    }
  }
  std::vector<std::string> files;
  if (shared.empty()) {
    return files;
  }
  for (const auto& [path, records] : files_) {
    if (!changing.contains(path) &&
        std::any_of(records.begin(), records.end(),
                    [&](const CatalogRecord& record) { return shared.contains(record.id); })) {
      files.push_back(path);
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

void KeptRecords::forget(const std::unordered_set<std::string_view>& paths) {
  for (auto& [id, held] : ids_) {
    held.last = {};
  }
  for (const auto& [path, records] : files_) {
    if (paths.contains(path)) {
      continue;
    }
    for (const CatalogRecord& record : records) {
      Holders& held = ids_.at(record.id);
      held.last = std::max(held.last, std::string_view(path));
    }
  }
}

bool KeptRecords::has_later(const std::string& id, std::string_view path) const {
  const auto held = ids_.find(id);
  return held != ids_.end() && held->second.last > path;
}

const std::vector<CatalogRecord>& KeptRecords::of(const std::string& path) const {
  static const std::vector<CatalogRecord> kNone;
  const auto file = files_.find(path);
  return file == files_.end() ? kNone : file->second;
}

bool KeptRecords::is_shared(const std::string& id) const {
  const auto held = ids_.find(id);
  return held != ids_.end() && held->second.shared;
}

}  // namespace niger::running

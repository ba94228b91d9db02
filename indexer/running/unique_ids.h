#pragma once
/// Unique ids (`--ids unique`): of several records with one id the last counts, by the paths of
/// their files and then by their order in these. Which one that is depends on all files; from the
/// lists of their records this finds which files an update has to read beside those that have
/// changed. Reads no file and no database.
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/catalog/catalog.h"

namespace niger::running {

/// The records of a file, as they stand in it.
struct FileRecords {
  std::string_view path;
  const std::vector<catalog::CatalogRecord>* records = nullptr;
};

/// What a file has lost to later records with the same ids.
struct ReplacedRecords {
  std::uint64_t count = 0;
  std::vector<std::string> ids;  ///< the first kMostSkips of them
};

/// What each of `files`, by their paths, has lost.
[[nodiscard]] std::vector<ReplacedRecords> replaced_records(const std::vector<FileRecords>& files);

/// The records of the files of an index, before an update.
class KeptRecords {
 public:
  KeptRecords(const catalog::Catalog& catalog, const catalog::MetadataReader& metadata);

  /// The files that have an id which one of the `changing` has too: they are read again, since one
  /// of their records may count now.
  [[nodiscard]] std::vector<std::string> sharing(
      const std::unordered_set<std::string_view>& changing) const;

  /// From now on the records of these files do not count: they are read again, or gone.
  void forget(const std::unordered_set<std::string_view>& paths);

  /// True where a file that is not read again, and comes after `path`, has the id.
  [[nodiscard]] bool has_later(const std::string& id, std::string_view path) const;

  [[nodiscard]] const std::vector<catalog::CatalogRecord>& of(const std::string& path) const;
  /// True where more than one record had the id, whatever their files.
  [[nodiscard]] bool is_shared(const std::string& id) const;

 private:
  struct Holders {
    std::string_view last;  // the path of the last file that has it; empty: none any more
    bool shared = false;
  };
  std::unordered_map<std::string, std::vector<catalog::CatalogRecord>> files_;
  std::unordered_map<std::string_view, Holders> ids_;
};

}  // namespace niger::running

#pragma once
/// The catalogue: the files an index was made of, and what became of each. `update` compares it
/// with the disk, `status` reports it. Kept in the database's metadata, so that one commit changes
/// both. Decides nothing: that is update_plan.h.
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/messages/text.h"
#include "indexer/catalog/index_metadata.h"

namespace niger::catalog {

/// A file or a record of one that is not in the index, and why.
struct Skip {
  std::string record;     ///< of a multi-record file; empty: the file
  messages::Text reason;  ///< for a person
  bool passing = false;   ///< may be well the next time: tried again by every update

  friend bool operator==(const Skip&, const Skip&) = default;
};

struct CatalogFile {
  std::string path;
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;  ///< since 1970, as the file system has it
  std::uint64_t hash = 0;        ///< content_hash of its bytes
  /// False where it was changed so shortly before it was read that its time shows nothing.
  bool settled = true;
  bool walked = true;  ///< false: no file, but a place that could not be walked; skips say why
  bool dated_by_time = false;  ///< an article of it has the day of modified_ns as its date
  std::uint32_t articles = 0;
  std::uint64_t skipped = 0;    ///< the file, or pieces of it
  std::vector<Skip> skips;      ///< of these, as many as are worth keeping
  std::int64_t changed_ns = 0;  ///< the file's ctime
  /// Records that later ones with their ids have replaced (where ids are unique).
  std::uint64_t replaced = 0;
  std::uint64_t removed = 0;                   ///< records that a person has taken out
  std::vector<std::string> replaced_ids = {};  ///< of these, as many as are worth keeping

  friend bool operator==(const CatalogFile&, const CatalogFile&) = default;
};

/// One article of a file that holds several: enough to know which of them changed. Where ids are
/// unique, of every file, and with those that later ones have replaced.
struct CatalogRecord {
  std::string id;           ///< of the article
  std::uint64_t scope = 0;  ///< of its id (article_key.h)
  std::uint64_t hash = 0;
};

/// The files by path, in no order: that of paths costs more than to read them.
using Catalog = std::unordered_map<std::string, CatalogFile>;

/// The entries in the order of their paths, as they are shown and written.
[[nodiscard]] std::vector<const CatalogFile*> by_path(const Catalog& catalog);

/// The value of a metadata key of a database; empty where it has none.
using MetadataReader = std::function<std::string(const std::string& key)>;

/// The catalogue in a database; empty for a database without one. Throws Error(Index) where it is
/// damaged.
[[nodiscard]] Catalog loaded_catalog(const MetadataReader& metadata);

/// The whole catalogue as metadata, for a database that has none yet.
[[nodiscard]] IndexMetadata catalog_metadata(const Catalog& catalog);

/// The metadata to change where the catalogue in the database and `catalog` differ only in the
/// entries of `touched` paths: new, other, or gone.
[[nodiscard]] IndexMetadata catalog_changes(const Catalog& catalog,
                                            const std::vector<std::string>& touched,
                                            const MetadataReader& metadata);

/// The articles of a multi-record file; empty for any other file. Throws Error(Index) where the
/// list is damaged.
[[nodiscard]] std::vector<CatalogRecord> loaded_records(const MetadataReader& metadata,
                                                        const std::string& path);
/// The metadata that keeps them; an empty list removes them.
[[nodiscard]] IndexMetadata records_metadata(const std::string& path,
                                             const std::vector<CatalogRecord>& records);

}  // namespace niger::catalog

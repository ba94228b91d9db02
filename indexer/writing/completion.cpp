#include "indexer/writing/completion.h"

#include <string>
#include <vector>

#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "common/files/durable.h"
#include "common/index/schema.h"
#include "indexer/duplicates/near_duplicates.h"
#include "indexer/writing/stem_lists.h"

namespace niger::writing {
namespace {

namespace fs = std::filesystem;

// Articles come in the order of their source: of those with one id the last is the newest, as if
// each had replaced the one before it.
std::uint64_t remove_repeated(Xapian::WritableDatabase& database) {
  std::vector<Xapian::docid> repeated;
  const std::string prefix(schema::kIdPrefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (term.get_termfreq() > 1) {
      std::vector<Xapian::docid> articles(database.postlist_begin(*term),
                                          database.postlist_end(*term));
      repeated.insert(repeated.end(), articles.begin(), articles.end() - 1);
    }
  }
  for (const Xapian::docid article : repeated) {
    database.delete_document(article);
  }
  return repeated.size();
}

}  // namespace

Completion complete_database(const fs::path& directory, const catalog::IndexMetadata& metadata,
                             arabic::Analyzer::Session& session,
                             const vectors::LearningOptions& learning,
                             const std::atomic<bool>& cancelled) {
  Completion completion;
  {
    // Nobody reads it yet: blocks may be written in place.
    Xapian::WritableDatabase database(directory.string(), Xapian::DB_OPEN | Xapian::DB_DANGEROUS);
    completion.repeated_ids = remove_repeated(database);
    database.set_metadata(std::string(schema::kFormatKey), std::to_string(schema::kFormatVersion));
    database.set_metadata(std::string(schema::kAnalyzerKey), arabic::Analyzer::version());
    for (const auto& [key, value] : metadata) {
      database.set_metadata(key, value);
    }
    write_stem_lists(database);
    duplicates::write_near_duplicates(database, session);
    vectors::learn_vectors(database, learning, cancelled);
    database.commit();
    completion.articles = database.get_doccount();
  }
  return completion;
}

std::uint64_t synced_database(const fs::path& directory) {
  std::uint64_t bytes = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    if (entry.is_regular_file()) {
      bytes += entry.file_size();
      files::sync_to_disk(entry.path());
    }
  }
  files::sync_to_disk(directory);
  return bytes;
}

}  // namespace niger::writing

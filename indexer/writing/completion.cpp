#include "indexer/writing/completion.h"

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <system_error>
#include <vector>

#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "common/index/schema.h"
#include "indexer/writing/stem_lists.h"

namespace niger {
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

struct FileCloser {
  int descriptor;
  ~FileCloser() { ::close(descriptor); }
};

void sync_path(const fs::path& path) {
  const FileCloser file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.descriptor < 0 || ::fsync(file.descriptor) != 0) {
    throw fs::filesystem_error("cannot sync", path,
                               std::error_code(errno, std::generic_category()));
  }
}

}  // namespace

Completion complete_database(const fs::path& directory, const IndexMetadata& metadata) {
  Completion completion;
  {
    // Nobody reads it yet: blocks may be written in place.
    Xapian::WritableDatabase database(directory.string(), Xapian::DB_OPEN | Xapian::DB_DANGEROUS);
    completion.repeated_ids = remove_repeated(database);
    database.set_metadata(std::string(schema::kFormatKey), std::to_string(schema::kFormatVersion));
    database.set_metadata(std::string(schema::kAnalyzerKey), Analyzer::version());
    for (const auto& [key, value] : metadata) {
      database.set_metadata(key, value);
    }
    write_stem_lists(database);
    database.commit();
    completion.articles = database.get_doccount();
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    if (entry.is_regular_file()) {
      completion.database_bytes += entry.file_size();
      sync_path(entry.path());
    }
  }
  sync_path(directory);
  return completion;
}

}  // namespace niger

#include "indexer/writing/compaction.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <string>
#include <system_error>

#include <xapian.h>

#include "common/files/regular_file.h"
#include "common/index/generation.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/folder/generations.h"
#include "indexer/writing/completion.h"
#include "indexer/writing/segments.h"

namespace niger::writing {

using messages::Message;
using messages::TextError;
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLeastWaste = std::uint64_t{1} << 20;

TextError failed(const fs::path& directory, const std::string& why) {
  return {ErrorKind::Index,
          {Message::BuildNotWritten, {{"path", directory.string()}, {"reason", why}}}};
}

// Nobody reads it yet: blocks may be written in place.
void renew_vectors(const fs::path& generation, const vectors::LearningOptions& learning,
                   const std::atomic<bool>& cancelled) {
  Xapian::WritableDatabase database(generation.string(), Xapian::DB_OPEN | Xapian::DB_DANGEROUS);
  if (vectors::changed_since_learned(database) != 0) {
    vectors::learn_vectors(database, learning, cancelled);
    database.commit();
  }
}

}  // namespace

IndexSize index_size(const fs::path& generation) {
  IndexSize size;
  size.bytes = folder::folder_bytes(generation);
  std::uint64_t changed_before = 0;
  constexpr std::size_t kMaxBytes = 256;
  std::istringstream(
      files::read_small_file(generation / index::kPackedFile, kMaxBytes, files::Links::Refuse)
          .bytes) >>
      size.packed_bytes >> changed_before;
  try {
    const Xapian::Database database = index::open_database(generation);
    size.articles = database.get_doccount();
    const std::uint64_t changed = vectors::changed_articles(database);
    size.changed = changed - std::min(changed, changed_before);
  } catch (const Xapian::Error& error) {
    throw TextError(ErrorKind::Index,
                    {Message::IndexRefused,
                     {{"path", generation.string()}, {"reason", error.get_description()}}});
  }
  return size;
}

bool is_wasteful(const IndexSize& size) {
  if (size.packed_bytes == 0 || size.bytes < size.packed_bytes + kLeastWaste) {
    return false;
  }
  const std::uint64_t waste = size.bytes - size.packed_bytes;
  return waste > size.packed_bytes / 2 ||
         (waste > size.packed_bytes / 5 && size.changed >= size.articles / 20);
}

void compact_index(const fs::path& index, const vectors::LearningOptions& learning,
                   const std::atomic<bool>& cancelled) {
  folder::NewGeneration fresh(index);
  std::uint64_t changed = 0;
  try {
    // Held no longer than it is read: publish() removes it.
    const index::HeldGeneration before = index::live_generation(index);
    changed = vectors::changed_articles(Xapian::Database(before.path().string()));
    repack(before.path(), fresh.path(), cancelled);
    renew_vectors(fresh.path(), learning, cancelled);
    (void)synced_database(fresh.path());
  } catch (const Xapian::Error& error) {
    throw failed(fresh.path(), error.get_description());
  } catch (const fs::filesystem_error& error) {
    throw failed(fresh.path(), error.what());
  }
  if (cancelled) {
    throw TextError(ErrorKind::Index, Message::RunStopped);
  }
  fresh.publish(changed);
}

}  // namespace niger::writing

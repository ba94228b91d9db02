#include "indexer/writing/compaction.h"

#include <fstream>
#include <system_error>

#include <xapian.h>

#include "common/index/generation.h"
#include "common/messages/text_error.h"
#include "indexer/writing/completion.h"
#include "indexer/writing/generations.h"
#include "indexer/writing/segments.h"

namespace niger {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLeastWaste = std::uint64_t{1} << 20;

TextError failed(const fs::path& directory, const std::string& why) {
  return {ErrorKind::Index,
          {Message::BuildNotWritten, {{"path", directory.string()}, {"reason", why}}}};
}

}  // namespace

IndexSize index_size(const fs::path& generation) {
  IndexSize size;
  size.bytes = folder_bytes(generation);
  std::ifstream(generation / kPackedFile) >> size.packed_bytes;
  return size;
}

bool is_wasteful(const IndexSize& size) {
  return size.packed_bytes > 0 && size.bytes > size.packed_bytes + size.packed_bytes / 5 &&
         size.bytes - size.packed_bytes >= kLeastWaste;
}

void compact_index(const fs::path& index, const std::atomic<bool>& cancelled) {
  NewGeneration fresh(index);
  try {
    // Held no longer than it is read: publish() removes it.
    const HeldGeneration before = live_generation(index);
    repack(before.path(), fresh.path(), cancelled);
    (void)synced_database(fresh.path());
  } catch (const Xapian::Error& error) {
    throw failed(fresh.path(), error.get_description());
  } catch (const fs::filesystem_error& error) {
    throw failed(fresh.path(), error.what());
  }
  if (cancelled) {
    throw TextError(ErrorKind::Index, Message::RunStopped);
  }
  fresh.publish();
}

}  // namespace niger

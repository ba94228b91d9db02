#include "indexer/catalog/catalog.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <limits>
#include <map>
#include <system_error>
#include <utility>

#include "common/base/content_hash.h"
#include "common/base/utf8.h"
#include "common/index/article_key.h"
#include "common/index/schema.h"
#include "common/messages/stored_text.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/packing.h"

namespace niger::catalog {
namespace {

// A chunk of this many files is 1–2 KB, within one block of the database, so that an update that
// touches a few files rewrites little; 100,000 files are read in 25 ms (2026-11-21).
constexpr std::size_t kFilesPerChunk = 16;
// More files than an index can have articles from; a damaged count must not take memory.
constexpr std::size_t kMostChunks = std::size_t{1} << 22;

// Of most records, in a byte instead of ten; no scope has this number.
constexpr std::uint64_t kScopeOfFile = 1;

std::string chunk_key(std::size_t chunk) {
  return std::string(schema::kCatalogChunkPrefix) + std::to_string(chunk);
}

std::string records_key(const std::string& path) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx",
                static_cast<unsigned long long>(content_hash(path)));
  return std::string(schema::kCatalogRecordsPrefix) + digits;
}

std::size_t chunk_of(const std::string& path, std::size_t chunks) {
  return content_hash(path) % chunks;
}

void pack(const CatalogFile& file, Packer& packer) {
  packer.text(file.path).number(file.bytes).number(static_cast<std::uint64_t>(file.modified_ns));
  packer.number(static_cast<std::uint64_t>(file.changed_ns));
  packer.number(file.hash).number(file.settled ? 1 : 0).number(file.walked ? 1 : 0);
  packer.number(file.dated_by_time ? 1 : 0).number(file.articles).number(file.skipped);
  packer.number(file.skips.size());
  for (const Skip& skip : file.skips) {
    packer.text(skip.record).text(messages::stored(skip.reason)).number(skip.passing ? 1 : 0);
  }
  packer.number(file.removed).number(file.replaced).number(file.replaced_ids.size());
  for (const std::string& id : file.replaced_ids) {
    packer.text(id);
  }
}

[[noreturn]] void refuse() {
  throw messages::TextError(ErrorKind::Index, messages::Message::CatalogDamaged);
}

// Every name is valid UTF-8 when it is written, and is shown to people.
std::string name_from(Unpacker& unpacker) {
  std::string name = unpacker.text();
  if (!is_valid_utf8(name)) refuse();
  return name;
}

CatalogFile unpacked(Unpacker& unpacker) {
  CatalogFile file;
  file.path = name_from(unpacker);
  file.bytes = unpacker.number();
  file.modified_ns = static_cast<std::int64_t>(unpacker.number());
  file.changed_ns = static_cast<std::int64_t>(unpacker.number());
  file.hash = unpacker.number();
  file.settled = unpacker.number() != 0;
  file.walked = unpacker.number() != 0;
  file.dated_by_time = unpacker.number() != 0;
  const std::uint64_t articles = unpacker.number();
  if (articles > std::numeric_limits<std::uint32_t>::max()) refuse();
  file.articles = static_cast<std::uint32_t>(articles);
  file.skipped = unpacker.number();
  const std::uint64_t skips = unpacker.number();
  for (std::uint64_t i = 0; i < skips && unpacker.ok(); ++i) {
    Skip skip;
    skip.record = name_from(unpacker);
    skip.reason = messages::text_from(unpacker.text());
    skip.passing = unpacker.number() != 0;
    file.skips.push_back(std::move(skip));
  }
  file.removed = unpacker.number();
  file.replaced = unpacker.number();
  const std::uint64_t ids = unpacker.number();
  for (std::uint64_t i = 0; i < ids && unpacker.ok(); ++i) {
    file.replaced_ids.push_back(name_from(unpacker));
  }
  return file;
}

std::size_t chunk_count(const MetadataReader& metadata) {
  const std::string text = metadata(std::string(schema::kCatalogKey));
  std::size_t count = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (!text.empty() && (failure != std::errc() || stop != text.data() + text.size())) {
    refuse();
  }
  if (count > kMostChunks) refuse();
  return count;
}

using Chunks = std::map<std::size_t, std::vector<const CatalogFile*>>;

void sort_by_path(std::vector<const CatalogFile*>& files) {
  std::sort(files.begin(), files.end(), [](const CatalogFile* one, const CatalogFile* other) {
    return one->path < other->path;
  });
}

// The same files give the same bytes, whatever their order was.
void append_chunks(Chunks chunks, IndexMetadata& metadata) {
  for (auto& [chunk, files] : chunks) {
    sort_by_path(files);
    Packer packer;
    for (const CatalogFile* file : files) {
      pack(*file, packer);
    }
    metadata.emplace_back(chunk_key(chunk), packer.take());
  }
}

// In the order in which the database keeps them, so that it reads each of its blocks once.
std::vector<std::pair<std::string, std::size_t>> chunk_keys(std::size_t chunks) {
  std::vector<std::pair<std::string, std::size_t>> keys;
  keys.reserve(chunks);
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    keys.emplace_back(chunk_key(chunk), chunk);
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

std::vector<const CatalogFile*> by_path(const Catalog& catalog) {
  std::vector<const CatalogFile*> files;
  files.reserve(catalog.size());
  for (const auto& [path, file] : catalog) {
    files.push_back(&file);
  }
  sort_by_path(files);
  return files;
}

Catalog loaded_catalog(const MetadataReader& metadata) {
  Catalog catalog;
  const std::size_t chunks = chunk_count(metadata);
  for (const auto& [key, chunk] : chunk_keys(chunks)) {
    const std::string bytes = metadata(key);
    Unpacker unpacker(bytes);
    while (!unpacker.done()) {
      CatalogFile file = unpacked(unpacker);
      if (!unpacker.ok() || chunk_of(file.path, chunks) != chunk) {
        refuse();
      }
      std::string path = file.path;
      if (!catalog.emplace(std::move(path), std::move(file)).second) refuse();
    }
  }
  return catalog;
}

IndexMetadata catalog_metadata(const Catalog& catalog) {
  const std::size_t chunks = catalog.size() / kFilesPerChunk + 1;
  IndexMetadata metadata{{std::string(schema::kCatalogKey), std::to_string(chunks)}};
  Chunks files;
  for (const auto& [path, file] : catalog) {
    files[chunk_of(path, chunks)].push_back(&file);
  }
  append_chunks(std::move(files), metadata);
  return metadata;
}

IndexMetadata catalog_changes(const Catalog& catalog, const std::vector<std::string>& touched,
                              const MetadataReader& metadata) {
  const std::size_t chunks = chunk_count(metadata);
  if (chunks == 0) {
    return catalog_metadata(catalog);
  }
  Chunks changed;
  for (const std::string& path : touched) {
    changed[chunk_of(path, chunks)];
  }
  for (const auto& [path, file] : catalog) {
    const auto chunk = changed.find(chunk_of(path, chunks));
    if (chunk != changed.end()) {
      chunk->second.push_back(&file);
    }
  }
  IndexMetadata changes;
  append_chunks(std::move(changed), changes);
  return changes;
}

std::vector<CatalogRecord> loaded_records(const MetadataReader& metadata, const std::string& path) {
  const std::string bytes = metadata(records_key(path));
  Unpacker unpacker(bytes);
  std::vector<CatalogRecord> records;
  while (!unpacker.done()) {
    CatalogRecord record;
    record.id = name_from(unpacker);
    const std::uint64_t scope = unpacker.number();
    record.scope = scope == kScopeOfFile ? index::scope_of(path, "", 1) : scope;
    record.hash = unpacker.number();
    records.push_back(std::move(record));
  }
  if (!unpacker.ok()) {
    refuse();
  }
  return records;
}

IndexMetadata records_metadata(const std::string& path, const std::vector<CatalogRecord>& records) {
  Packer packer;
  const std::uint64_t of_file = index::scope_of(path, "", 1);
  for (const CatalogRecord& record : records) {
    packer.text(record.id).number(record.scope == of_file ? kScopeOfFile : record.scope);
    packer.number(record.hash);
  }
  return {{records_key(path), packer.take()}};
}

}  // namespace niger::catalog

#include "indexer/writing/index_facts.h"

#include <xapian.h>

#include <memory>

#include "common/index/generation.h"
#include "common/index/index_access.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/folder/generations.h"
#include "indexer/vectors/learning.h"
#include "indexer/writing/compaction.h"

namespace niger::writing {
namespace {

void count_publishers(const Xapian::Database& database, IndexFacts& facts) {
  const auto end = database.valuestream_end(schema::kSourceSlot);
  for (auto value = database.valuestream_begin(schema::kSourceSlot); value != end; ++value) {
    ++facts.publishers[*value];
  }
}

void read_vectors(const Xapian::Database& database, IndexFacts& facts) {
  facts.vectors =
      index::decoded_vectors_record(database.get_metadata(std::string(schema::kVectorsKey)));
  facts.changed_since_learned = vectors::changed_since_learned(database).value_or(0);
  const std::string prefix(schema::kVectorPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    facts.vector_bytes += (*key).size() + database.get_metadata(*key).size();
  }
}

std::uint64_t term_count(const Xapian::Database& database) {
  std::uint64_t count = 0;
  const auto end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end; ++term) {
    ++count;
  }
  return count;
}

}  // namespace

catalog::MetadataReader live_metadata(const std::filesystem::path& index) {
  // Shared by the copies of the reader, which std::function makes as it likes.
  const auto live = std::make_shared<const index::LiveIndex>(index::open_live_index(index));
  return [live](const std::string& key) { return live->database.get_metadata(key); };
}

IndexFacts index_facts(const std::filesystem::path& index) {
  const index::HeldGeneration generation = index::live_generation(index);
  IndexFacts facts;
  facts.generation = generation.path();
  facts.bytes = folder::folder_bytes(generation.path());
  try {
    const Xapian::Database database = index::open_database(generation.path());
    const auto metadata = [&database](std::string_view key) {
      return database.get_metadata(std::string(key));
    };
    facts.packed_bytes = index_size(generation.path()).packed_bytes;
    facts.articles = database.get_doccount();
    facts.terms = term_count(database);
    facts.mean_words = database.get_avlength();
    facts.first_day = database.get_value_lower_bound(schema::kDateSlot);
    facts.last_day = database.get_value_upper_bound(schema::kDateSlot);
    facts.undated = facts.articles - database.get_value_freq(schema::kDateSlot);
    count_publishers(database, facts);
    facts.duplicates = duplicates::duplicate_counts(database);
    read_vectors(database, facts);
    facts.format = metadata(schema::kFormatKey);
    facts.analyzer = metadata(schema::kAnalyzerKey);
    facts.creator = metadata(schema::kCreatorKey);
    facts.built_at = metadata(schema::kBuiltAtKey);
    facts.sources = metadata(schema::kSourcesKey);
    facts.complaint = index::version_complaint(database);
    if (facts.format == std::to_string(schema::kFormatVersion)) {
      facts.catalog = catalog::loaded_catalog(metadata);
    }
  } catch (const Xapian::Error& error) {
    index::check_access(index, error);
    throw messages::TextError(
        ErrorKind::Index,
        {messages::Message::IndexRefused, {{"path", index.string()}, {"reason", error.get_msg()}}});
  }
  return facts;
}

}  // namespace niger::writing

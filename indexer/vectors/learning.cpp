#include "indexer/vectors/learning.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/index/stem_vectors.h"
#include "common/index/term_codec.h"
#include "indexer/vectors/company_matrix.h"
#include "indexer/vectors/nearest.h"
#include "indexer/vectors/subspace.h"

namespace niger::vectors {

using index::kVectorDimensions;
using index::VectorsRecord;

namespace {

std::string key_of_term(const std::string& term) {
  return std::string(schema::kVectorPrefix) + term;
}

std::optional<VectorsRecord> record_of(const Xapian::Database& database) {
  return index::decoded_vectors_record(database.get_metadata(std::string(schema::kVectorsKey)));
}

void remove_others(Xapian::WritableDatabase& database, const std::vector<std::string>& terms) {
  std::vector<std::string> others;
  const std::string prefix(schema::kVectorPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    std::string text = *key;
    if (!std::binary_search(terms.begin(), terms.end(), text.substr(prefix.size()))) {
      others.push_back(std::move(text));
    }
  }
  for (const std::string& key : others) {
    database.set_metadata(key, "");
  }
}

// Of each stem, without its near stems.
std::vector<std::string> stored_vectors(const CompanyMatrix& matrix, unsigned threads,
                                        const std::atomic<bool>& cancelled) {
  const std::vector<float> vectors = company_vectors(matrix, threads, cancelled);
  std::vector<std::string> values;
  values.reserve(matrix.stems());
  for (std::size_t stem = 0; stem < matrix.stems(); ++stem) {
    values.push_back(index::encoded_stem_vector(std::span<const float, kVectorDimensions>(
        vectors.data() + stem * kVectorDimensions, kVectorDimensions)));
  }
  return values;
}

}  // namespace

void learn_vectors(Xapian::WritableDatabase& database, const LearningOptions& options,
                   const std::atomic<bool>& cancelled) {
  const CompanyMatrix matrix =
      company_matrix(database, options.memory_bytes / 2, kVectorDimensions, cancelled);
  remove_others(database, matrix.terms);
  VectorsRecord record{.learned = matrix.rows,
                       .least = matrix.least,
                       .articles = database.get_doccount(),
                       .changed = changed_articles(database)};
  if (matrix.stems() > 0) {
    std::vector<std::string> values = stored_vectors(matrix, options.threads, cancelled);
    std::vector<index::StemVector> vectors;
    vectors.reserve(values.size());
    for (const std::string& value : values) vectors.push_back(*index::decoded_stem_vector(value));
    const auto nearest = nearest_stems(vectors, options.threads, cancelled);
    for (std::size_t stem = 0; stem < matrix.stems(); ++stem) {
      std::string& value = values[stem];
      for (const Neighbour& neighbour : nearest[stem]) {
        index::append_near_stem(matrix.terms[neighbour.stem], neighbour.likeness, value);
      }
      database.set_metadata(key_of_term(matrix.terms[stem]), value);
      record.sum += index::vector_sum(matrix.terms[stem], value);
    }
    record.stems = matrix.stems();
  }
  database.set_metadata(std::string(schema::kVectorsKey), index::encoded_vectors_record(record));
}

void forget_vectors(Xapian::WritableDatabase& database,
                    const std::unordered_set<std::string>& terms) {
  std::optional<VectorsRecord> record = record_of(database);
  const std::optional<VectorsRecord> before = record;
  for (const std::string& term : terms) {
    if (database.term_exists(term)) continue;
    const std::string key = key_of_term(term);
    const std::string value = database.get_metadata(key);
    if (value.empty()) continue;
    database.set_metadata(key, "");
    if (record) {
      --record->stems;
      record->sum -= index::vector_sum(term, value);
    }
  }
  if (record != before) {
    database.set_metadata(std::string(schema::kVectorsKey), index::encoded_vectors_record(*record));
  }
}

std::uint64_t changed_articles(const Xapian::Database& database) {
  const std::string text = database.get_metadata(std::string(schema::kChangedKey));
  std::uint64_t changed = 0;
  std::from_chars(text.data(), text.data() + text.size(), changed);
  return changed;
}

std::optional<std::uint64_t> changed_since_learned(const Xapian::Database& database) {
  const std::optional<VectorsRecord> record = record_of(database);
  const std::uint64_t changed = changed_articles(database);
  return record && record->changed <= changed ? std::optional(changed - record->changed)
                                              : std::nullopt;
}

bool vectors_are_due(const Xapian::Database& database) {
  const std::optional<VectorsRecord> record = record_of(database);
  const std::optional<std::uint64_t> changed = changed_since_learned(database);
  return !changed || *changed >= std::max<std::uint64_t>(1, record->articles / 5);
}

}  // namespace niger::vectors

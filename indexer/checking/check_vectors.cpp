#include "indexer/checking/check_vectors.h"

#include <cstdint>
#include <string>

#include "common/index/schema.h"
#include "common/index/stem_vectors.h"
#include "common/index/term_codec.h"

namespace niger::checking {

using messages::Message;

void check_vectors(const Xapian::Database& database,
                   const std::function<void(messages::Text)>& found) {
  const std::string prefix(schema::kVectorPrefix);
  std::uint64_t stems = 0;
  std::uint64_t sum = 0;
  bool are_whole = true;
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    const std::string term = (*key).substr(prefix.size());
    const std::string value = database.get_metadata(*key);
    if (!index::decoded_stem_vector(value)) {
      found({Message::CheckVector, {{"stem", index::decoded_term(term)}}});
      are_whole = false;
    } else if (!schema::is_stem_term(term) || !database.term_exists(term)) {
      found({Message::CheckVectorAlone, {{"stem", index::decoded_term(term)}}});
    }
    ++stems;
    sum += index::vector_sum(term, value);
  }
  const std::string stored = database.get_metadata(std::string(schema::kVectorsKey));
  if (stored.empty() && stems == 0) {
    return;
  }
  const auto record = index::decoded_vectors_record(stored);
  if (!record) {
    found(Message::CheckVectorsRecord);
  } else if (are_whole && (record->stems != stems || record->sum != sum)) {
    found(Message::CheckVectors);
  }
}

}  // namespace niger::checking

#include "common/arabic/lexicon.h"

#include <algorithm>
#include <cstring>

#include "common/base/error.h"

namespace niger::arabic {

template <typename T>
static std::span<const T> take(std::span<const std::byte>& rest, std::size_t count) {
  const std::size_t bytes = (count * sizeof(T) + 7) / 8 * 8;
  if (rest.size() < bytes) {
    throw Error(ErrorKind::Internal, "the compiled lexicon is cut short: build the program again");
  }
  const std::span<const T> part(reinterpret_cast<const T*>(rest.data()), count);
  rest = rest.subspan(bytes);
  return part;
}

Lexicon::Lexicon(std::span<const std::byte> bytes) {
  std::span<const std::byte> rest = bytes;
  const LexiconHeader header = take<LexiconHeader>(rest, 1)[0];
  if (header.magic != kLexiconMagic || header.version != kLexiconVersion) {
    throw Error(ErrorKind::Internal,
                "the compiled lexicon is of another version: build the program again");
  }
  bucket_bits_ = header.bucket_bits;
  fingerprint_ = header.checksum;
  buckets_ = take<std::uint32_t>(rest, (std::size_t{1} << bucket_bits_) + 1);
  entries_ = take<LexiconEntry>(rest, header.entry_count);
  words_ = take<WordKey>(rest, header.word_count);
  related_stems_ = take<RelatedStemRecord>(rest, header.related_stem_count);
  ending_sets_ = take<std::uint32_t>(rest, header.ending_set_count);
  other_nouns_ = take<WordKey>(rest, header.other_noun_count);
}

const LexiconEntry* Lexicon::find(WordKey key) const {
  key &= ~kStemMarks;
  const std::uint32_t bucket = lexicon_bucket(key, bucket_bits_);
  for (std::uint32_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (entries_[i].key == key) {
      return &entries_[i];
    }
  }
  return nullptr;
}

WordKey Lexicon::stem_as_spelt(WordKey stem, unsigned alef) const {
  const WordKey other = with_first_hamza(stem, alef);
  return other != stem && std::binary_search(other_nouns_.begin(), other_nouns_.end(), other)
             ? other
             : stem;
}

std::optional<std::uint32_t> Lexicon::number_of(WordKey key) const {
  // Word 0 is the empty one, so that number 0 can mean none.
  const auto found = std::lower_bound(words_.begin() + 1, words_.end(), key);
  if (found == words_.end() || *found != key) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(found - words_.begin());
}

std::span<const RelatedStemRecord> Lexicon::related_stems(std::uint32_t number) const {
  const auto range = std::equal_range(
      related_stems_.begin(), related_stems_.end(), RelatedStemRecord{number, 0, 0},
      [](const RelatedStemRecord& a, const RelatedStemRecord& b) { return a.from < b.from; });
  return {range.first, range.second};
}

}  // namespace niger::arabic

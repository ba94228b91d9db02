// The last step of the builder: what was gathered, in the layout of lexicon.h.
#include <algorithm>
#include <cstring>
#include <set>

#include "common/base/error.h"
#include "common/base/fnv_hash.h"
#include "common/lexicon/builder.h"

namespace niger::lexicon {

using arabic::LexiconEntry;
using arabic::RelatedStemRecord;
using arabic::WordKey;

namespace {

constexpr std::uint32_t kBucketBits = 16;

template <typename T>
void append(std::vector<std::byte>& out, const std::vector<T>& items) {
  const std::size_t at = out.size();
  out.resize(at + (items.size() * sizeof(T) + 7) / 8 * 8);
  if (!items.empty()) {  // an empty vector has no data to copy from
    std::memcpy(out.data() + at, items.data(), items.size() * sizeof(T));
  }
}

std::uint64_t checksum(const std::vector<std::byte>& bytes) {
  return fnv_hash({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace

std::vector<std::byte> LexiconBuilder::bytes(const std::vector<Link>& links) const {
  const auto stem_of = [this](const Word& word) {
    return (word.traits & arabic::kVerb) != 0 ? verb_stem(word.lemma) : word.lemma;
  };
  std::set<WordKey> numbered = {0};
  std::set<std::uint32_t> sets = {0};
  for (const auto& [key, word] : words_) {
    if (word.lemma != 0) {
      numbered.insert(stem_of(word));
    }
    sets.insert(word.endings);
  }
  for (const Link& link : links) {
    numbered.insert({link.from, link.to});
  }
  constexpr std::size_t kMostSets = std::size_t{1} << (32 - arabic::kEndingsShift);
  if (numbered.size() > UINT16_MAX || sets.size() > kMostSets) {
    throw Error(ErrorKind::Internal,
                "the lexicon has more lemmas, or more sets of endings, than "
                "an entry has room for");
  }
  const std::vector<WordKey> words(numbered.begin(), numbered.end());
  const std::vector<std::uint32_t> ending_sets(sets.begin(), sets.end());
  const auto number = [](const auto& sorted, const auto& item) {
    return static_cast<std::uint32_t>(std::lower_bound(sorted.begin(), sorted.end(), item) -
                                      sorted.begin());
  };

  std::vector<LexiconEntry> entries;
  for (const auto& [key, word] : words_) {
    if (word.traits != 0) {
      entries.push_back(
          {key, word.traits | (number(ending_sets, word.endings) << arabic::kEndingsShift),
           static_cast<std::uint16_t>(word.lemma == 0
                                          ? 0
                                          : number(words, (word.traits & arabic::kVerb) != 0
                                                              ? verb_stem(word.lemma)
                                                              : word.lemma)),
           noun_alefs(key, word)});
    }
  }
  std::sort(entries.begin(), entries.end(), [](const LexiconEntry& a, const LexiconEntry& b) {
    const auto bucket = [](WordKey key) { return arabic::lexicon_bucket(key, kBucketBits); };
    return std::pair(bucket(a.key), a.key) < std::pair(bucket(b.key), b.key);
  });
  std::vector<std::uint32_t> buckets((std::size_t{1} << kBucketBits) + 1);
  for (const LexiconEntry& entry : entries) {
    ++buckets[arabic::lexicon_bucket(entry.key, kBucketBits) + 1];
  }
  for (std::size_t i = 1; i < buckets.size(); ++i) {
    buckets[i] += buckets[i - 1];
  }
  std::vector<RelatedStemRecord> records;
  for (const Link& link : links) {
    records.push_back({number(words, link.from), number(words, link.to), link.relation});
  }
  std::stable_sort(
      records.begin(), records.end(),
      [](const RelatedStemRecord& a, const RelatedStemRecord& b) { return a.from < b.from; });

  std::vector<std::byte> tables;
  append(tables, buckets);
  append(tables, entries);
  append(tables, words);
  append(tables, records);
  append(tables, ending_sets);
  const std::vector<WordKey> others = other_nouns();
  append(tables, others);
  arabic::LexiconHeader header{arabic::kLexiconMagic,
                               arabic::kLexiconVersion,
                               kBucketBits,
                               static_cast<std::uint32_t>(entries.size()),
                               static_cast<std::uint32_t>(words.size()),
                               static_cast<std::uint32_t>(records.size()),
                               static_cast<std::uint32_t>(ending_sets.size()),
                               static_cast<std::uint32_t>(others.size()),
                               0,
                               checksum(tables)};
  std::vector<std::byte> out;
  append(out, std::vector<arabic::LexiconHeader>{header});
  out.insert(out.end(), tables.begin(), tables.end());
  return out;
}

}  // namespace niger::lexicon

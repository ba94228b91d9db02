#include "searcher/measuring/ngrams.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace niger::measuring {

namespace {

constexpr std::uint32_t kBreak = WordSequence::kBreak;
// Of the n-grams of one pass over the sequence so many can be different; there are as many passes
// as that takes.
constexpr std::size_t kPassWords = std::size_t{1} << 21;

std::uint64_t mixed(std::uint64_t hash) {
  hash ^= hash >> 31;
  hash *= 0x9E3779B97F4A7C15U;
  return hash ^ hash >> 29;
}

std::uint64_t hash_of(const std::uint32_t* words, std::size_t length) {
  std::uint64_t hash = length;
  for (std::size_t i = 0; i < length; ++i) hash = mixed(hash ^ words[i]) + i;
  return mixed(hash);
}

// The n-grams of one length whose hash belongs to one pass: a table of where each stands first.
class PassTable {
 public:
  PassTable(const std::vector<std::uint32_t>& words, std::size_t length)
      : words_(words), length_(length) {}

  void clear() {
    slots_.assign(std::max(slots_.size(), kFewestSlots), {});
    taken_ = 0;
  }

  void add(std::size_t at, std::uint64_t hash) {
    Slot& here = slot_of(at, hash);
    if (here.count == 0) {
      here.at = static_cast<std::uint32_t>(at);
      ++taken_;
    }
    ++here.count;
    if (2 * taken_ > slots_.size()) grow();
  }

  template <typename Take>
  void for_each(const Take& take) const {
    for (const Slot& slot : slots_) {
      if (slot.count > 0) take(slot.at, slot.count);
    }
  }

 private:
  struct Slot {
    std::uint32_t at = 0;
    std::uint32_t count = 0;
  };
  static constexpr std::size_t kFewestSlots = std::size_t{1} << 12;
  static_assert(WordSequence::kMostWords <= std::numeric_limits<std::uint32_t>::max());

  [[nodiscard]] bool is_same(std::size_t one, std::size_t other) const {
    return std::equal(&words_[one], &words_[one] + length_, &words_[other]);
  }

  // The one that holds these words, or the empty one that is theirs.
  Slot& slot_of(std::size_t at, std::uint64_t hash) {
    for (std::size_t slot = hash % slots_.size();; slot = (slot + 1) % slots_.size()) {
      if (slots_[slot].count == 0 || is_same(slots_[slot].at, at)) return slots_[slot];
    }
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.count > 0) slot_of(slot.at, hash_of(&words_[slot.at], length_)) = slot;
    }
  }

  const std::vector<std::uint32_t>& words_;
  std::size_t length_;
  std::vector<Slot> slots_;
  std::size_t taken_ = 0;
};

bool is_more(const Ngram& one, const Ngram& other) {
  if (one.count != other.count) return one.count > other.count;
  return one.at != other.at ? one.at < other.at : one.length < other.length;
}

class Counter {
 public:
  Counter(const WordSequence& sequence, std::uint64_t least, std::size_t most, Deadline& deadline)
      : words_(sequence.words()), least_(least), most_(most), watch_(deadline, 1, 4096) {
    std::vector<std::uint64_t> counts;
    for (const std::uint32_t word : words_) {
      if (word == kBreak) continue;
      if (word >= counts.size()) counts.resize(word + std::size_t{1});
      ++counts[word];
    }
    is_rare_.resize(counts.size());
    for (std::size_t word = 0; word < counts.size(); ++word) is_rare_[word] = counts[word] < least;
  }

  void count(std::size_t length) {
    std::size_t all = 0;
    for_each(length, [&all](std::size_t /*at*/) { ++all; });
    const std::size_t passes = all / kPassWords + 1;
    PassTable table(words_, length);
    for (std::size_t pass = 0; pass < passes && !watch_.is_over(); ++pass) {
      table.clear();
      for_each(length, [&](std::size_t at) {
        const std::uint64_t hash = hash_of(&words_[at], length);
        if ((hash >> 32) % passes != pass) return;
        table.add(at, hash);
      });
      table.for_each([&](std::size_t at, std::uint64_t count) {
        if (count < least_) return;
        ++found_.different;
        keep({at, length, count});
      });
    }
  }

  [[nodiscard]] Ngrams finish() {
    std::sort(found_.rows.begin(), found_.rows.end(), is_more);
    if (found_.rows.size() > most_) found_.rows.resize(most_);
    return std::move(found_);
  }

  // Calls `take` for each place where so many words without a break between, none of them too rare,
  // begin.
  template <typename Take>
  void for_each(std::size_t length, const Take& take) {
    std::size_t run = 0;
    for (std::size_t end = 0; end < words_.size() && !watch_.is_over(); ++end) {
      const std::uint32_t word = words_[end];
      run = word == kBreak || is_rare_[word] ? 0 : run + 1;
      if (run >= length) take(end + 1 - length);
    }
  }

 private:
  // Twice as many as are asked for are kept, then the lesser half goes.
  void keep(Ngram row) {
    if (most_ == 0) return;
    found_.rows.push_back(std::move(row));
    if (found_.rows.size() < 2 * most_ + 1024) return;
    std::nth_element(found_.rows.begin(), found_.rows.begin() + static_cast<std::ptrdiff_t>(most_),
                     found_.rows.end(), is_more);
    found_.rows.resize(most_);
  }

  const std::vector<std::uint32_t>& words_;
  std::uint64_t least_;
  std::size_t most_;
  DeadlineWatch watch_;
  std::vector<bool> is_rare_;
  Ngrams found_;
};

// Where the rows stand: fills in their articles.
void spread(const WordSequence& sequence, Counter& counter, std::vector<Ngram>& rows) {
  const std::vector<std::uint32_t>& words = sequence.words();
  std::unordered_multimap<std::uint64_t, Ngram*> by_hash;
  std::vector<bool> may_be(std::size_t{1} << 16);  // by the last bits of a hash
  std::vector<std::size_t> lengths;
  for (Ngram& row : rows) {
    const std::uint64_t hash = hash_of(&words[row.at], row.length);
    by_hash.emplace(hash, &row);
    may_be[hash % may_be.size()] = true;
    lengths.push_back(row.length);
  }
  std::sort(lengths.begin(), lengths.end());
  lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
  for (const std::size_t length : lengths) {
    std::unordered_map<Ngram*, std::size_t> last;  // the article after that it was found in
    std::size_t article = 0;                       // from 1
    counter.for_each(length, [&](std::size_t at) {
      while (article < sequence.starts().size() && sequence.starts()[article] <= at) ++article;
      const std::uint64_t hash = hash_of(&words[at], length);
      if (!may_be[hash % may_be.size()]) return;
      const auto [begin, end] = by_hash.equal_range(hash);
      for (auto found = begin; found != end; ++found) {
        Ngram& row = *found->second;
        if (row.length != length || !std::equal(&words[at], &words[at] + length, &words[row.at])) {
          continue;
        }
        std::size_t& had = last[&row];
        if (had != article) row.articles.push_back({0, sequence.sizes()[article - 1]});
        had = article;
        ++row.articles.back().count;
      }
    });
  }
}

}  // namespace

Ngrams counted_ngrams(const WordSequence& sequence, std::size_t shortest, std::size_t longest,
                      std::uint64_t least, std::size_t most, Deadline& deadline) {
  Counter counter(sequence, least, most, deadline);
  for (std::size_t length = shortest; length <= longest; ++length) counter.count(length);
  Ngrams out = counter.finish();
  spread(sequence, counter, out.rows);
  return out;
}

}  // namespace niger::measuring

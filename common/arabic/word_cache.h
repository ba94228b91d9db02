#pragma once
/// A cache of analyzed words: a hash table from the bytes of a written word to a small record.
/// Words are copied into blocks, so that views of them stay valid until the cache is destroyed.
/// Called by Analyzer::Session alone.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace niger::arabic {

struct CachedWord {
  std::string_view written;
  std::string_view folded;
  std::string_view stem;
  bool is_stop_word = false;
};

class WordCache {
 public:
  WordCache();

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The number of the word, or kNone where it is not known yet.
  [[nodiscard]] std::uint32_t find(std::string_view written, std::uint64_t hash) const;

  /// Asks the processor to fetch what find() and operator[] of a word with this hash will read, in
  /// three steps, each of which needs the one before it to have arrived. The cache of a news
  /// collection is far larger than the processor's, and words come in no order.
  void prefetch_slot(std::uint64_t hash) const;
  void prefetch_word(std::uint64_t hash) const;
  void prefetch_letters(std::uint64_t hash) const;

  /// Copies `word`, whose written form must not be known yet, and returns its number: 0, 1, 2, …
  std::uint32_t add(const CachedWord& word, std::uint64_t hash);

  [[nodiscard]] const CachedWord& operator[](std::uint32_t number) const { return words_[number]; }

  /// An estimate of the memory in use.
  [[nodiscard]] std::size_t bytes() const;

  [[nodiscard]] static std::uint64_t hash_of(std::string_view written);

 private:
  struct Slot {
    std::uint32_t tag = 0;  ///< upper half of the hash
    std::uint32_t number = kNone;
  };

  [[nodiscard]] const Slot& first_slot(std::uint64_t hash) const {
    return slots_[hash & (slots_.size() - 1)];
  }
  [[nodiscard]] std::string_view kept(std::string_view word);
  void grow();

  std::vector<Slot> slots_;  // a power of two, at most half of it taken
  std::vector<std::uint64_t> hashes_;
  std::vector<CachedWord> words_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t free_bytes_ = 0;
  std::size_t block_bytes_ = 0;
};

}  // namespace niger::arabic

#include "common/arabic/word_cache.h"

#include <algorithm>
#include <cstring>

namespace niger::arabic {
namespace {

constexpr std::size_t kFirstSlots = 256;
constexpr std::size_t kFirstBlockBytes = std::size_t{4} << 10;
constexpr std::size_t kMaxBlockBytes = std::size_t{1} << 20;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  // Multiply and fold the 128-bit product: every bit of both reaches the result.
  __extension__ using Product = unsigned __int128;
  const Product product = static_cast<Product>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace

WordCache::WordCache() : slots_(kFirstSlots) {}

std::uint64_t WordCache::hash_of(std::string_view written) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;  // 2^64 / golden ratio
  constexpr std::uint64_t kOther = 0xD6E8FEB86659FD93U;
  const char* bytes = written.data();
  std::size_t left = written.size();
  std::uint64_t hash = left * kOdd;
  for (; left >= 8; left -= 8, bytes += 8) {
    std::uint64_t part = 0;
    std::memcpy(&part, bytes, 8);
    hash = mixed(hash ^ part, kOdd);
  }
  std::uint64_t part = 0;
  std::memcpy(&part, bytes, left);
  return mixed(hash ^ part, kOther);
}

std::uint32_t WordCache::find(std::string_view written, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    const Slot& slot = slots_[i];
    if (slot.number == kNone || (slot.tag == tag && words_[slot.number].written == written)) {
      return slot.number;
    }
  }
}

void WordCache::prefetch_slot(std::uint64_t hash) const { __builtin_prefetch(&first_slot(hash)); }

void WordCache::prefetch_word(std::uint64_t hash) const {
  const std::uint32_t number = first_slot(hash).number;
  if (number != kNone) {
    __builtin_prefetch(&words_[number]);
  }
}

void WordCache::prefetch_letters(std::uint64_t hash) const {
  const std::uint32_t number = first_slot(hash).number;
  if (number != kNone) {
    __builtin_prefetch(words_[number].written.data());
  }
}

std::uint32_t WordCache::add(const CachedWord& word, std::uint64_t hash) {
  if (2 * (words_.size() + 1) > slots_.size()) {
    grow();
  }
  const auto number = static_cast<std::uint32_t>(words_.size());
  CachedWord copy = word;
  copy.written = kept(word.written);
  // Most words are written as they are folded, and many are their own stem: kept once.
  copy.folded = word.folded == word.written ? copy.written : kept(word.folded);
  copy.stem = word.stem == word.folded ? copy.folded : kept(word.stem);
  words_.push_back(copy);
  hashes_.push_back(hash);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].number != kNone) {
    i = (i + 1) & mask;
  }
  slots_[i] = {static_cast<std::uint32_t>(hash >> 32), number};
  return number;
}

std::size_t WordCache::bytes() const {
  return block_bytes_ + slots_.size() * sizeof(Slot) +
         words_.size() * (sizeof(CachedWord) + sizeof(std::uint64_t));
}

std::string_view WordCache::kept(std::string_view word) {
  if (word.size() > free_bytes_) {
    const std::size_t usual = std::clamp(block_bytes_, kFirstBlockBytes, kMaxBlockBytes);
    const std::size_t size = std::max(usual, word.size());
    blocks_.push_back(std::make_unique<char[]>(size));
    block_bytes_ += size;
    free_ = blocks_.back().get();
    free_bytes_ = size;
  }
  const std::string_view copy(free_, word.size());
  std::copy(word.begin(), word.end(), free_);
  free_ += word.size();
  free_bytes_ -= word.size();
  return copy;
}

void WordCache::grow() {
  slots_.assign(slots_.size() * 2, Slot{});
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < hashes_.size(); ++number) {
    std::size_t i = hashes_[number] & mask;
    while (slots_[i].number != kNone) {
      i = (i + 1) & mask;
    }
    slots_[i] = {static_cast<std::uint32_t>(hashes_[number] >> 32), number};
  }
}

}  // namespace niger::arabic

#include "indexer/duplicates/fingerprint.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "common/base/content_hash.h"

namespace niger::duplicates {
namespace {

constexpr std::uint64_t kNone = std::numeric_limits<std::uint64_t>::max();
constexpr unsigned kPlaceBits = 4;
static_assert(std::size_t{1} << kPlaceBits == Fingerprint::kPlaces);

void append_bytes(std::string& out, std::uint64_t value, unsigned bytes) {
  for (unsigned i = bytes; i-- > 0;) {
    out += static_cast<char>(value >> (8 * i) & 0xFF);
  }
}

std::uint64_t number_at(std::string_view bytes, std::size_t offset, unsigned count) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < count; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
  }
  return value;
}

}  // namespace

std::uint64_t triple_hash(std::uint64_t first, std::uint64_t second, std::uint64_t third) {
  std::uint64_t hash = (first + std::rotl(second, 21) + std::rotl(third, 42)) * 0x9E3779B97F4A7C15;
  hash ^= hash >> 32;
  return hash * 0xBF58476D1CE4E5B9;
}

void FingerprintMaker::start() {
  title_ = words_ = 0;
  count_ = 0;
  least_.fill(kNone);
}

void FingerprintMaker::add_title_word(std::string_view folded) {
  title_ = content_hash(folded, title_ + 1);
}

void FingerprintMaker::add_word(std::string_view folded, std::uint64_t stem_hash,
                                bool is_stop_word) {
  words_ = content_hash(folded, words_ + 1);
  if (is_stop_word) {
    return;
  }
  if (++count_ > 2) {
    const std::uint64_t hash = triple_hash(before_[0], before_[1], stem_hash);
    std::uint64_t& least = least_[hash >> (64 - kPlaceBits)];
    least = std::min(least, hash << kPlaceBits >> kPlaceBits);
  }
  before_[0] = before_[1];
  before_[1] = stem_hash;
}

Fingerprint FingerprintMaker::fingerprint() const {
  Fingerprint out;
  out.words = words_;
  if (count_ < kFewestWords) {
    out.words = title_ * 0x9E3779B97F4A7C15 + words_;
  }
  if (count_ < kFewWords) {
    return out;
  }
  out.sketch.emplace();
  for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
    // An empty place takes the next one's, changed by the distance (Shrivastava and Li 2014): short
    // articles too then agree in as many places as they share triples.
    std::size_t distance = 0;
    while (least_[(place + distance) % Fingerprint::kPlaces] == kNone) {
      ++distance;
    }
    const std::uint64_t least = least_[(place + distance) % Fingerprint::kPlaces];
    (*out.sketch)[place] = static_cast<std::uint16_t>((least ^ least >> 16) + distance * 0x9E37);
  }
  return out;
}

std::string encoded_fingerprint(const Fingerprint& fingerprint) {
  std::string value;
  if (fingerprint.words == 0) {
    return value;
  }
  append_bytes(value, fingerprint.words, 8);
  if (fingerprint.sketch) {
    for (const std::uint16_t place : *fingerprint.sketch) {
      append_bytes(value, place, 2);
    }
  }
  return value;
}

std::optional<Fingerprint> decoded_fingerprint(std::string_view value) {
  constexpr std::size_t kWithSketch = 8 + 2 * Fingerprint::kPlaces;
  if (value.size() != 8 && value.size() != kWithSketch) {
    return std::nullopt;
  }
  Fingerprint out;
  out.words = number_at(value, 0, 8);
  if (value.size() == kWithSketch) {
    out.sketch.emplace();
    for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
      (*out.sketch)[place] = static_cast<std::uint16_t>(number_at(value, 8 + 2 * place, 2));
    }
  }
  return out;
}

}  // namespace niger::duplicates

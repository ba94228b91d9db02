#include "indexer/writing/content_hash.h"

#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstring>
#include <memory>

#include "common/files/regular_file.h"

namespace niger {

std::uint64_t content_hash(std::string_view bytes, std::uint64_t seed) {
  // Eight bytes at a time, each step a bijection of the state (odd factor, rotation): 5 GB/s.
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
  std::uint64_t state = seed ^ (bytes.size() * kFactor);
  const auto mix = [&state](std::uint64_t word) {
    word *= kFactor;
    word ^= word >> 32;
    state = std::rotl(state ^ word, 27) * kFactor + 0x52DCE729;
  };
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    if constexpr (std::endian::native == std::endian::big) {
      word = __builtin_bswap64(word);
    }
    mix(word);
    bytes.remove_prefix(8);
  }
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    last |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  mix(last);
  state ^= state >> 29;
  state *= 0xBF58476D1CE4E5B9;
  return state ^ (state >> 32);
}

std::optional<std::uint64_t> file_hash(const std::string& path) {
  constexpr std::size_t kBlockBytes = std::size_t{1} << 18;  // part of the stored hash: keep it
  const OpenedFile file = open_regular(path, Links::Follow);
  if (!file) {
    return std::nullopt;
  }
  // Not cleared: most files fill little of it.
  const auto block = std::make_unique_for_overwrite<char[]>(kBlockBytes);
  std::uint64_t hash = 0;
  std::size_t filled = 0;
  bool good = true;
  for (;;) {
    const ssize_t size = read(file.descriptor.number(), block.get() + filled, kBlockBytes - filled);
    if (size < 0 && errno == EINTR) {
      continue;
    }
    good = size >= 0;
    filled += size > 0 ? static_cast<std::size_t>(size) : 0;
    if (size <= 0) {
      break;
    }
    if (filled == kBlockBytes) {
      hash = content_hash({block.get(), kBlockBytes}, hash);
      filled = 0;
    }
  }
  if (!good) {
    return std::nullopt;
  }
  return content_hash({block.get(), filled}, hash);
}

std::uint64_t article_hash(const Article& article) {
  std::uint64_t hash = 0;
  for (const std::string* field :
       {&article.id, &article.record, &article.title, &article.text, &article.source,
        &article.author, &article.place, &article.category, &article.language, &article.url}) {
    hash = content_hash(*field, hash);
  }
  for (const std::string& keyword : article.keywords) {
    hash = content_hash(keyword, hash);
  }
  const auto number = [&hash](std::uint64_t value) {
    hash =
        content_hash(std::string_view(reinterpret_cast<const char*>(&value), sizeof value), hash);
  };
  for (const Zone& zone : article.zones) {
    number(static_cast<std::uint64_t>(zone.kind));
    number(zone.span.begin);
    number(zone.span.end);
  }
  number(static_cast<std::uint64_t>(article.date.year * 10000 + article.date.month * 100 +
                                    article.date.day));
  number(static_cast<std::uint64_t>(article.date_origin));
  return hash;
}

}  // namespace niger

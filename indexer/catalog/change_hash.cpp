#include "indexer/catalog/change_hash.h"

#include <unistd.h>

#include <cerrno>
#include <memory>

#include "common/base/content_hash.h"
#include "common/files/regular_file.h"

namespace niger::catalog {

std::optional<std::uint64_t> file_hash(const files::WalkedPath& walked) {
  constexpr std::size_t kBlockBytes = std::size_t{1} << 18;  // part of the stored hash: keep it
  const files::OpenedFile file = files::open_regular(walked);
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

}  // namespace niger::catalog

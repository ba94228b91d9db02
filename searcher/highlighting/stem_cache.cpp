#include "searcher/highlighting/stem_cache.h"

#include <functional>
#include <string>

#include "common/arabic/morphology.h"

namespace niger::highlighting {

std::uint64_t stem_hash(std::string_view stem) { return std::hash<std::string_view>{}(stem); }

std::uint64_t root_hash(std::string_view stem) {
  const std::string root = arabic::root_of(stem);
  return root.empty() ? 0 : stem_hash(root);
}

StemCache::Stem StemCache::stem_of(std::uint64_t key, std::string_view text, bool with_root) {
  Stem& known = known_[key & (kSlots - 1)];
  if (known.key != key || (with_root && !known.has_root)) {
    session_.analyze(text, tokens_);
    const std::string_view stem = tokens_.empty() ? std::string_view() : tokens_.front().stem;
    known = {key, stem_hash(stem), with_root ? root_hash(stem) : 0, with_root};
  }
  return known;
}

}  // namespace niger::highlighting

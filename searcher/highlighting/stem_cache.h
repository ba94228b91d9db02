#pragma once
/// The stem cache: stems and roots, as hashes, of the words of texts, kept from query to query in
/// bounded space. Used by word_matcher only.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/arabic/analyzer.h"

namespace niger::highlighting {

[[nodiscard]] std::uint64_t stem_hash(std::string_view stem);

/// Of the stem's root; 0 where none is known.
[[nodiscard]] std::uint64_t root_hash(std::string_view stem);

/// For one thread. The analyzer must outlive it.
class StemCache {
 public:
  explicit StemCache(const arabic::Analyzer& analyzer) : session_(analyzer, kSessionBytes) {}

  struct Stem {
    std::uint64_t key = 0;
    std::uint64_t hash = 0;
    std::uint64_t root = 0;
    bool has_root = false;  ///< the root was asked for
  };

  /// Of the word `text`, which has the key `key`.
  [[nodiscard]] Stem stem_of(std::uint64_t key, std::string_view text, bool with_root);

 private:
  static constexpr std::size_t kSessionBytes = std::size_t{4} << 20;
  static constexpr std::size_t kSlots = std::size_t{1} << 11;

  arabic::Analyzer::Session session_;
  std::vector<arabic::TokenRef> tokens_;
  std::vector<Stem> known_{kSlots};
};

}  // namespace niger::highlighting

#pragma once
/// The fingerprint of an article: a hash of its words, equal for exact duplicates, and a sketch of
/// their triples, similar in near-duplicates. Kept as a value of the document; whether two articles
/// with similar sketches are near-duplicates is decided by duplicate_text.h.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/article.h"

namespace niger::duplicates {

struct Fingerprint {
  /// Places of the sketch, a min-hash (Broder 1997) with one permutation (Li, Owen and Zhang 2012).
  /// Each holds 16 bits of the least hash among a sixteenth of the triples: two articles agree in
  /// about as many sixteenths as they share of all their triples.
  static constexpr std::size_t kPlaces = 16;
  using Sketch = std::array<std::uint16_t, kPlaces>;

  std::uint64_t words = 0;       ///< equal: the same words in the same order; 0: no words at all
  std::optional<Sketch> sketch;  ///< none where the words are too few to compare

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// An article of fewer words (stop words aside) is no near-duplicate of any: too little to compare.
inline constexpr std::size_t kFewWords = 20;
/// An article of fewer is an exact duplicate only where the title is the same too: «كل الحقوق
/// محفوظة» may be all that a page has to say.
inline constexpr std::size_t kFewestWords = 10;

/// True for the zones that make the article: what stands around it differs from site to site.
[[nodiscard]] constexpr bool counts_for_duplicates(ZoneKind kind) {
  return kind == ZoneKind::Body || kind == ZoneKind::Lead;
}

/// The hash of three words in a row, from the hashes of their stems.
[[nodiscard]] std::uint64_t triple_hash(std::uint64_t first, std::uint64_t second,
                                        std::uint64_t third);

/// Makes fingerprints, one after another.
class FingerprintMaker {
 public:
  void start();
  void add_title_word(std::string_view folded);
  /// A word of a zone that counts, in the order of the text. `stem_hash` is content_hash of the
  /// stem, of no meaning for a stop word.
  void add_word(std::string_view folded, std::uint64_t stem_hash, bool is_stop_word);
  [[nodiscard]] Fingerprint fingerprint() const;

 private:
  std::uint64_t title_ = 0;
  std::uint64_t words_ = 0;
  std::uint64_t before_[2] = {0, 0};  // stems of the last two words, stop words aside
  std::size_t count_ = 0;             // words so far, stop words aside
  std::array<std::uint64_t, Fingerprint::kPlaces> least_{};
};

/// The value of schema::kFingerprintSlot; empty for an article without words.
[[nodiscard]] std::string encoded_fingerprint(const Fingerprint& fingerprint);

/// Nothing where the bytes are no fingerprint.
[[nodiscard]] std::optional<Fingerprint> decoded_fingerprint(std::string_view value);

}  // namespace niger::duplicates

#include "indexer/reading/bytes/encoded_twice.h"

#include <string>
#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/arabic_likeness.h"
#include "indexer/reading/bytes/code_page.h"
#include "indexer/reading/bytes/encoding_guess.h"

namespace niger::bytes {
namespace {

// Valid UTF-8 whose letters are the bytes of Arabic text taken for another encoding.
std::optional<Decoded> undone(const std::string& text, int depth) {
  constexpr int kMaxDepth = 3;
  const std::string_view sample = sample_of(text);
  const std::string_view whole_sample = truncated_at_character(sample, sample.size() - 1);
  if (depth == kMaxDepth || !looks_encoded_twice(whole_sample)) {
    return std::nullopt;
  }
  const double score_now = arabic_likeness(whole_sample).score();
  std::optional<Decoded> best;
  double best_score = score_now + 0.05;
  for (const CodePage& page : mistaken_code_pages()) {
    std::size_t lost = 0;
    std::string bytes = encoded(page, text, lost);
    if (lost * 20 > bytes.size()) {
      continue;
    }
    std::size_t damaged = lost;
    std::string inner;
    std::string name = "UTF-8 encoded twice (as " + page.name + ")";
    const Utf8Counts counts = count_utf8(bytes);
    if (counts.well_formed > counts.ill_formed * 4) {
      inner = repaired_utf8(bytes, damaged);
      if (std::optional<Decoded> deeper = undone(inner, depth + 1)) {
        inner = std::move(deeper->text);
      }
    } else if (const PageGuess guess = best_page(bytes, ""); guess.page != &page) {
      inner = decoded(*guess.page, bytes, damaged);
      name = guess.page->name + " taken for " + page.name;
    }
    const std::string_view inner_sample = sample_of(inner);
    const Likeness likeness = arabic_likeness(inner_sample);
    if (likeness.convincing() && likeness.score() > best_score) {
      best_score = likeness.score();
      best = decoded_text(std::move(inner), std::move(name), damaged);
    }
  }
  return best;
}

}  // namespace

Decoded decoded_text(std::string text, std::string encoding, std::size_t lost) {
  Decoded result{std::move(text), std::move(encoding), lost, {}};
  if (lost > 0) {
    result.doubt = {messages::Message::ReadDamagedPlaces,
                    {{"count", lost}, {"encoding", result.encoding}}};
  }
  return result;
}

bool looks_encoded_twice(std::string_view text) {
  constexpr std::size_t kMaxBytes = 3000;
  text = truncated_at_character(text, kMaxBytes);
  std::size_t arabic = 0;
  std::size_t tah_zah = 0;
  std::size_t latin = 0;
  // Bytes, not characters: this looks at every file.
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    arabic += static_cast<std::size_t>((lead >= 0xD8) & (lead <= 0xDB));
    // Bytes D8 and D9 start nearly every Arabic letter; windows-1256 shows them as ط U+0637 and
    // ظ U+0638, which are otherwise one letter in sixty.
    tah_zah += static_cast<std::size_t>((lead == 0xD8) & ((next == 0xB7) | (next == 0xB8)));
    // U+0080–U+017F and U+02C0–U+02FF.
    latin += static_cast<std::size_t>(((lead >= 0xC2) & (lead <= 0xC5)) | (lead == 0xCB));
  }
  return tah_zah * 5 > arabic + latin || (latin > 8 && latin > arabic * 2);
}

std::optional<Decoded> decoded_again(const std::string& text) { return undone(text, 0); }

void take_again(Decoded& text) {
  if (std::optional<Decoded> inner = undone(text.text, 0)) {
    text = std::move(*inner);
  }
}

}  // namespace niger::bytes

#pragma once
/// The stop words in all their spellings, written when the lexicon is compiled
/// (common/lexicon/stop_word_spellings.h): to make them at each start took a sixth of a search.
#include <cstdint>
#include <string_view>

namespace niger::arabic {

/// A spelling a line, sorted by bytes.
extern const std::string_view kStopWords;
extern const std::string_view kStopWordExceptions;
/// A fingerprint of the list they were made of.
extern const std::uint64_t kStopWordListHash;

}  // namespace niger::arabic

#include "common/arabic/lexicon.h"
#include "common/arabic/stemmer.h"

// Apart from lexicon.cpp, because the program that compiles the lexicon cannot hold it yet.
extern "C" {
// Defined by lexicon_blob.S, which includes the compiled file as it is.
// NOLINTBEGIN(readability-identifier-naming): symbols of an assembler file
extern const std::byte niger_lexicon_begin[];
extern const std::byte niger_lexicon_end[];
// NOLINTEND(readability-identifier-naming)
}

namespace niger::arabic {

const Lexicon& Lexicon::builtin() {
  static const Lexicon lexicon(
      {niger_lexicon_begin, static_cast<std::size_t>(niger_lexicon_end - niger_lexicon_begin)});
  return lexicon;
}

Stemmer::Stemmer() : lexicon_(Lexicon::builtin()) {}

}  // namespace niger::arabic

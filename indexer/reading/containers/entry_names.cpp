#include "indexer/reading/containers/entry_names.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <bit>
#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/arabic_likeness.h"
#include "indexer/reading/bytes/encoding_guess.h"
#include "indexer/reading/walk/shown_path.h"

namespace niger::containers {

using walk::shown_bytes;

namespace {

constexpr std::size_t kMostNoted = 4096;         // names; more prove nothing that these do not
constexpr std::string_view kShapes = "ibm-864";  // letters by their shapes, which no text is in

// U+FE70–U+FEFC ARABIC PRESENTATION FORMS become the letters they stand for.
std::string without_shapes(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return text;
  std::string letters;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(letters);
  return U_SUCCESS(status) ? letters : text;
}

// `lost`: bytes that stand for nothing there.
std::string read_in(const std::string& encoding, std::string_view bytes, std::size_t& lost) {
  std::string text;
  if (!bytes::decode_named(encoding, bytes, text, lost)) lost = bytes.size();
  return encoding == kShapes ? without_shapes(text) : text;
}

}  // namespace

EntryNames::EntryNames(const bytes::ByteSource& source) {
  const std::string names = listed_zip_names(source.descriptor(), bytes::kSampleBytes);
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = names.find('\n', begin);
    note(std::string_view(names).substr(begin, end - begin));
    begin = end + 1;
  }
  if (names.empty()) return;
  judge();
  is_settled_ = true;
}

std::string EntryNames::shown(std::string_view name) {
  if (is_valid_utf8(name)) return shown_bytes(std::string(name));
  if (!is_settled_) {
    note(name);
    // At each power of two: as often as the sample has doubled.
    if (std::has_single_bit(noted_)) judge();
    is_settled_ = !encoding_.empty() || noted_ >= kMostNoted;
  }
  std::size_t lost = 0;
  std::string text = encoding_.empty() ? std::string() : read_in(encoding_, name, lost);
  if (text.empty() || lost > 0) return shown_bytes(std::string(name));
  used_ = encoding_ == kShapes ? "IBM864" : encoding_;
  return shown_bytes(text);
}

void EntryNames::note(std::string_view name) {
  if (is_valid_utf8(name) || noted_ >= kMostNoted) return;
  ++noted_;
  if (sample_.size() + name.size() < bytes::kSampleBytes) sample_.append(name).push_back('\n');
}

void EntryNames::judge() {
  std::size_t lost = 0;
  const bytes::Likeness shapes =
      bytes::arabic_likeness(read_in(std::string(kShapes), sample_, lost));
  const bytes::PageGuess guess = bytes::best_page(sample_, "");
  if (shapes.convincing() && lost == 0 && !(guess.convincing && guess.score >= shapes.score())) {
    encoding_ = kShapes;
  } else if (guess.convincing) {
    encoding_ = guess.page->name;
  }
}

}  // namespace niger::containers

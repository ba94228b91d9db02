#include "indexer/reading/bytes/encoding.h"

#include <simdjson.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/arabic_likeness.h"
#include "indexer/reading/bytes/code_page.h"
#include "indexer/reading/bytes/utf16.h"
#include "indexer/reading/bytes/utf7.h"

namespace niger {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // U+FEFF in UTF-8
constexpr std::string_view kUtf32LittleMark{"\xFF\xFE\0\0", 4};
constexpr std::string_view kUtf32BigMark{"\0\0\xFE\xFF", 4};
constexpr std::size_t kSampleBytes = std::size_t{12} << 10;

// \r\n (Windows) and \r (old Macintosh) become \n.
void unify_line_ends(std::string& text) {
  if (text.find('\r') == std::string::npos) {
    return;
  }
  std::size_t out = 0;
  for (std::size_t in = 0; in < text.size(); ++in) {
    if (text[in] != '\r') {
      text[out++] = text[in];
    } else if (in + 1 == text.size() || text[in + 1] != '\n') {
      text[out++] = '\n';
    }
  }
  text.resize(out);
}

Decoded made(std::string text, std::string encoding, std::size_t lost) {
  Decoded result{std::move(text), std::move(encoding), lost, {}};
  if (lost > 0) {
    result.doubt = {Message::ReadDamagedPlaces, {{"count", lost}, {"encoding", result.encoding}}};
  }
  return result;
}

// A piece of `bytes` that has bytes past ASCII: markup before it tells nothing.
std::string_view sample_of(std::string_view bytes) {
  const auto past_ascii = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
  const auto first = std::find_if(bytes.begin(), bytes.end(), past_ascii);
  const auto begin = static_cast<std::size_t>(first - bytes.begin());
  return bytes.substr(begin, kSampleBytes);
}

struct PageGuess {
  const CodePage* page = nullptr;
  double score = 0;
  bool convincing = false;
};

// The Arabic code page in which `bytes` read best.
PageGuess best_page(std::string_view bytes, std::string_view declared) {
  constexpr double kDeclaredBonus = 0.02;  // decides where two read alike
  constexpr double kLostWeight = 3.0;
  PageGuess best;
  const std::string_view sample = sample_of(bytes);
  for (const CodePage& page : arabic_code_pages()) {
    std::size_t lost = 0;
    const std::string text = decoded(page, sample, lost);
    const Likeness likeness = arabic_likeness(text);
    const double score = likeness.score() + (page.name == declared ? kDeclaredBonus : 0) -
                         kLostWeight * static_cast<double>(lost) /
                             static_cast<double>(std::max<std::size_t>(sample.size(), 1));
    if (best.page == nullptr || score > best.score) {
      best = {&page, score, likeness.convincing()};
    }
  }
  return best;
}

struct Utf8Counts {
  std::size_t well_formed = 0;  ///< sequences of two bytes and more
  std::size_t ill_formed = 0;
};

Utf8Counts count_utf8(std::string_view bytes) {
  Utf8Counts counts;
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(bytes, offset);
    if (c >= 0x80) {
      const bool written = bytes.substr(begin, offset - begin) == "\xEF\xBF\xBD";
      ++(c != kReplacementCharacter || written ? counts.well_formed : counts.ill_formed);
    }
  }
  return counts;
}

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
      best = made(std::move(inner), std::move(name), damaged);
    }
  }
  return best;
}

Decoded valid_text(std::string text, std::string encoding) {
  if (std::optional<Decoded> inner = undone(text, 0)) {
    return std::move(*inner);
  }
  return made(std::move(text), std::move(encoding), 0);
}

bool is_mostly_utf8(std::string_view line) {
  const Utf8Counts counts = count_utf8(line);
  return counts.well_formed > counts.ill_formed * 4;
}

// Takes the first line off `rest`, its line end included, or what stands before the next tag.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find_first_of("\n<", 1);
  const bool at_line_end = end != std::string_view::npos && rest[end] == '\n';
  const std::string_view line =
      rest.front() == '\n' ? rest.substr(0, 1) : rest.substr(0, at_line_end ? end + 1 : end);
  rest.remove_prefix(line.size());
  return line;
}

// A line of UTF-8 within another encoding, or the other way round: no accident of a few bytes.
bool holds_other_lines(std::string_view bytes, bool is_utf8) {
  constexpr std::size_t kLeast = 8;
  for (std::string_view rest = bytes; !rest.empty();) {
    const Utf8Counts counts = count_utf8(take_line(rest));
    if (is_utf8 ? counts.ill_formed >= kLeast && counts.well_formed < counts.ill_formed
                : counts.well_formed >= kLeast && counts.ill_formed == 0) {
      return true;
    }
  }
  return false;
}

// Some lines of the one, some of the other: a page whose template and story were saved apart.
std::optional<Decoded> mixed_lines(std::string_view bytes, std::string_view declared) {
  std::string others;
  for (std::string_view rest = bytes; !rest.empty() && others.size() < kSampleBytes;) {
    const std::string_view line = take_line(rest);
    if (!is_mostly_utf8(line)) {
      others.append(line);
    }
  }
  const PageGuess guess = best_page(others, declared);
  if (!guess.convincing) {
    return std::nullopt;
  }
  std::string text;
  std::size_t lost = 0;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::string_view line = take_line(rest);
    text += is_mostly_utf8(line) ? repaired_utf8(line, lost) : decoded(*guess.page, line, lost);
  }
  if (!arabic_likeness(sample_of(text)).convincing()) {
    return std::nullopt;
  }
  return made(std::move(text), "UTF-8 and " + guess.page->name, lost);
}

struct UcsdetCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// True where bytes past ASCII make whole words: Latin letters with marks stand alone or in pairs.
bool has_foreign_words(std::string_view bytes) {
  constexpr std::size_t kWordBytes = 3;
  std::size_t in_words = 0;
  std::size_t past_ascii = 0;
  std::size_t run = 0;
  for (std::size_t i = 0; i <= bytes.size(); ++i) {
    if (i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= 0x80) {
      ++run;
      continue;
    }
    past_ascii += run;
    in_words += run >= kWordBytes ? run : 0;
    run = 0;
  }
  return in_words * 2 > past_ascii;
}

// ICU's guess for text that is not Arabic, taken where most of it is ASCII anyway.
std::optional<Decoded> by_icu(std::string_view bytes) {
  constexpr int kMinConfidence = 40;
  const auto past_ascii = static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  if (past_ascii * 5 > bytes.size() || has_foreign_words(bytes)) {
    return std::nullopt;
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, UcsdetCloser> detector(ucsdet_open(&status));
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr ||
      ucsdet_getConfidence(match, &status) < kMinConfidence) {
    return std::nullopt;
  }
  const std::string name = ucsdet_getName(match, &status);
  std::string text;
  std::size_t lost = 0;
  if (U_FAILURE(status) || !decode_named(name, bytes, text, lost) || lost > 0) {
    return std::nullopt;
  }
  Decoded result = made(std::move(text), name, 0);
  result.doubt = {Message::ReadGuessed, {{"encoding", name}}};
  return result;
}

std::optional<Decoded> from_utf7(const std::string& bytes) {
  std::string text;
  std::size_t lost = 0;
  if (!looks_like_utf7(bytes) || !decode_named("UTF-7", bytes, text, lost) ||
      !arabic_likeness(sample_of(text)).convincing()) {
    return std::nullopt;
  }
  return made(std::move(text), "UTF-7", lost);
}

Result<Decoded> decode_bytes(std::string&& bytes, std::string_view declared) {
  if (const std::string utf32(utf32_encoding(bytes)); !utf32.empty()) {
    std::string text;
    std::size_t lost = 0;
    if (decode_named(utf32, bytes, text, lost) && lost == 0) {
      return made(std::move(text), utf32, 0);
    }
  }
  const ByteOrder order = utf16_order(bytes);
  if (order != ByteOrder::None) {
    std::size_t lost = 0;
    std::string text = decoded_utf16(bytes, order, lost);
    Decoded result =
        valid_text(std::move(text), order == ByteOrder::Little ? "UTF-16LE" : "UTF-16BE");
    return made(std::move(result.text), std::move(result.encoding), result.repaired + lost);
  }
  std::erase(bytes, '\0');  // strewn in by old disks and programs: no text has it
  for (const std::string_view mark :
       {kByteOrderMark, kUtf32LittleMark.substr(0, 2), kUtf32BigMark.substr(2), kByteOrderMark}) {
    if (bytes.starts_with(mark)) {  // that of UTF-16 before other text, too
      bytes.erase(0, mark.size());
    }
  }
  if (std::optional<Decoded> mail = from_utf7(bytes)) {
    return std::move(*mail);
  }
  if (simdjson::validate_utf8(bytes)) {
    return valid_text(std::move(bytes), "UTF-8");
  }
  const Utf8Counts counts = count_utf8(bytes);
  const bool is_utf8 = counts.well_formed > counts.ill_formed * 8;
  if (counts.well_formed > 0 && holds_other_lines(bytes, is_utf8)) {
    if (std::optional<Decoded> mixed = mixed_lines(bytes, declared)) {
      return std::move(*mixed);
    }
  }
  if (is_utf8) {
    std::size_t lost = 0;
    Decoded result = valid_text(repaired_utf8(bytes, lost), "UTF-8");
    return made(std::move(result.text), std::move(result.encoding), result.repaired + lost);
  }
  const PageGuess guess = best_page(bytes, declared);
  if (guess.convincing) {
    std::size_t lost = 0;
    std::string text = decoded(*guess.page, bytes, lost);
    return made(std::move(text), guess.page->name, lost);
  }
  if (counts.well_formed > counts.ill_formed * 2) {
    std::size_t lost = 0;
    std::string text = repaired_utf8(bytes, lost);
    if (arabic_likeness(sample_of(text)).convincing()) {
      return made(std::move(text), "UTF-8", lost);
    }
  }
  if (std::optional<Decoded> other = by_icu(bytes)) {
    return std::move(*other);
  }
  return Failure{Message::ReadNoEncoding};
}

}  // namespace

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

bool looks_binary(std::string_view beginning) {
  if (utf16_order(beginning) != ByteOrder::None || !utf32_encoding(beginning).empty()) {
    return false;
  }
  std::size_t controls = 0;
  for (const char byte : beginning) {  // no branches: this reads every file
    const auto value = static_cast<unsigned char>(byte);
    const bool usual = (value >= 0x20) | (byte == '\n') | (byte == '\t') | (byte == '\r') |
                       (byte == '\f') | (byte == '\x1A') | (byte == '\x1B');
    controls += static_cast<std::size_t>(!usual);
  }
  return controls * 50 > beginning.size();
}

Result<Decoded> decode(std::string&& bytes, const DecodeOptions& options) {
  if (!options.forced.empty()) {
    Decoded result;
    result.encoding = known_encoding_name(options.forced);
    std::size_t lost = 0;
    if (!decode_named(options.forced, bytes, result.text, lost)) {
      return Failure{{Message::EncodingUnknown, {{"encoding", options.forced}}}};
    }
    result = made(std::move(result.text), std::move(result.encoding), lost);
    unify_line_ends(result.text);
    return result;
  }
  Result<Decoded> result = decode_bytes(std::move(bytes), known_encoding_name(options.declared));
  if (result.ok()) {
    unify_line_ends(result.value().text);
  }
  return result;
}

}  // namespace niger

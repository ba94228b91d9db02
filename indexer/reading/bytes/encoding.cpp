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
#include "indexer/reading/bytes/encoding_guess.h"
#include "indexer/reading/bytes/utf16.h"
#include "indexer/reading/bytes/utf7.h"

namespace niger::bytes {

using messages::Message;
using messages::Result;

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // U+FEFF in UTF-8
constexpr std::string_view kUtf32LittleMark{"\xFF\xFE\0\0", 4};
constexpr std::string_view kUtf32BigMark{"\0\0\xFE\xFF", 4};

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

Decoded valid_text(std::string text, std::string encoding) {
  if (std::optional<Decoded> inner = decoded_again(text)) {
    return std::move(*inner);
  }
  return decoded_text(std::move(text), std::move(encoding), 0);
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
  return decoded_text(std::move(text), "UTF-8 and " + guess.page->name, lost);
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
  Decoded result = decoded_text(std::move(text), name, 0);
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
  return decoded_text(std::move(text), "UTF-7", lost);
}

Result<Decoded> decode_bytes(std::string&& bytes, std::string_view declared) {
  if (const std::string utf32(utf32_encoding(bytes)); !utf32.empty()) {
    std::string text;
    std::size_t lost = 0;
    if (decode_named(utf32, bytes, text, lost) && lost == 0) {
      return decoded_text(std::move(text), utf32, 0);
    }
  }
  const ByteOrder order = utf16_order(bytes);
  if (order != ByteOrder::None) {
    std::size_t lost = 0;
    std::string text = decoded_utf16(bytes, order, lost);
    Decoded result =
        valid_text(std::move(text), order == ByteOrder::Little ? "UTF-16LE" : "UTF-16BE");
    return decoded_text(std::move(result.text), std::move(result.encoding), result.repaired + lost);
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
    return decoded_text(std::move(result.text), std::move(result.encoding), result.repaired + lost);
  }
  const PageGuess guess = best_page(bytes, declared);
  if (guess.convincing) {
    std::size_t lost = 0;
    std::string text = decoded(*guess.page, bytes, lost);
    return decoded_text(std::move(text), guess.page->name, lost);
  }
  if (counts.well_formed > counts.ill_formed * 2) {
    std::size_t lost = 0;
    std::string text = repaired_utf8(bytes, lost);
    if (arabic_likeness(sample_of(text)).convincing()) {
      return decoded_text(std::move(text), "UTF-8", lost);
    }
  }
  if (std::optional<Decoded> other = by_icu(bytes)) {
    return std::move(*other);
  }
  return messages::Failure{Message::ReadNoEncoding};
}

}  // namespace

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
      return messages::Failure{{Message::EncodingUnknown, {{"encoding", options.forced}}}};
    }
    std::string().swap(bytes);
    result = decoded_text(std::move(result.text), std::move(result.encoding), lost);
    unify_line_ends(result.text);
    return result;
  }
  Result<Decoded> result = decode_bytes(std::move(bytes), known_encoding_name(options.declared));
  std::string().swap(bytes);  // large ones are not kept beside their letters
  if (result.ok()) {
    unify_line_ends(result.value().text);
  }
  return result;
}

}  // namespace niger::bytes

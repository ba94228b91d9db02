#include "indexer/reading/fields/byline.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "common/base/utf8.h"
#include "common/letters/arabic_letter.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/page_phrases.h"

namespace niger::fields {
namespace {

constexpr std::size_t kMaxBytes = 120;
constexpr std::size_t kMaxPieces = 4;
constexpr std::size_t kMaxNameWords = 4;

// What stands between names; a hyphen within one, as in آل-سعود, parts it too, and does no harm.
bool parts_names(char32_t c) {
  return c == U'-' || c == U'/' || c == U'|' || c == U'(' || c == U')' || c == U',' ||
         c == 0x060C || (c >= 0x2010 && c <= 0x2015);
}

// A tatweel between blanks is a dash.
constexpr char32_t kTatweel = 0x0640;
bool is_apart(std::string_view line, std::size_t begin, std::size_t end) {
  return begin > 0 && line[begin - 1] == ' ' && end < line.size() && line[end] == ' ';
}

bool is_agency(const std::string& words) {
  static constexpr std::string_view kAgencies[] = {
#include "data/pages/agencies.inc"
  };
  static const Phrases agencies = folded_set(kAgencies);
  return is_credit(words) || agencies.contains(words);
}

bool joins_sentences(std::string_view word) {
  static constexpr std::string_view kWords[] = {
#include "data/pages/sentence_words.inc"
  };
  static const Phrases words = folded_set(kWords);
  return words.contains(std::string(word));
}

bool is_name(std::string_view piece, std::string_view words) {
  for (std::size_t at = 0; at < piece.size();) {
    const char32_t c = next_code_point(piece, at);
    if (c != U' ' && c != U'.' && !letters::is_arabic_letter(c)) return false;
  }
  std::size_t count = 0;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (++count > kMaxNameWords || joins_sentences(words.substr(0, end))) return false;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return count > 0;
}

}  // namespace

bool is_byline(std::string_view line) {
  if (line.size() > kMaxBytes) return false;
  std::size_t pieces = 0;
  bool has_agency = false;
  const auto take = [&](std::string_view piece) {
    piece = trimmed(piece);
    if (piece.empty()) return true;
    const std::string words = plain_words(piece);
    const bool is_one = is_agency(words);
    has_agency = has_agency || is_one;
    ++pieces;
    return is_one || is_name(piece, words);
  };
  std::size_t begin = 0;
  std::size_t offset = 0;
  while (offset < line.size()) {
    const std::size_t at = offset;
    const char32_t c = next_code_point(line, offset);
    if (!parts_names(c) && !(c == kTatweel && is_apart(line, at, offset))) continue;
    if (!take(line.substr(begin, at - begin))) return false;
    begin = offset;
  }
  if (!take(line.substr(begin))) return false;
  return has_agency && pieces <= kMaxPieces;
}

}  // namespace niger::fields

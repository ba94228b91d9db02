#include "indexer/reading/fields/date_pieces.h"

#include <utility>

#include "common/base/utf8.h"
#include "common/letters/arabic_letter.h"
#include "common/letters/folding.h"

namespace niger::fields {
namespace {

int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') {
    return static_cast<int>(c - U'0');
  }
  if (c >= 0x0660 && c <= 0x0669) {
    return static_cast<int>(c - 0x0660);
  }
  return c >= 0x06F0 && c <= 0x06F9 ? static_cast<int>(c - 0x06F0) : -1;
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x250) ||
         letters::is_arabic_letter(c);
}

// U+0640 tatweel lengthens a word (أبـريل), and parts the numbers of a date: 22ـ4ـ2024.
constexpr char32_t kTatweel = 0x0640;

}  // namespace

std::vector<DatePiece> date_pieces(std::string_view text, Words words) {
  constexpr std::size_t kMaxPieces = 64;
  std::vector<DatePiece> pieces;
  std::size_t offset = 0;
  std::size_t gap_begin = 0;
  while (offset < text.size() && pieces.size() < kMaxPieces) {
    const std::size_t begin = offset;
    char32_t c = next_code_point(text, offset);
    const bool number = digit_value(c) >= 0;
    if (!number && (!is_letter(c) || c == kTatweel)) {
      continue;
    }
    DatePiece piece;
    piece.is_number = number;
    piece.before = text.substr(gap_begin, begin - gap_begin);
    std::size_t end = begin;
    for (std::size_t next = begin; next < text.size(); end = next) {
      c = next_code_point(text, next);
      if (number ? digit_value(c) < 0 : !is_letter(c)) {
        break;
      }
      if (number && ++piece.digits <= 8) {
        piece.value = piece.value * 10 + digit_value(c);
      }
    }
    if (!number && words == Words::Fold) {
      piece.word = letters::fold(text.substr(begin, end - begin));
    }
    piece.span = {begin, end};
    pieces.push_back(std::move(piece));
    offset = gap_begin = end;
  }
  return pieces;
}

}  // namespace niger::fields

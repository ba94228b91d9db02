#pragma once
/// The numbers and words of a line, one by one, as a date is made of them.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace niger::fields {

struct DatePiece {
  bool is_number = false;
  int value = 0;            ///< of a number
  std::size_t digits = 0;   ///< of a number
  std::string word;         ///< folded, of a word
  std::string_view before;  ///< what stands between the last piece and this one
  Span span;
};

enum class Words : bool { Skip, Fold };

/// The first pieces of `text`, which they point into: as many as a line with a date has. Words are
/// left empty where they are to be skipped.
[[nodiscard]] std::vector<DatePiece> date_pieces(std::string_view text, Words words);

}  // namespace niger::fields

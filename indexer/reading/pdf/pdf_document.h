#pragma once
/// A PDF as plain data: the lines of its pages in reading order, and what its metadata state. The
/// library is poppler, whose types stay inside.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/article.h"

namespace niger::pdf {

enum class PdfState : std::uint8_t { Whole, Locked, Damaged };

struct PdfDocument {
  PdfState state = PdfState::Whole;
  std::string title;
  std::string author;
  std::string keywords;
  std::string subject;
  Date date;                       ///< when it was made, or else changed
  std::vector<std::string> pages;  ///< the text of each, lines parted by \n
  std::size_t page_count = 0;
  bool is_cut = false;  ///< there is more than was asked for
};

/// `bytes`: all of the file. `page_read` is called after each page with the bytes of its text.
[[nodiscard]] PdfDocument parse_pdf(const std::string& bytes, std::uint64_t most_text_bytes,
                                    const std::function<void(std::size_t)>& page_read);

}  // namespace niger::pdf

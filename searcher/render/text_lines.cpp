#include "searcher/render/text_lines.h"

#include <algorithm>
#include <ostream>

#include "common/base/utf8.h"
#include "searcher/render/text_form.h"

namespace niger::render {

using response::Fragment;

namespace {

constexpr std::string_view kRightToLeftIsolate = "\u2067";
constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopIsolate = "\u2069";

constexpr std::string_view kLitColour = "\x1B[1;33m";
constexpr std::string_view kQuietColour = "\x1B[2m";
constexpr std::string_view kNoColour = "\x1B[0m";

constexpr std::size_t kLeastWidth = 20;  // columns of text, however narrow the terminal

bool is_arabic(char32_t c) {
  return (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) ||
         (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

// Marks and invisible characters take no column.
bool takes_no_column(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0610 && c <= 0x061A) ||
         (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06DC) ||
         (c >= 0x06DF && c <= 0x06E8) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF;
}

}  // namespace

bool has_arabic(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (is_arabic(next_code_point(text, offset))) return true;
  }
  return false;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (!takes_no_column(next_code_point(text, offset))) ++columns;
  }
  return columns;
}

// A word of a line: its bytes, and what of them is highlighted.
struct TextLines::Piece {
  std::string_view text;
  std::vector<Span> lit;
  std::size_t columns = 0;
  bool space_lit = false;  // the space before it lies inside a highlighted phrase
};

std::string TextLines::line_of(const messages::Text& text) const {
  return isolate(messages::localized(text, {style_.language, style_.isolate}),
                 style_.language == messages::Language::Arabic);
}

void TextLines::quiet_line(const messages::Text& text) {
  quiet(line_of(text));
  out_ << '\n';
}

std::string TextLines::isolated(std::string_view text, bool right_to_left) const {
  return isolate(one_line(text), right_to_left);
}

std::string TextLines::isolate(std::string line, bool right_to_left) const {
  if (!style_.isolate) return line;
  std::string out(right_to_left ? kRightToLeftIsolate : kFirstStrongIsolate);
  return out.append(line).append(kPopIsolate);
}

void TextLines::quiet(std::string_view text) {
  if (style_.colour) out_ << kQuietColour;
  out_ << text;
  if (style_.colour) out_ << kNoColour;
}

void TextLines::light(std::string_view text, std::string_view colour) {
  if (!style_.colour) {
    out_ << text;
    return;
  }
  out_ << kLitColour << text << kNoColour << colour;
}

void TextLines::lines(const std::vector<Fragment>& fragments, std::size_t column,
                      std::size_t indent, std::string_view colour) {
  bool right_to_left = false;
  std::vector<Piece> pieces;
  for (const Fragment& fragment : fragments) {
    right_to_left = right_to_left || has_arabic(fragment.text);
    split(fragment, pieces);
  }
  const std::size_t width = style_.width == 0 ? 0 : std::max(style_.width, indent + kLeastWidth);
  std::size_t used = column;
  bool open = false;
  for (const Piece& piece : pieces) {
    if (open && width != 0 && used + 1 + piece.columns > width) {
      close_line(colour);
      out_ << '\n' << std::string(indent, ' ');
      used = indent;
      open = false;
    }
    if (!open) {
      open_line(right_to_left, colour);
    } else {
      space(piece.space_lit, colour);
      ++used;
    }
    open = true;
    write(piece, colour);
    used += piece.columns;
  }
  if (open) close_line(colour);
  out_ << '\n';
}

void TextLines::split(const Fragment& fragment, std::vector<Piece>& pieces) {
  const std::string_view text = fragment.text;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    Piece piece{.text = text.substr(begin, end - begin), .lit = {}};
    for (const Span& span : fragment.highlights) {
      const std::size_t from = std::max(span.begin, begin);
      const std::size_t to = std::min(span.end, end);
      if (from < to) piece.lit.push_back({from - begin, to - begin});
      if (begin > 0 && span.begin < begin && span.end > begin) piece.space_lit = true;
    }
    piece.columns = columns_of(piece.text);
    if (!piece.text.empty()) pieces.push_back(std::move(piece));
    begin = end + 1;
  }
}

void TextLines::open_line(bool right_to_left, std::string_view colour) {
  if (style_.isolate) out_ << (right_to_left ? kRightToLeftIsolate : kFirstStrongIsolate);
  if (style_.colour) out_ << colour;
}

void TextLines::close_line(std::string_view colour) {
  if (style_.colour && !colour.empty()) out_ << kNoColour;
  if (style_.isolate) out_ << kPopIsolate;
}

void TextLines::space(bool lit, std::string_view colour) {
  if (lit) {
    light(" ", colour);
  } else {
    out_ << ' ';
  }
}

void TextLines::write(const Piece& piece, std::string_view colour) {
  std::size_t at = 0;
  for (const Span& span : piece.lit) {
    out_ << piece.text.substr(at, span.begin - at);
    light(piece.text.substr(span.begin, span.size()), colour);
    at = span.end;
  }
  out_ << piece.text.substr(at);
}

}  // namespace niger::render

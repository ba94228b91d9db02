#include "indexer/reading/xml/xml_input.h"

#include <algorithm>
#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/code_page.h"
#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/bytes/html_source.h"
#include "indexer/reading/bytes/utf16.h"

namespace niger::xml {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{256} << 10;
constexpr std::size_t kLongestReference = 32;
constexpr std::string_view kData = "<![CDATA[";
constexpr std::string_view kComment = "<!--";

// begun_character() of UTF-16: an odd byte, and the first half of a pair.
std::size_t begun_unit(std::string_view bytes, bool is_big) {
  std::size_t left = bytes.size() % 2;
  if (bytes.size() - left >= 2) {
    const std::size_t at = bytes.size() - left - (is_big ? 2 : 1);
    const auto high = static_cast<unsigned char>(bytes[at]);
    left += high >= 0xD8 && high < 0xDC ? 2 : 0;
  }
  return left;
}

std::string encoding_of(const std::string& begun, const std::string& forced) {
  if (!forced.empty()) return bytes::known_encoding_name(forced);
  if (const auto order = bytes::utf16_order(begun); order != bytes::ByteOrder::None) {
    return order == bytes::ByteOrder::Little ? "UTF-16LE" : "UTF-16BE";
  }
  std::string_view whole = begun;
  whole.remove_suffix(begun_character(whole));
  if (is_valid_utf8(whole)) return "UTF-8";
  const std::string declared = bytes::declared_charset(begun);
  const auto guess = bytes::decode(std::string(whole), {"", declared});
  // Some lines of the one and some of the other are read as the first.
  std::string name = guess.ok() ? guess.value().encoding : bytes::known_encoding_name(declared);
  name.resize(std::min(name.find(' '), name.size()));
  return name.empty() ? "UTF-8" : name;
}

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_own_name(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

// &#1604; and &#x644;, of a character that XML allows.
bool is_number(std::string_view name) {
  if (name.size() < 2 || name.front() != '#') return false;
  name.remove_prefix(1);
  const bool is_hexadecimal = name.front() == 'x';
  if (is_hexadecimal) name.remove_prefix(1);
  std::uint32_t value = 0;
  for (const char c : name) {
    const bool is_digit = c >= '0' && c <= '9';
    const char low = static_cast<char>(c | 0x20);
    if (!is_digit && !(is_hexadecimal && low >= 'a' && low <= 'f')) return false;
    const auto digit = static_cast<std::uint32_t>(is_digit ? c - '0' : low - 'a' + 10);
    value = value * (is_hexadecimal ? 16 : 10) + digit;
    if (value > 0x10FFFF) return false;
  }
  return !name.empty() && (value >= 0x20 || value == 9 || value == 10 || value == 13) &&
         (value < 0xD800 || value > 0xDFFF) && value != 0xFFFE && value != 0xFFFF;
}

}  // namespace

XmlInput::XmlInput(bytes::ByteSource& source, std::string begun, const std::string& forced)
    : source_(source), begun_(std::move(begun)), encoding_(encoding_of(begun_, forced)) {
  const std::size_t type = begun_.find("<!DOCTYPE");
  declares_names_ = type != std::string::npos && begun_.find("<!ENTITY", type) != std::string::npos;
}

bool XmlInput::read(std::string& bytes) {
  if (!begun_.empty()) {
    bytes += std::exchange(begun_, {});
    return true;
  }
  return source_.append_to(bytes, kPieceBytes) > 0;
}

std::string XmlInput::decoded(std::string&& bytes) {
  std::size_t lost = 0;
  std::string text;
  if (encoding_ == "UTF-8" || !bytes::decode_named(encoding_, bytes, text, lost)) {
    text = is_valid_utf8(bytes) ? std::move(bytes) : repaired_utf8(bytes, lost);
  }
  repaired_ += lost;
  if (!std::exchange(has_begun_, true)) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";  // U+FEFF byte order mark
    std::size_t begin = text.starts_with(kMark) ? kMark.size() : 0;
    begin = std::min(text.find_first_not_of(" \t\r\n", begin), text.size());
    text.erase(0, begin);  // a declaration stands first
  }
  return text;
}

// What the & at `at` becomes; gives the place behind it.
std::size_t XmlInput::mend_reference(std::string_view text, std::size_t at,
                                     std::string& out) const {
  const std::size_t end = text.substr(0, at + kLongestReference).find_first_of(";&< \n\"", at + 1);
  const bool is_whole = end != std::string_view::npos && text[end] == ';';
  const std::string_view reference = is_whole ? text.substr(at, end + 1 - at) : text.substr(at, 1);
  const std::string_view name = is_whole ? text.substr(at + 1, end - at - 1) : std::string_view();
  if (is_own_name(name) || is_number(name)) {
    out += reference;
    return at + reference.size();
  }
  if (is_whole) {
    const std::string letter = bytes::without_references(reference);
    if (letter != reference) {
      out += letter;
      return end + 1;
    }
    if (declares_names_ && !name.empty() && is_name_letter(name.front())) {
      out += reference;
      return end + 1;
    }
  }
  out += "&amp;";
  return at + 1;
}

// Keeps back in half_ what may be the beginning of markup or of a reference.
std::string XmlInput::mended(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 64);
  std::size_t copied = 0;
  std::size_t at = 0;
  const auto copy_to = [&](std::size_t end) {
    out.append(text.substr(copied, end - copied));
    copied = end;
  };
  while (at < text.size()) {
    if (within_ != Within::Markup) {
      const std::string_view mark = within_ == Within::Data ? "]]>" : "-->";
      for (; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') {
          copy_to(at);
          copied = at + 1;
        } else if (byte == static_cast<unsigned char>(mark[0]) &&
                   (text.substr(at, 3) == mark || (text.size() - at < 3 && !has_ended_))) {
          break;
        }
      }
      if (at + 3 > text.size()) break;
      at += 3;
      within_ = Within::Markup;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte != '<' && byte != '&' && byte != 0xEF) {
      ++at;
      continue;
    }
    if (byte == '\n' || byte == '\t' || byte == '\r') {
      ++at;
      continue;
    }
    const std::size_t left = text.size() - at;
    if (byte == '&') {
      if (left < kLongestReference && !has_ended_ &&
          text.find_first_of("; \n", at) == std::string_view::npos) {
        break;
      }
      copy_to(at);
      at = mend_reference(text, at, out);
      copied = at;
    } else if (byte == '<') {
      if (left < kData.size() && !has_ended_) break;
      const char next = left > 1 ? text[at + 1] : ' ';
      if (text.substr(at, kData.size()) == kData) {
        within_ = Within::Data;
        at += kData.size();
      } else if (text.substr(at, kComment.size()) == kComment) {
        within_ = Within::Comment;
        at += kComment.size();
      } else {
        const bool is_markup = (is_name_letter(next) && static_cast<unsigned char>(next) < 0x80) ||
                               next == '/' || next == '!' || next == '?';
        if (!is_markup) {
          copy_to(at);
          out += "&lt;";
          copied = at + 1;
        }
        ++at;
      }
    } else if (byte == 0xEF) {  // U+FFFE and U+FFFF are no characters of XML
      const std::string_view letter = text.substr(at, 3);
      if (letter == "\xEF\xBF\xBE" || letter == "\xEF\xBF\xBF") {
        copy_to(at);
        copied = at + 3;
      }
      at += 3;
    } else {
      copy_to(at);
      copied = ++at;
    }
  }
  at = std::min(at, text.size());
  copy_to(std::max(at, copied));
  half_ = text.substr(std::max(at, copied));
  return out;
}

bool XmlInput::next(std::string& piece) {
  piece.clear();
  while (piece.empty() && !has_ended_) {
    std::string bytes = std::exchange(waiting_, {});
    has_ended_ = !read(bytes);
    if (!has_ended_) {
      const bool is_wide = encoding_.starts_with("UTF-16");
      const std::size_t begun = encoding_ == "UTF-8" ? begun_character(bytes)
                                : is_wide            ? begun_unit(bytes, encoding_ == "UTF-16BE")
                                                     : 0;
      waiting_.assign(bytes, bytes.size() - begun);
      bytes.resize(bytes.size() - begun);
    }
    std::string text = std::exchange(half_, {});
    text += decoded(std::move(bytes));
    piece = mended(text);
  }
  return !piece.empty();
}

}  // namespace niger::xml

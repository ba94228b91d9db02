#include "indexer/reading/bytes/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "common/base/utf8.h"

namespace niger::bytes {
namespace {

constexpr std::size_t kMaxReferenceBytes = 12;

// The names of U+00A0–U+00FF, in order.
constexpr std::array<std::string_view, 96> kLatinNames = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

constexpr std::array<std::pair<std::string_view, char32_t>, 32> kNames = {
    {{"amp", U'&'},        {"lt", U'<'},          {"gt", U'>'},          {"quot", U'"'},
     {"apos", U'\''},      {"euro", U'\u20AC'},   {"sbquo", U'\u201A'},  {"fnof", U'\u0192'},
     {"bdquo", U'\u201E'}, {"hellip", U'\u2026'}, {"dagger", U'\u2020'}, {"Dagger", U'\u2021'},
     {"circ", U'\u02C6'},  {"permil", U'\u2030'}, {"Scaron", U'\u0160'}, {"lsaquo", U'\u2039'},
     {"OElig", U'\u0152'}, {"lsquo", U'\u2018'},  {"rsquo", U'\u2019'},  {"ldquo", U'\u201C'},
     {"rdquo", U'\u201D'}, {"bull", U'\u2022'},   {"ndash", U'\u2013'},  {"mdash", U'\u2014'},
     {"tilde", U'\u02DC'}, {"trade", U'\u2122'},  {"scaron", U'\u0161'}, {"rsaquo", U'\u203A'},
     {"oelig", U'\u0153'}, {"Yuml", U'\u0178'},   {"zwnj", U'\u200C'},   {"zwj", U'\u200D'}}};

struct Reference {
  char32_t character = 0;
  std::size_t bytes = 0;  ///< of the text, from & on; 0: no reference
};

// &#1575; and &#x627; as browsers take them: the semicolon may be missing.
Reference numeric(std::string_view text) {
  std::string_view digits = text.substr(2, kMaxReferenceBytes);
  int base = 10;
  if (digits.starts_with('x') || digits.starts_with('X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  unsigned value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc() || value == 0) {
    return {};
  }
  const auto used = static_cast<std::size_t>(end - text.data());
  return {value, used + (text.substr(used).starts_with(';') ? 1 : 0)};
}

// The character that `text`, which starts with &, refers to.
Reference reference_at(std::string_view text) {
  if (text.starts_with("&#")) {
    return numeric(text);
  }
  const std::size_t end = text.substr(0, kMaxReferenceBytes).find(';');
  if (end == std::string_view::npos) {
    return {};
  }
  const std::string_view name = text.substr(1, end - 1);
  const auto* const found = std::find_if(kNames.begin(), kNames.end(),
                                         [&](const auto& entry) { return entry.first == name; });
  if (found != kNames.end()) {
    return {found->second, end + 1};
  }
  const auto* const latin = std::find(kLatinNames.begin(), kLatinNames.end(), name);
  return latin == kLatinNames.end()
             ? Reference{}
             : Reference{static_cast<char32_t>(0xA0 + (latin - kLatinNames.begin())), end + 1};
}

}  // namespace

namespace {

enum class Kept : bool { Nothing, Markup };

std::string replaced(std::string_view text, Kept kept) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t ampersand = std::min(text.find('&'), text.size());
    out.append(text.substr(0, ampersand));
    text.remove_prefix(ampersand);
    if (text.empty()) {
      break;
    }
    const Reference reference = reference_at(text);
    if (reference.bytes > 0 && (kept == Kept::Nothing || reference.character >= 0x80)) {
      append_utf8(reference.character, out);
      text.remove_prefix(reference.bytes);
    } else {
      out.push_back('&');
      text.remove_prefix(1);
    }
  }
  return out;
}

constexpr std::size_t kEnough = 8;
constexpr std::size_t kMaxBytes = std::size_t{16} << 10;

// &amp;#1604; was a reference once before: &#1604;.
std::string unescaped_once(std::string_view text) {
  constexpr std::string_view kEscaped = "&amp;#";
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find(kEscaped); at != std::string_view::npos;
       at = text.find(kEscaped, at + kEscaped.size())) {
    out.append(text.substr(copied, at - copied)).append("&#");
    copied = at + kEscaped.size();
  }
  return out.append(text.substr(copied));
}

bool holds_escaped_references(std::string_view text) {
  std::size_t count = 0;
  text = text.substr(0, kMaxBytes);
  for (std::size_t at = text.find("&amp;#"); at != std::string_view::npos && count < kEnough;
       at = text.find("&amp;#", at + 1)) {
    ++count;
  }
  return count == kEnough;
}

}  // namespace

std::string without_references(std::string_view text) {
  return holds_escaped_references(text) ? replaced(unescaped_once(text), Kept::Nothing)
                                        : replaced(text, Kept::Nothing);
}

std::string without_letter_references(std::string_view page) {
  return holds_escaped_references(page) ? replaced(unescaped_once(page), Kept::Markup)
                                        : replaced(page, Kept::Markup);
}

bool written_in_references(std::string_view text) {
  std::size_t count = 0;
  if (holds_escaped_references(text)) {
    return true;
  }
  text = text.substr(0, kMaxBytes);
  for (std::size_t at = text.find('&'); at != std::string_view::npos && count < kEnough;
       at = text.find('&', at + 1)) {
    // &nbsp; &copy; &laquo; and their like (U+00A0–U+00BF) stand on any page.
    count += reference_at(text.substr(at)).character >= 0xC0 ? 1 : 0;
  }
  return count == kEnough;
}

}  // namespace niger::bytes

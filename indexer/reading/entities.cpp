#include "indexer/reading/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "common/base/utf8.h"

namespace niger {
namespace {

constexpr std::size_t kMaxReferenceBytes = 12;

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
  constexpr std::array<std::pair<std::string_view, char32_t>, 8> kNames = {{{"amp", U'&'},
                                                                            {"lt", U'<'},
                                                                            {"gt", U'>'},
                                                                            {"quot", U'"'},
                                                                            {"apos", U'\''},
                                                                            {"nbsp", U'\u00A0'},
                                                                            {"laquo", U'«'},
                                                                            {"raquo", U'»'}}};
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
  return found == kNames.end() ? Reference{} : Reference{found->second, end + 1};
}

}  // namespace

std::string without_references(std::string_view text) {
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
    if (reference.bytes > 0) {
      append_utf8(reference.character, out);
      text.remove_prefix(reference.bytes);
    } else {
      out.push_back('&');
      text.remove_prefix(1);
    }
  }
  return out;
}

bool written_in_references(std::string_view text) {
  constexpr std::size_t kEnough = 8;
  constexpr std::size_t kMaxBytes = std::size_t{16} << 10;
  std::size_t count = 0;
  text = text.substr(0, kMaxBytes);
  for (std::size_t at = text.find("&#"); at != std::string_view::npos && count < kEnough;
       at = text.find("&#", at + 2)) {
    count += reference_at(text.substr(at)).character >= 0x80 ? 1 : 0;
  }
  return count == kEnough;
}

}  // namespace niger

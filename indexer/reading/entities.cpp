#include "indexer/reading/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "common/base/utf8.h"

namespace niger {
namespace {

constexpr std::size_t kMaxReferenceBytes = 12;

std::optional<char32_t> numeric(std::string_view name) {
  name.remove_prefix(1);
  int base = 10;
  if (name.starts_with('x') || name.starts_with('X')) {
    base = 16;
    name.remove_prefix(1);
  }
  unsigned value = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, base);
  if (error != std::errc() || end != name.data() + name.size() || value == 0) {
    return std::nullopt;
  }
  return value;
}

// The character that &name; stands for.
std::optional<char32_t> referred(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 8> kNames = {{{"amp", U'&'},
                                                                            {"lt", U'<'},
                                                                            {"gt", U'>'},
                                                                            {"quot", U'"'},
                                                                            {"apos", U'\''},
                                                                            {"nbsp", U'\u00A0'},
                                                                            {"laquo", U'«'},
                                                                            {"raquo", U'»'}}};
  if (name.starts_with('#') && name.size() > 1) {
    return numeric(name);
  }
  const auto* const found = std::find_if(kNames.begin(), kNames.end(),
                                         [&](const auto& entry) { return entry.first == name; });
  return found == kNames.end() ? std::nullopt : std::optional<char32_t>(found->second);
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
    const std::size_t end = text.substr(0, kMaxReferenceBytes).find(';');
    const std::optional<char32_t> character =
        end == std::string_view::npos ? std::nullopt : referred(text.substr(1, end - 1));
    if (character) {
      append_utf8(*character, out);
      text.remove_prefix(end + 1);
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
    const std::size_t end = text.substr(at, kMaxReferenceBytes).find(';');
    const std::optional<char32_t> character =
        end == std::string_view::npos ? std::nullopt : referred(text.substr(at + 1, end - 1));
    count += character && *character >= 0x80 ? 1 : 0;
  }
  return count == kEnough;
}

}  // namespace niger

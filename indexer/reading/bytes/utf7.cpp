#include "indexer/reading/bytes/utf7.h"

#include <algorithm>
#include <cstddef>

namespace niger::bytes {
namespace {

bool is_coded(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/';
}

}  // namespace

bool looks_like_utf7(std::string_view bytes) {
  constexpr std::size_t kSampleBytes = std::size_t{12} << 10;
  constexpr std::size_t kLeastRun = 3;  // one letter
  const auto past_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (bytes.find('+') == std::string_view::npos ||
      std::any_of(bytes.begin(), bytes.end(), past_ascii)) {
    return false;
  }
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  std::size_t in_runs = 0;
  std::size_t run = 0;
  bool in_run = false;
  for (const char c : sample) {
    if (in_run && is_coded(c)) {
      ++run;
      continue;
    }
    in_runs += run >= kLeastRun ? run : 0;
    run = 0;
    in_run = c == '+';
  }
  return in_runs * 5 > sample.size();
}

}  // namespace niger::bytes

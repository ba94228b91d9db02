#include "common/arabic/stop_words.h"

#include <algorithm>

#include "common/arabic/stop_words_list.h"
#include "common/base/sorted_lines.h"

namespace niger::arabic {
namespace {

bool has_line(std::string_view lines, std::string_view word) {
  return !lines_of(lines, word).empty();
}

}  // namespace

bool StopWords::contains(std::string_view exact) {
  if (exact.empty()) {
    return false;
  }
  if (has_line(kStopWords, exact)) {
    return true;
  }
  constexpr std::string_view kWaw = "و";
  constexpr std::string_view kFeh = "ف";
  if (!exact.starts_with(kWaw) && !exact.starts_with(kFeh)) {
    return false;
  }
  return !has_line(kStopWordExceptions, exact) && exact.size() > kWaw.size() &&
         has_line(kStopWords, exact.substr(kWaw.size()));
}

std::size_t StopWords::size() {
  return static_cast<std::size_t>(std::count(kStopWords.begin(), kStopWords.end(), '\n'));
}

std::uint64_t StopWords::list_hash() { return kStopWordListHash; }

}  // namespace niger::arabic

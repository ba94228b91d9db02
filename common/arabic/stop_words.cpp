#include "common/arabic/stop_words.h"

#include <algorithm>

#include "common/arabic/stop_words_list.h"

namespace niger {
namespace {

// `lines`: a word a line, each with its end, sorted by bytes.
bool has_line(std::string_view lines, std::string_view word) {
  while (!lines.empty()) {
    const std::size_t middle = lines.size() / 2;
    const std::size_t before = middle == 0 ? std::string_view::npos : lines.rfind('\n', middle - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = lines.find('\n', begin);
    const int order = word.compare(lines.substr(begin, end - begin));
    if (order == 0) {
      return true;
    }
    lines = order < 0 ? lines.substr(0, begin) : lines.substr(end + 1);
  }
  return false;
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

}  // namespace niger

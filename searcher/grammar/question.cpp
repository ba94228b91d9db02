#include "searcher/grammar/question.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "common/letters/folding.h"
#include "common/lists/rows.h"

namespace niger::grammar {
namespace {

enum class QuestionWord : std::uint8_t { Asks, AfterWho };
using enum QuestionWord;
constexpr lists::KindRow<QuestionWord> kQuestionWords[] = {
#include "data/queries/question_words.inc"
};

template <QuestionWord kKind>
bool is_one(std::string_view word) {
  constexpr auto& kWords = lists::kTextsOf<kKind, kQuestionWords>;
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// Cuts the first word off `text`.
std::string_view next_word(std::string_view& text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\n\""), text.size());
  const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
  const std::string_view word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

}  // namespace

bool is_question(std::string_view query) {
  constexpr std::string_view kArabicMark = "؟";
  const std::size_t last = query.find_last_not_of(" \t\n\".");
  if (last == std::string_view::npos) {
    return false;
  }
  const std::string_view text = query.substr(0, last + 1);
  if (text.back() == '?' || text.ends_with(kArabicMark)) {
    return true;
  }
  constexpr std::size_t kMostBytesRead = 200;  // the first two words decide
  std::string start = letters::fold(text.substr(0, std::min(kMostBytesRead, text.size())));
  std::string_view rest = start;
  const std::string_view first = next_word(rest);
  return is_one<Asks>(first) || (first == "من" && is_one<AfterWho>(next_word(rest)));
}

}  // namespace niger::grammar

#include "indexer/reading/date_line.h"

#include <string>
#include <unordered_set>

#include "common/arabic/folding.h"
#include "indexer/reading/date_text.h"

namespace niger {
namespace {

bool has_digit(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= '0' && byte <= '9') {
      return true;
    }
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if ((byte == 0xD9 && next >= 0xA0 && next <= 0xA9) ||  // U+0660–U+0669
        (byte == 0xDB && next >= 0xB0 && next <= 0xB9)) {  // U+06F0–U+06F9
      return true;
    }
  }
  return false;
}

bool is_date_word(const std::string& folded) {
  static const std::unordered_set<std::string> words = [] {
    std::unordered_set<std::string> made;
    for (const char* word :
         {"السبت",  "الأحد",  "الاثنين", "الإثنين",   "الثلاثاء", "الأربعاء",  "الخميس",
          "الجمعة", "يوم",    "الساعة",  "الموافق",   "م",        "هـ",        "ه",
          "صباحا",  "صباحاً",  "مساء",    "مساءً",      "ص",        "بتوقيت",    "غرينتش",
          "جرينتش", "مكة",    "المكرمة", "نشر",       "في",       "بتاريخ",    "تحديث",
          "آخر",    "تاريخ",  "النشر",   "عدد",       "gmt",      "utc",       "am",
          "pm",     "mecca",  "t",       "z",         "updated",  "published", "on",
          "at",     "monday", "tuesday", "wednesday", "thursday", "friday",    "saturday",
          "sunday", "mon",    "tue",     "wed",       "thu",      "fri",       "sat",
          "sun"}) {
      made.insert(fold(word));
    }
    return made;
  }();
  return words.contains(folded);
}

bool only_date_words(std::string_view text) {
  const std::string folded = fold(text);
  std::string word;
  const auto is_word_byte = [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80 || (byte >= 'a' && byte <= 'z');
  };
  const std::string_view comma = "،";
  for (std::size_t i = 0; i <= folded.size(); ++i) {
    const bool at_comma = std::string_view(folded).substr(i).starts_with(comma);
    if (i < folded.size() && is_word_byte(folded[i]) && !at_comma) {
      word.push_back(folded[i]);
      continue;
    }
    if (!word.empty() && !is_date_word(word)) {
      return false;
    }
    word.clear();
    i += at_comma ? comma.size() - 1 : 0;
  }
  return true;
}

}  // namespace

std::optional<Date> date_of_line(std::string_view line) {
  constexpr std::size_t kMaxBytes = 130;
  if (line.size() > kMaxBytes || !has_digit(line)) {
    return std::nullopt;
  }
  const auto found = find_date(line);
  if (!found) {
    return std::nullopt;
  }
  // Of 11 شوال 1445 الموافق 20 أبريل 2024 the second date leaves no strange words either.
  std::string rest(line.substr(0, found->span.begin));
  rest.append(" ").append(line.substr(found->span.end));
  if (const auto other = find_date(rest)) {
    rest.erase(other->span.begin, other->span.size());
  }
  return only_date_words(rest) ? std::optional<Date>(found->date) : std::nullopt;
}

}  // namespace niger

#include "indexer/reading/fields/line_kind.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

#include "common/base/utf8.h"
#include "common/letters/arabic_letter.h"
#include "common/lists/rows.h"
#include "indexer/reading/fields/page_phrases.h"

namespace niger::fields {

using lists::kTextsOf;

namespace {

// Lines longer than these are prose, whatever they start with.
constexpr std::size_t kMaxLabelBytes = 60;
constexpr std::size_t kMaxFieldBytes = 300;
constexpr std::size_t kMaxKeywordsBytes = 1500;
constexpr std::size_t kMaxMarkBytes = 320;
constexpr std::size_t kMaxBoilerplateBytes = 160;
constexpr std::size_t kMaxNoticeBytes = 700;
constexpr std::size_t kMaxCaptionBytes = 900;

bool is_blank(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x061C || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

const std::unordered_map<std::string, FieldKind>& labels() {
  using enum FieldKind;
  static constexpr lists::KindRow<FieldKind> kLabels[] = {
#include "data/pages/field_labels.inc"
  };
  static const std::unordered_map<std::string, FieldKind> table = [] {
    std::unordered_map<std::string, FieldKind> made;
    for (const auto& [kind, words] : kLabels) {
      made.emplace(plain_words(words), kind);
    }
    return made;
  }();
  return table;
}

// الرئيسية | أخبار | رياضة and أخبار » محليات: many short pieces.
bool is_menu_row(std::string_view line) {
  std::size_t bars = 0;
  for (const std::string_view bar : {"|", "»", "›", "•", "·"}) {
    for (std::size_t at = line.find(bar); at != std::string_view::npos;
         at = line.find(bar, at + bar.size())) {
      ++bars;
    }
  }
  return bars >= 2 && line.size() / (bars + 1) < 28 && line.find("«") == std::string_view::npos;
}

enum class CookieWord : std::uint8_t { Thing, Consent, Site };
using enum CookieWord;
constexpr lists::KindRow<CookieWord> kCookieWords[] = {
#include "data/pages/cookie_notice.inc"
};

// نستخدم ملفات تعريف الارتباط … : every site has its own wording, but they all name the thing and
// ask for consent.
bool is_cookie_notice(std::string_view line) {
  // memmem: the first letters of these words are in every line, where find() stops each time.
  const auto has_any = [line](const auto& words) {
    return std::any_of(words.begin(), words.end(), [line](std::string_view word) {
      return memmem(line.data(), line.size(), word.data(), word.size()) != nullptr;
    });
  };
  return has_any(kTextsOf<CookieWord::Thing, kCookieWords>) &&
         has_any(kTextsOf<CookieWord::Consent, kCookieWords>) &&
         has_any(kTextsOf<CookieWord::Site, kCookieWords>);
}

// The end of a label: the first colon of the line, if it stands early.
std::size_t colon_of(std::string_view line) {
  const std::size_t colon = line.substr(0, kMaxLabelBytes).find(':');
  return colon;
}

std::size_t count_blanks(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

struct LetterCounts {
  std::size_t arabic = 0;
  std::size_t latin = 0;
};

LetterCounts count_letters(std::string_view text) {
  LetterCounts counts;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    counts.arabic += value >= 0xD8 && value <= 0xDB ? 1 : 0;
    counts.latin += (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') ? 1 : 0;
  }
  return counts;
}

bool has_latin_credit(std::string_view line) {
  static constexpr std::string_view kCredits[] = {
#include "data/pages/latin_credits.inc"
  };
  return std::any_of(std::begin(kCredits), std::end(kCredits), [&](std::string_view credit) {
    return line.find(credit) != std::string_view::npos;
  });
}

struct Dash {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

// The first dash that parts words; one inside a word or a date does not.
Dash first_dash(std::string_view text) {
  Dash dash;
  for (const std::string_view mark : {" - ", " – ", " — ", " ـ ", "- ", "– "}) {
    const std::size_t at = text.find(mark);
    if (at < dash.at) {
      dash = {at, mark.size()};
    }
  }
  return dash;
}

bool has_only_arabic_words(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (c != U' ' && !letters::is_arabic_letter(c)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_blank(next_code_point(text, next))) {
      break;
    }
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && !is_character_border(text, last)) {
      --last;
    }
    std::size_t next = last;
    if (!is_blank(next_code_point(text, next))) {
      break;
    }
    end = last;
  }
  return text.substr(begin, end - begin);
}

std::optional<FieldLine> field_line(std::string_view line) {
  if (line.size() > kMaxKeywordsBytes) {
    return std::nullopt;
  }
  const std::size_t colon = colon_of(line);
  if (colon == std::string_view::npos) {
    // بقلم فلان الفلاني: the label alone is plain enough in a short line.
    constexpr std::size_t kMaxNameBytes = 70;
    constexpr std::string_view kBy = "بقلم ";
    if (line.starts_with(kBy) && line.size() < kMaxNameBytes && !line.ends_with('.')) {
      return FieldLine{FieldKind::Author, trimmed(line.substr(kBy.size()))};
    }
    return std::nullopt;
  }
  const auto found = labels().find(plain_words(line.substr(0, colon)));
  if (found == labels().end()) {
    return std::nullopt;
  }
  std::string_view value = trimmed(line.substr(colon + 1));
  if (line.starts_with("[[") && value.ends_with("]]")) {
    value = trimmed(value.substr(0, value.size() - 2));  // [[تصنيف:علوم]] of a wiki
  }
  if (value.empty() || (found->second != FieldKind::Keywords && line.size() > kMaxFieldBytes)) {
    return std::nullopt;
  }
  constexpr std::size_t kMaxNameWords = 14;
  const bool is_name = found->second == FieldKind::Author || found->second == FieldKind::Source;
  if (is_name && count_blanks(value) > kMaxNameWords) {
    return std::nullopt;
  }
  return FieldLine{found->second, value};
}

std::optional<RelatedMark> related_mark(std::string_view line) {
  if (line.size() > kMaxMarkBytes) {
    return std::nullopt;
  }
  const std::size_t colon = colon_of(line);
  const std::string_view label = line.substr(0, colon);
  if (label.size() > kMaxLabelBytes || !is_related_phrase(plain_words(label))) {
    return std::nullopt;
  }
  return RelatedMark{colon == std::string_view::npos ? std::string_view()
                                                     : trimmed(line.substr(colon + 1))};
}

bool is_boilerplate(std::string_view line) {
  if (line.size() > kMaxNoticeBytes) {
    return false;
  }
  if (line.size() > kMaxBoilerplateBytes) {
    return is_cookie_notice(line);
  }
  if (is_menu_row(line)) {
    return true;
  }
  if (line.starts_with("الرئيسية") && line.find_first_of(">/|") != std::string_view::npos) {
    return true;  // الرئيسية > علوم
  }
  const std::string words = plain_words(line);
  return is_cookie_notice(line) || is_page_phrase(words) || is_share_bar(words) ||
         starts_a_notice(words);
}

bool is_caption(std::string_view line) {
  if (line.size() > kMaxCaptionBytes || line.empty()) {
    return false;
  }
  const bool photo_first =
      line.starts_with("صورة") || line.starts_with("الصورة: ") || line.starts_with("تصوير: ");
  const auto first = static_cast<unsigned char>(line.front());
  if (!photo_first && first >= 0x80 && line.back() != ')') {
    return false;  // nearly every paragraph
  }
  const LetterCounts letters = count_letters(line);
  if (letters.latin > 3 * letters.arabic) {
    return has_latin_credit(line);
  }
  constexpr std::size_t kMaxWords = 30;
  if (count_blanks(line) > kMaxWords) {
    return false;
  }
  if (line.ends_with(')')) {
    const std::size_t open = line.rfind('(');
    if (open != std::string_view::npos && open > 0 && is_credit(plain_words(line.substr(open)))) {
      return true;
    }
  }
  return photo_first && (!line.starts_with("صورة") || line.starts_with("صورة: ") ||
                         line.starts_with("صورة أرشيفية"));
}

Dateline dateline_of(std::string_view paragraph) {
  constexpr std::size_t kMaxBytes = 110;
  constexpr std::size_t kMaxPlaceBytes = 44;
  constexpr std::size_t kMaxDateBytes = 60;
  const Dash first = first_dash(paragraph.substr(0, kMaxBytes));
  if (first.at == std::string_view::npos) {
    return {};
  }
  const std::string_view before = paragraph.substr(0, first.at);
  const std::size_t bracket = before.rfind('(');
  if (bracket != std::string_view::npos && before.find(')', bracket) == std::string_view::npos) {
    return {};  // قاسم أمين (1 ديسمبر 1863 - 23 أبريل 1908): a life
  }
  const std::size_t border = std::min(before.find_first_of("(/"), before.find("،"));
  const std::string_view place = trimmed(before.substr(0, border));
  const std::size_t most_blanks = border == std::string_view::npos ? 1 : 2;
  if (place.empty() || place.size() > kMaxPlaceBytes || count_blanks(place) > most_blanks ||
      !has_only_arabic_words(place)) {
    return {};
  }
  if (border != std::string_view::npos && before.substr(border).starts_with("،")) {
    return {place, trimmed(before.substr(border + std::string_view("،").size()))};
  }
  const std::string_view rest = paragraph.substr(first.at + first.size);
  const Dash second = first_dash(rest.substr(0, kMaxDateBytes));
  if (second.at != std::string_view::npos) {
    return {place, trimmed(rest.substr(0, second.at))};
  }
  return {place, rest.size() <= kMaxDateBytes ? trimmed(rest) : std::string_view()};
}

std::vector<std::string> split_keywords(std::string_view value) {
  std::vector<std::string> keywords;
  const bool separated = value.find_first_of(",;|#/\n") != std::string_view::npos ||
                         value.find("،") != std::string_view::npos ||
                         value.find("؛") != std::string_view::npos;
  std::size_t begin = 0;
  std::size_t offset = 0;
  std::unordered_set<std::string_view> seen;
  const auto finish = [&](std::size_t end) {
    const std::string_view keyword = trimmed(value.substr(begin, end - begin));
    if (!keyword.empty() && seen.insert(keyword).second) {
      keywords.emplace_back(keyword);
    }
  };
  while (offset < value.size()) {
    const std::size_t at = offset;
    const char32_t c = next_code_point(value, offset);
    const bool border = separated ? c == U',' || c == U';' || c == U'|' || c == U'#' || c == U'/' ||
                                        c == U'\n' || c == 0x060C || c == 0x061B
                                  : is_blank(c);
    if (border) {
      finish(at);
      begin = offset;
    }
  }
  finish(value.size());
  return keywords;
}

}  // namespace niger::fields

#include "indexer/reading/formats/lenient_json.h"

#include <optional>
#include <utility>

#include "common/base/blank.h"
#include "indexer/reading/formats/json_bare_word.h"

namespace niger::formats {
namespace {

constexpr std::size_t kMaxDepth = 256;  // simdjson reads 1,024
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Of a number or a name: true, -1.5e3, NaN.
bool is_bare(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' ||
         c == '.' || c == '_';
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

class Lenient {
 public:
  Lenient(std::string_view text, std::size_t begin) : text_(text), at_(begin), copied_to_(begin) {}

  LenientValue read() {
    found_.how = walk();
    found_.end = at_;
    if (!found_.repaired.empty() && found_.how == LenientEnd::Whole) {
      copy_until(at_);
    } else {
      found_.strict.clear();
    }
    return std::move(found_);
  }

 private:
  enum class Expected : std::uint8_t { Value, Key, Colon, Next };

  LenientEnd walk() {
    while (true) {
      pass_blanks();
      if (at_ >= text_.size()) return LenientEnd::CutOff;
      const char c = text_[at_];
      switch (expected_) {
        case Expected::Value:
          if (const auto end = value(c)) return *end;
          break;
        case Expected::Key:
          if (c == '}') {
            if (close()) return LenientEnd::Whole;
          } else if (c == ',') {
            repair(at_, at_ + 1, " ");
            ++at_;
          } else if (c == '"') {
            if (!string(true)) return LenientEnd::CutOff;
            expected_ = Expected::Colon;
          } else {
            return LenientEnd::Broken;
          }
          break;
        case Expected::Colon:
          if (c != ':') return LenientEnd::Broken;
          ++at_;
          expected_ = Expected::Value;
          break;
        case Expected::Next:
          if (c == ',') {
            comma();
          } else if (c == (in_object() ? '}' : ']')) {
            if (close()) return LenientEnd::Whole;
          } else {
            return LenientEnd::Broken;
          }
          break;
      }
    }
  }

  // What the whole reading ends with, where it does.
  std::optional<LenientEnd> value(char c) {
    if (c == '{' || c == '[') {
      if (open_.size() == kMaxDepth) dropped_from_ = at_;
      open_.push_back(c);
      ++at_;
      expected_ = c == '{' ? Expected::Key : Expected::Value;
      return std::nullopt;
    }
    if (c == ']' && !open_.empty() && !in_object()) {
      return close() ? std::optional(LenientEnd::Whole) : std::nullopt;
    }
    if (c == ',' && !open_.empty() && !in_object()) {
      repair(at_, at_ + 1, " ");
      ++at_;
      return std::nullopt;
    }
    if (c == '"') {
      if (!string(open_.empty())) return LenientEnd::CutOff;
    } else if (!bare()) {
      return at_ >= text_.size() ? LenientEnd::CutOff : LenientEnd::Broken;
    }
    expected_ = Expected::Next;
    return open_.empty() ? std::optional(LenientEnd::Whole) : std::nullopt;
  }

  [[nodiscard]] bool in_object() const { return open_.back() == '{'; }

  // Takes a bracket that closes; true where the whole value ends with it.
  bool close() {
    open_.pop_back();
    ++at_;
    expected_ = Expected::Next;
    if (open_.size() == kMaxDepth) {
      const std::size_t from = std::exchange(dropped_from_, kNowhere);
      repair(from, at_, "null");
    }
    return open_.empty();
  }

  void comma() {
    const std::size_t next = after_json_blanks(text_, at_ + 1);
    const char follows = next < text_.size() ? text_[next] : ' ';
    if (follows == '}' || follows == ']' || follows == ',') {
      repair(at_, at_ + 1, " ");
    } else {
      expected_ = in_object() ? Expected::Key : Expected::Value;
    }
    ++at_;
  }

  void pass_blanks() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        ++at_;
      } else if (const std::size_t size = odd_blank(); size > 0) {
        repair(at_, at_ + size, " ");
        at_ += size;
      } else {
        return;
      }
    }
  }

  [[nodiscard]] std::size_t odd_blank() const {
    if (is_control(text_[at_])) return 1;
    return text_.substr(at_).starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  }

  bool bare() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    while (end < text_.size() && is_bare(text_[end])) ++end;
    if (end == text_.size() && !open_.empty()) {  // it may go on past the cut
      at_ = end;
      return false;
    }
    const std::string_view word = text_.substr(begin, end - begin);
    const std::optional<std::string> strict = strict_json_word(word);
    if (!strict) return false;
    if (*strict != word) repair(begin, end, *strict);
    at_ = end;
    return true;
  }

  // Takes a string; false where the text ends within it. `ends_first`: with its first quote, as a
  // name does; were one believed to go on, two records could become one.
  bool string(bool ends_first) {
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        if (ends_first || closes()) {
          ++at_;
          return true;
        }
        repair(at_, at_ + 1, "\\\"");
        ++at_;
      } else if (c == '\\') {
        if (!escape()) return false;
      } else if (is_control(c)) {
        control(c);
      } else {
        ++at_;
      }
    }
    return false;
  }

  // A quote that more of the string follows is one of its characters.
  [[nodiscard]] bool closes() const {
    const std::size_t next = after_json_blanks(text_, at_ + 1);
    return next == text_.size() ||
           std::string_view(",:}]").find(text_[next]) != std::string_view::npos;
  }

  bool escape() {
    if (at_ + 1 >= text_.size()) return false;
    const char what = text_[at_ + 1];
    if (what == 'u') return unicode_escape();
    if (std::string_view("\"\\/bfnrt").find(what) == std::string_view::npos) {
      repair(at_, at_ + 1, what == '\'' || is_control(what) ? "" : "\\\\");
      ++at_;
    } else {
      at_ += 2;
    }
    return true;
  }

  // Of the four digits after \u at `at`; -1 where there are none.
  [[nodiscard]] int unit_at(std::size_t at) const {
    if (text_.size() < at + 6 || text_[at] != '\\' || text_[at + 1] != 'u') return -1;
    int unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
      const int digit = hex_digit(text_[i]);
      if (digit < 0) return -1;
      unit = unit * 16 + digit;
    }
    return unit;
  }

  bool unicode_escape() {
    const int unit = unit_at(at_);
    if (unit < 0) {
      if (text_.size() < at_ + 6 && text_.find('"', at_) == std::string_view::npos) return false;
      repair(at_, at_ + 1, "\\\\");
      ++at_;
      return true;
    }
    const bool leads = unit >= 0xD800 && unit < 0xDC00;
    const bool trails = unit >= 0xDC00 && unit < 0xE000;
    const int next = leads ? unit_at(at_ + 6) : -1;
    if (leads && next >= 0xDC00 && next < 0xE000) {
      at_ += 12;
      return true;
    }
    if (leads || trails) repair(at_, at_ + 6, "\\ufffd");
    at_ += 6;
    return true;
  }

  void control(char c) {
    constexpr std::string_view kHex = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(c);
    const std::string code = c == '\0' ? "\\ufffd"
                                       : std::string("\\u00") +
                                             kHex[static_cast<std::size_t>(value >> 4U)] +
                                             kHex[static_cast<std::size_t>(value & 15U)];
    repair(at_, at_ + 1, code);
    ++at_;
  }

  // `strict` takes the place of these bytes. Within what is left out, it is noted alone.
  void repair(std::size_t begin, std::size_t end, std::string_view strict) {
    if (found_.repaired.empty()) {
      found_.repaired = json_excerpt(text_.substr(begin, end - begin));
      found_.repaired_at = begin;
    }
    if (dropped_from_ != kNowhere) return;
    copy_until(begin);
    found_.strict.append(strict);
    copied_to_ = end;
  }

  void copy_until(std::size_t end) {
    found_.strict.append(text_.substr(copied_to_, end - copied_to_));
    copied_to_ = end;
  }

  static constexpr std::size_t kNowhere = std::string_view::npos;

  std::string_view text_;
  std::size_t at_;
  std::size_t copied_to_;  ///< found_.strict stands for what is before
  Expected expected_ = Expected::Value;
  std::string open_;                     ///< the brackets that are open
  std::size_t dropped_from_ = kNowhere;  ///< too deep: from here on nothing is kept
  LenientValue found_;
};

}  // namespace

LenientValue lenient_value(std::string_view text, std::size_t begin) {
  return Lenient(text, begin).read();
}

std::size_t after_json_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_blank(text[at]) || is_control(text[at])) {
      ++at;
    } else if (text.substr(at).starts_with(kByteOrderMark)) {
      at += kByteOrderMark.size();
    } else {
      break;
    }
  }
  return at;
}

std::string json_excerpt(std::string_view text) {
  constexpr std::size_t kMostBytes = 24;
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text.substr(0, kMostBytes)) {
    const auto value = static_cast<unsigned char>(c);
    if (value > 0x20 && value < 0x7F) {
      out.push_back(c);
    } else {
      out.append("\\x");
      out.push_back(kHex[static_cast<std::size_t>(value >> 4U)]);
      out.push_back(kHex[static_cast<std::size_t>(value & 15U)]);
    }
  }
  return text.size() > kMostBytes ? out + "..." : out;
}

}  // namespace niger::formats

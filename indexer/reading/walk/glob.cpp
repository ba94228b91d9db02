#include "indexer/reading/walk/glob.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/base/utf8.h"

namespace niger::walk {
namespace {

constexpr char32_t kFirstByte = 0x110000;  // byte 0x80 is U+110080: beyond Unicode

using LetterRange = std::pair<char32_t, char32_t>;

struct NamedClass {
  std::u32string_view name;
  std::array<LetterRange, 4> ranges;  // U+FFFF to U+0: none
};

constexpr LetterRange kNone{0xFFFF, 0};
// Of ASCII, as in git: letters of other alphabets are in no class.
constexpr std::array kClasses = {
    NamedClass{U"alnum", {{{U'0', U'9'}, {U'A', U'Z'}, {U'a', U'z'}, kNone}}},
    NamedClass{U"alpha", {{{U'A', U'Z'}, {U'a', U'z'}, kNone, kNone}}},
    NamedClass{U"blank", {{{U' ', U' '}, {U'\t', U'\t'}, kNone, kNone}}},
    NamedClass{U"cntrl", {{{0, 0x1F}, {0x7F, 0x7F}, kNone, kNone}}},
    NamedClass{U"digit", {{{U'0', U'9'}, kNone, kNone, kNone}}},
    NamedClass{U"graph", {{{0x21, 0x7E}, kNone, kNone, kNone}}},
    NamedClass{U"lower", {{{U'a', U'z'}, kNone, kNone, kNone}}},
    NamedClass{U"print", {{{0x20, 0x7E}, kNone, kNone, kNone}}},
    NamedClass{U"punct", {{{0x21, 0x2F}, {0x3A, 0x40}, {0x5B, 0x60}, {0x7B, 0x7E}}}},
    NamedClass{U"space", {{{U' ', U' '}, {U'\t', U'\r'}, kNone, kNone}}},
    NamedClass{U"upper", {{{U'A', U'Z'}, kNone, kNone, kNone}}},
    NamedClass{U"xdigit", {{{U'0', U'9'}, {U'A', U'F'}, {U'a', U'f'}, kNone}}},
};

// One name against one pattern of several parts of which some stand for any number of letters (or
// one path against a pattern with `**`): where it fails, the last of these takes one more. The ones
// before it need never be tried again.
template <typename IsAny, typename IsOne>
bool matches_all(std::size_t pattern_size, std::size_t text_size, IsAny is_any, IsOne is_one) {
  std::size_t at = 0;
  std::size_t in_text = 0;
  std::optional<std::size_t> after_any;
  std::size_t taken = 0;
  while (in_text < text_size) {
    if (at < pattern_size && is_any(at)) {
      after_any = ++at;
      taken = in_text;
    } else if (at < pattern_size && is_one(at, in_text)) {
      ++at;
      ++in_text;
    } else if (after_any) {
      at = *after_any;
      in_text = ++taken;
    } else {
      return false;
    }
  }
  while (at < pattern_size && is_any(at)) {
    ++at;
  }
  return at == pattern_size;
}

}  // namespace

FileName file_name(std::string_view bytes) {
  FileName name;
  name.reserve(bytes.size());
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t begin = offset;
    const char32_t letter = next_code_point(bytes, offset);
    const std::string_view piece = bytes.substr(begin, offset - begin);
    if (letter != kReplacementCharacter || is_valid_utf8(piece)) {
      name.push_back(letter);
      continue;
    }
    for (const char byte : piece) {
      name.push_back(kFirstByte + static_cast<unsigned char>(byte));
    }
  }
  return name;
}

std::vector<FileName> file_names(std::string_view path) {
  std::vector<FileName> names;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) {
      names.push_back(file_name(path.substr(begin, end - begin)));
    }
    begin = end + 1;
  }
  return names;
}

// Follows git's wildmatch where gitignore(5) leaves a question.
class Glob::Parser {
 public:
  explicit Parser(std::u32string_view pattern) : pattern_(pattern) {}

  // False where the pattern cannot be understood.
  bool parse(std::vector<Part>& parts) {
    while (at_ < pattern_.size()) {
      const char32_t letter = pattern_[at_++];
      if (letter == U'/') {
        if (!end_part(parts)) return false;
      } else if (letter == U'*') {
        ++stars_;
        if (part_.tokens.empty() || part_.tokens.back().kind != Token::Kind::AnyLetters) {
          part_.tokens.push_back({.kind = Token::Kind::AnyLetters});
        }
      } else if (letter == U'?') {
        part_.tokens.push_back({.kind = Token::Kind::AnyLetter});
      } else if (letter == U'[') {
        if (!take_class()) return false;
      } else if (!take_letter(letter, parts)) {
        return false;
      }
    }
    return end_part(parts) && !parts.empty();
  }

 private:
  bool take_letter(char32_t letter, std::vector<Part>& parts) {
    if (letter == U'\\') {
      if (at_ == pattern_.size()) return false;
      letter = pattern_[at_++];
      if (letter == U'/') return end_part(parts);
    }
    part_.tokens.push_back({.kind = Token::Kind::Letter, .letter = letter});
    return true;
  }

  // A part of two stars (or more) alone stands for any number of folders. False where there is
  // none: no path has two slashes together.
  bool end_part(std::vector<Part>& parts) {
    if (part_.tokens.empty()) {
      return false;
    }
    if (stars_ >= 2 && part_.tokens.size() == 1) {
      if (parts.empty() || !parts.back().any_depth) {
        parts.push_back({.any_depth = true});
      }
    } else {
      parts.push_back(std::move(part_));
    }
    part_ = {};
    stars_ = 0;
    return true;
  }

  // What follows a `[`, to its `]`.
  bool take_class() {
    Token token{.kind = Token::Kind::Class};
    if (at_ < pattern_.size() && (pattern_[at_] == U'!' || pattern_[at_] == U'^')) {
      token.negated = true;
      ++at_;
    }
    char32_t before = 0;  // may begin a range; 0: nothing does
    for (bool is_first = true;; is_first = false) {
      if (at_ == pattern_.size()) return false;
      char32_t letter = pattern_[at_++];
      if (letter == U']' && !is_first) {
        part_.tokens.push_back(std::move(token));
        return true;
      }
      if (letter == U'[' && at_ < pattern_.size() && pattern_[at_] == U':') {
        const std::size_t end = pattern_.find(U']', at_ + 1);
        if (end == std::u32string_view::npos) return false;
        if (pattern_[end - 1] == U':' && end - 1 > at_) {
          if (!take_named(pattern_.substr(at_ + 1, end - at_ - 2), token)) return false;
          at_ = end + 1;
          before = 0;
          continue;
        }
      }
      if (letter == U'-' && before != 0 && at_ < pattern_.size() && pattern_[at_] != U']') {
        letter = pattern_[at_++];
        if (letter == U'\\') {
          if (at_ == pattern_.size()) return false;
          letter = pattern_[at_++];
        }
        token.ranges.push_back({before, letter});
        before = 0;
        continue;
      }
      if (letter == U'\\') {
        if (at_ == pattern_.size()) return false;
        letter = pattern_[at_++];
      }
      token.ranges.push_back({letter, letter});
      before = letter;
    }
  }

  static bool take_named(std::u32string_view name, Token& token) {
    const auto found = std::find_if(kClasses.begin(), kClasses.end(),
                                    [name](const NamedClass& one) { return one.name == name; });
    if (found == kClasses.end()) return false;
    for (const auto& [first, last] : found->ranges) {
      token.ranges.push_back({first, last});
    }
    return true;
  }

  std::u32string_view pattern_;
  std::size_t at_ = 0;
  Part part_;
  std::size_t stars_ = 0;  // in the part
};

Glob::Glob(std::string_view pattern) {
  if (pattern.size() > kMaxBytes) {
    return;
  }
  const FileName letters = file_name(pattern);
  std::u32string_view text = letters;
  if (text.ends_with(U'/')) {
    folders_only_ = true;
    text.remove_suffix(1);
  }
  at_any_depth_ = text.find(U'/') == std::u32string_view::npos;
  if (text.starts_with(U'/')) {
    text.remove_prefix(1);
  }
  is_valid_ = Parser(text).parse(parts_);
}

bool Glob::is_letter_of(const Token& token, char32_t letter) {
  switch (token.kind) {
    case Token::Kind::Letter:
      return token.letter == letter;
    case Token::Kind::AnyLetter:
    case Token::Kind::AnyLetters:
      return true;
    case Token::Kind::Class:
      break;
  }
  const bool found = std::any_of(
      token.ranges.begin(), token.ranges.end(),
      [letter](const Range& range) { return range.first <= letter && letter <= range.last; });
  return found != token.negated;
}

bool Glob::is_name_of(const Part& part, const FileName& name) {
  return matches_all(
      part.tokens.size(), name.size(),
      [&](std::size_t at) { return part.tokens[at].kind == Token::Kind::AnyLetters; },
      [&](std::size_t at, std::size_t letter) {
        return is_letter_of(part.tokens[at], name[letter]);
      });
}

bool Glob::matches(std::span<const FileName> path, bool is_folder) const {
  if (!is_valid_ || path.empty() || (folders_only_ && !is_folder)) {
    return false;
  }
  if (at_any_depth_) {
    return parts_.front().any_depth || is_name_of(parts_.front(), path.back());
  }
  const std::span<const Part> parts = parts_;
  if (parts.back().any_depth) {
    // What is below the folder, not the folder itself: the last component is one of those.
    path = path.first(path.size() - 1);
  }
  return matches_all(
      parts.size(), path.size(), [&](std::size_t at) { return parts[at].any_depth; },
      [&](std::size_t at, std::size_t name) { return is_name_of(parts[at], path[name]); });
}

}  // namespace niger::walk

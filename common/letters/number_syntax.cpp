#include "common/letters/number_syntax.h"

#include <span>

#include "common/letters/character_class.h"

namespace niger::letters {
namespace {

constexpr char32_t kDecimalSeparator = 0x066B;    // ARABIC DECIMAL SEPARATOR
constexpr char32_t kThousandsSeparator = 0x066C;  // ARABIC THOUSANDS SEPARATOR
constexpr char32_t kArabicComma = 0x060C;
constexpr char32_t kNoBreakSpace = 0x00A0;
constexpr char32_t kNarrowNoBreakSpace = 0x202F;

struct Group {
  Span span;
  std::size_t digits = 0;
  bool starts_with_zero = false;
  std::size_t closing_zeros = 0;
  char32_t separator = 0;  ///< before the group; 0 before the first one
};

bool is_space(char32_t c) { return c == kNoBreakSpace || c == kNarrowNoBreakSpace; }
bool is_comma(char32_t c) { return c == ',' || c == kArabicComma; }
bool is_point(char32_t c) { return c == '.' || c == kDecimalSeparator; }
bool is_separator(char32_t c) {
  return is_space(c) || is_comma(c) || is_point(c) || c == kThousandsSeparator;
}

// The group at `offset`, which moves past it; without digits where none stands there.
Group read_group(std::string_view text, std::size_t& offset) {
  const CharacterClasses& classes = CharacterClasses::instance();
  Group group;
  group.span = {offset, offset};
  std::size_t at = offset;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    const CharacterClass found = classes[c];
    if (found == CharacterClass::Digit) {
      const bool is_zero = digit_value(c) == 0;
      group.starts_with_zero |= group.digits == 0 && is_zero;
      group.closing_zeros = is_zero ? group.closing_zeros + 1 : 0;
      ++group.digits;
      group.span.end = offset = at;
    } else if (found != CharacterClass::Invisible || group.digits == 0) {
      break;
    }
  }
  return group;
}

bool is_thousands_separator(char32_t c) {
  return is_space(c) || is_comma(c) || c == '.' || c == kThousandsSeparator;
}

// How many of `groups`, from the first, are one number with separated thousands; 0 or 1: none.
std::size_t thousands(std::span<const Group> groups) {
  if (groups.size() < 2 || groups[0].digits > 3 || groups[0].starts_with_zero) {
    return 0;
  }
  const char32_t separator = groups[1].separator;
  if (!is_thousands_separator(separator)) {
    return 0;
  }
  std::size_t count = 1;
  while (count < groups.size() && groups[count].separator == separator &&
         groups[count].digits == 3) {
    ++count;
  }
  return count;
}

bool is_decimal_part(const Group& group) {
  return is_point(group.separator) || (is_comma(group.separator) && group.digits <= 2);
}

// A single group of three behind a point says thousands, and not a fraction, where it closes with
// two zeros: nobody writes a half as .500, while 1.500 soldiers are usual in the Maghreb.
bool is_lone_fraction(std::span<const Group> groups) {
  return groups.size() == 2 && groups[1].separator == '.' && groups[1].closing_zeros < 2;
}

// True where all of `groups` are one number of the grammar in the header.
bool is_one_number(std::span<const Group> groups) {
  if (groups.size() == 1) {
    return true;
  }
  const std::size_t count = thousands(groups);
  if (count >= 2) {
    const bool is_whole = count == groups.size();
    const bool has_decimals =
        count + 1 == groups.size() && groups[count].separator != groups[1].separator &&
        (is_point(groups[count].separator) || is_comma(groups[count].separator));
    if (has_decimals || is_whole) {
      return true;
    }
  }
  return groups.size() == 2 && is_decimal_part(groups[1]);
}

struct Groups {
  std::array<Group, NumberChain::kMaxGroups> items;
  std::size_t count = 0;
};

Groups read_groups(std::string_view text, std::size_t begin) {
  Groups groups;
  std::size_t offset = begin;
  groups.items[groups.count++] = read_group(text, offset);
  while (groups.count < groups.items.size() && offset < text.size()) {
    std::size_t after = offset;
    const char32_t separator = next_code_point(text, after);
    if (!is_separator(separator)) {
      break;
    }
    Group group = read_group(text, after);
    if (group.digits == 0) {
      break;
    }
    group.separator = separator;
    groups.items[groups.count++] = group;
    offset = after;
  }
  return groups;
}

void add_numbers(std::span<const Group> groups, NumberChain& chain) {
  if (is_one_number(groups)) {
    chain.numbers[chain.count++] = {groups.front().span.begin, groups.back().span.end};
    return;
  }
  for (const Group& group : groups) {
    chain.numbers[chain.count++] = group.span;
  }
}

}  // namespace

NumberChain number_chain(std::string_view text, std::size_t begin) {
  const Groups read = read_groups(text, begin);
  std::span<const Group> groups(read.items.data(), read.count);
  // A space joins thousands only: what stands behind it is otherwise another number.
  std::size_t until = 1;
  while (until < groups.size() && !is_space(groups[until].separator)) {
    ++until;
  }
  if (until < groups.size()) {
    std::size_t count = thousands(groups);
    if (count >= 2 && is_space(groups[1].separator)) {
      const bool has_decimals = count < groups.size() && is_decimal_part(groups[count]);
      until = count + (has_decimals ? 1 : 0);
    }
    groups = groups.first(until);
  }
  NumberChain chain;
  chain.end = groups.back().span.end;
  if (is_one_number(groups)) {
    add_numbers(groups, chain);
    return chain;
  }
  std::size_t first = 0;
  for (std::size_t i = 1; i <= groups.size(); ++i) {
    if (i == groups.size() || is_comma(groups[i].separator)) {
      add_numbers(groups.subspan(first, i - first), chain);
      first = i;
    }
  }
  return chain;
}

std::string fold_number(std::string_view number) {
  const Groups read = read_groups(number, 0);
  const std::span<const Group> groups(read.items.data(), read.count);
  const std::size_t count = thousands(groups);
  const bool has_thousands = count >= 2 && !is_lone_fraction(groups);
  std::string out;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i > 0 && !(has_thousands && i < count)) {
      out.push_back('.');
    }
    std::size_t offset = groups[i].span.begin;
    while (offset < groups[i].span.end) {
      const int value = digit_value(next_code_point(number, offset));
      if (value >= 0) {
        out.push_back(static_cast<char>('0' + value));
      }
    }
  }
  return out;
}

}  // namespace niger::letters

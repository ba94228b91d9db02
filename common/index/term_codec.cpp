#include "common/index/term_codec.h"

#include <cstdint>
#include <cstdio>

#include "common/base/fnv_hash.h"
#include "common/base/utf8.h"
#include "common/index/schema.h"

namespace niger::index {
namespace {

constexpr char32_t kFirstLetter = 0x0621;  // ARABIC LETTER HAMZA
constexpr char32_t kLastLetter = 0x064A;   // ARABIC LETTER YEH
constexpr unsigned char kFirstLetterByte = 0x80;
constexpr unsigned char kLastLetterByte = kFirstLetterByte + (kLastLetter - kFirstLetter);
constexpr unsigned char kEscape = 0xFF;
constexpr std::size_t kMaxEncodedBytes = schema::kMaxTermBytes - 8;
constexpr std::size_t kHashDigits = 16;

bool stands_for_itself(char32_t c) { return c > 0x20 && c < 0x7F && !(c >= 'A' && c <= 'Z'); }

std::string hash_digits(std::string_view word) {
  const std::uint64_t hash = fnv_hash(word);
  char digits[kHashDigits + 1];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

}  // namespace

std::string shortened_with_hash(std::string_view value, std::size_t max_bytes) {
  std::string out(truncated_at_character(value, max_bytes - kHashDigits - 1));
  out.push_back('~');
  return out + hash_digits(value);
}

std::string encoded_term(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  std::size_t offset = 0;
  while (offset < word.size()) {
    const std::size_t before = out.size();
    const char32_t c = next_code_point(word, offset);
    if (c >= kFirstLetter && c <= kLastLetter) {
      out.push_back(static_cast<char>(kFirstLetterByte + (c - kFirstLetter)));
    } else if (stands_for_itself(c)) {
      out.push_back(static_cast<char>(c));
    } else {
      out.push_back(static_cast<char>(kEscape));
      append_utf8(c, out);
    }
    if (out.size() > kMaxEncodedBytes - kHashDigits - 1) {
      if (offset < word.size()) {
        out.resize(before);
        out.push_back('~');
        return out + hash_digits(word);
      }
    }
  }
  return out;
}

std::string decoded_term(std::string_view term) {
  std::string out;
  out.reserve(term.size() * 2);
  std::size_t offset = 0;
  while (offset < term.size()) {
    const auto byte = static_cast<unsigned char>(term[offset]);
    if (byte == kEscape && offset + 1 < term.size()) {
      ++offset;
      append_utf8(next_code_point(term, offset), out);
    } else if (byte >= kFirstLetterByte && byte <= kLastLetterByte) {
      append_utf8(kFirstLetter + (byte - kFirstLetterByte), out);
      ++offset;
    } else if (byte < 0x80) {
      out.push_back(term[offset]);
      ++offset;
    } else {
      append_utf8(kReplacementCharacter, out);  // no term of ours
      ++offset;
    }
  }
  return out;
}

}  // namespace niger::index

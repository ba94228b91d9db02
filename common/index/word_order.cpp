#include "common/index/word_order.h"

#include <algorithm>
#include <utility>

namespace niger {
namespace {

constexpr std::size_t kCodeBytes = 2;
constexpr std::size_t kLengthBytes = 2;  // of the title, in words

void append_code(std::uint32_t code, std::string& out) {
  out.push_back(static_cast<char>(code & 0xFF));
  out.push_back(static_cast<char>(code >> 8));
}

WordCode code_at(std::string_view codes, std::size_t word) {
  return static_cast<WordCode>(static_cast<unsigned char>(codes[word * kCodeBytes]) |
                               static_cast<unsigned char>(codes[word * kCodeBytes + 1]) << 8);
}

std::size_t count_words(std::string_view codes) { return codes.size() / kCodeBytes; }

// The codes of the title and of the text; both empty for bytes that are no stored value.
std::pair<std::string_view, std::string_view> parts_of(std::string_view value) {
  if (value.size() < kLengthBytes || value.size() % kCodeBytes != 0) {
    return {};
  }
  const std::size_t title_bytes = code_at(value, 0) * kCodeBytes;
  value.remove_prefix(kLengthBytes);
  if (title_bytes > value.size()) {
    return {};
  }
  return {value.substr(0, title_bytes), value.substr(title_bytes)};
}

bool part_has_phrase(std::string_view codes, const std::vector<OrderedWord>& words) {
  const std::size_t last = words.back().place;
  for (std::size_t first = 0; first + last < count_words(codes); ++first) {
    const bool stands = std::all_of(words.begin(), words.end(), [&](const OrderedWord& word) {
      return code_at(codes, first + word.place) == word.code;
    });
    if (stands) {
      return true;
    }
  }
  return false;
}

// `wanted` holds each code once with how often it must stand; the window slides over the part.
bool part_has_near(std::string_view codes, std::vector<std::pair<WordCode, int>> wanted,
                   std::size_t window) {
  std::size_t missing = wanted.size();
  const auto change = [&](std::size_t word, int by) {
    const WordCode code = code_at(codes, word);
    for (auto& [wanted_code, lacking] : wanted) {
      if (wanted_code == code) {
        const bool was_missing = lacking > 0;
        lacking -= by;
        missing += static_cast<std::size_t>(lacking > 0) - static_cast<std::size_t>(was_missing);
      }
    }
  };
  for (std::size_t word = 0; word < count_words(codes); ++word) {
    if (word >= window) {
      change(word - window, -1);
    }
    change(word, +1);
    if (missing == 0) {
      return true;
    }
  }
  return false;
}

}  // namespace

WordCode word_code(std::string_view term) {
  // FNV-1a, 32 bits (Fowler, Noll, Vo), its halves folded as its authors advise.
  std::uint32_t hash = 2166136261U;
  for (const char c : term) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  const auto code = static_cast<WordCode>(hash >> 16 ^ (hash & 0xFFFF));
  return code == 0 ? WordCode{1} : code;
}

std::string word_order_value(const std::vector<WordCode>& title,
                             const std::vector<WordCode>& text) {
  const std::size_t title_words = std::min<std::size_t>(title.size(), 0xFFFF);
  const std::size_t text_words = std::min(text.size(), kMaxOrderedWords);
  std::string value;
  value.reserve(kLengthBytes + kCodeBytes * (title_words + text_words));
  append_code(static_cast<std::uint32_t>(title_words), value);
  for (std::size_t word = 0; word < title_words; ++word) {
    append_code(title[word], value);
  }
  for (std::size_t word = 0; word < text_words; ++word) {
    append_code(text[word], value);
  }
  return value;
}

bool has_phrase(std::string_view value, const std::vector<OrderedWord>& words) {
  const auto [title, text] = parts_of(value);
  return !words.empty() && (part_has_phrase(title, words) || part_has_phrase(text, words));
}

bool has_words_near(std::string_view value, const std::vector<WordCode>& codes,
                    std::size_t window) {
  if (codes.empty()) {
    return false;
  }
  std::vector<std::pair<WordCode, int>> wanted;
  for (const WordCode code : codes) {
    const auto found = std::find_if(wanted.begin(), wanted.end(),
                                    [code](const auto& known) { return known.first == code; });
    if (found == wanted.end()) {
      wanted.emplace_back(code, 1);
    } else {
      ++found->second;
    }
  }
  const auto [title, text] = parts_of(value);
  return part_has_near(title, wanted, window) || part_has_near(text, wanted, window);
}

}  // namespace niger

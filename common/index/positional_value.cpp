#include "common/index/positional_value.h"
#include "common/base/fnv_hash.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace niger::index {
namespace {

// The first byte: bytes of a code, then the number of its salt. The length of the title in words
// follows, seven bits a byte, then the codes of title and text.
constexpr unsigned kSalts = 16;
constexpr unsigned kWidths[] = {2, 3, 4, 8};  // a book has more words than two bytes distinguish

std::uint64_t code_of(WordHash word, unsigned width, unsigned salt) {
  if (word == kUnseenWord) return 0;
  // Any odd factors do: multiplicative hashing (Knuth 6.4), the top bits are the best.
  const std::uint64_t factor = 0x9E3779B97F4A7C15U + 0xA24BAED4963EE406U * salt;
  return (word * factor) >> (64 - 8 * width);
}

struct Coding {
  unsigned width;
  unsigned salt;
};

// Codes of two bytes are seen by a bit each: nine of ten articles are done at the first or second
// salt.
bool tells_apart_in_two_bytes(const std::vector<WordHash>& distinct, unsigned salt,
                              std::vector<std::uint64_t>& taken) {
  taken.assign((1U << 16) / 64, 0);
  taken[0] = 1;  // the code of words that are not seen
  return std::all_of(distinct.begin(), distinct.end(), [&](WordHash word) {
    const std::uint64_t code = code_of(word, 2, salt);
    std::uint64_t& bits = taken[code / 64];
    const std::uint64_t bit = std::uint64_t{1} << code % 64;
    const bool is_new = (bits & bit) == 0;
    bits |= bit;
    return is_new;
  });
}

bool tells_apart(const std::vector<WordHash>& distinct, Coding coding,
                 std::vector<std::uint64_t>& codes) {
  codes.clear();
  codes.push_back(0);
  for (const WordHash word : distinct) codes.push_back(code_of(word, coding.width, coding.salt));
  std::sort(codes.begin(), codes.end());
  return std::adjacent_find(codes.begin(), codes.end()) == codes.end();
}

void append_code(std::uint64_t code, unsigned width, std::string& out) {
  for (unsigned byte = 0; byte < width; ++byte) {
    out.push_back(static_cast<char>(code >> 8 * byte & 0xFF));
  }
}

// Codes in a stored value, each of Width bytes.
template <unsigned Width>
class Codes {
 public:
  explicit Codes(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::size_t size() const { return bytes_.size() / Width; }

  [[nodiscard]] std::uint64_t operator[](std::size_t word) const {
    std::uint64_t code = 0;
    for (unsigned byte = 0; byte < Width; ++byte) {
      const auto next = static_cast<unsigned char>(bytes_[word * Width + byte]);
      code |= std::uint64_t{next} << 8 * byte;
    }
    return code;
  }

 private:
  std::string_view bytes_;
};

struct Parts {
  Coding coding;
  std::string_view title;
  std::string_view text;
};

// Nothing for bytes that are no stored value.
std::optional<Parts> parts_of(std::string_view value) {
  if (value.empty()) return std::nullopt;
  const auto head = static_cast<unsigned char>(value[0]);
  const Coding coding{head & 0xFU, static_cast<unsigned>(head >> 4)};
  const bool known =
      std::find(std::begin(kWidths), std::end(kWidths), coding.width) != std::end(kWidths);
  value.remove_prefix(1);
  std::uint64_t title_words = 0;
  for (unsigned shift = 0;; shift += 7) {
    if (value.empty() || shift > 35) return std::nullopt;
    const auto byte = static_cast<unsigned char>(value[0]);
    value.remove_prefix(1);
    title_words |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) break;
  }
  if (!known || value.size() % coding.width != 0 || title_words > value.size() / coding.width) {
    return std::nullopt;
  }
  const std::size_t title_bytes = title_words * coding.width;
  return Parts{coding, value.substr(0, title_bytes), value.substr(title_bytes)};
}

using Places = std::vector<std::pair<std::uint64_t, std::uint32_t>>;  // code, place

template <unsigned Width>
bool part_has_phrase(Codes<Width> codes, const Places& words) {
  const std::size_t last = words.back().second;
  for (std::size_t first = 0; first + last < codes.size(); ++first) {
    if (codes[first] != words.front().first) continue;
    const bool stands = std::all_of(words.begin() + 1, words.end(), [&](const auto& word) {
      return codes[first + word.second] == word.first;
    });
    if (stands) return true;
  }
  return false;
}

// `query_codes` holds each code once with how often it must stand; the window slides over the part.
template <unsigned Width>
bool part_has_near(Codes<Width> codes, std::vector<std::pair<std::uint64_t, int>> query_codes,
                   std::size_t window) {
  std::size_t missing = query_codes.size();
  const auto change = [&](std::size_t word, int by) {
    const std::uint64_t code = codes[word];
    for (auto& [query_code, lacking] : query_codes) {
      if (query_code != code) continue;
      const bool was_missing = lacking > 0;
      lacking -= by;
      missing += static_cast<std::size_t>(lacking > 0) - static_cast<std::size_t>(was_missing);
    }
  };
  for (std::size_t word = 0; word < codes.size(); ++word) {
    if (word >= window) change(word - window, -1);
    change(word, +1);
    if (missing == 0) return true;
  }
  return false;
}

// The codes that are looked for. Most words of a text are none of them: their low bits show it.
class QueryCodes {
 public:
  explicit QueryCodes(std::size_t most) { codes_.reserve(most); }

  // Of equal ones the first is found.
  void add(std::uint64_t code, std::uint32_t asked) {
    std::uint32_t* link = &first_[code % kLists];
    while (*link != 0) link = &codes_[*link - 1].next;
    codes_.push_back({code, asked, 0});
    *link = static_cast<std::uint32_t>(codes_.size());
  }

  // The one that `code` is for, or null.
  [[nodiscard]] const std::uint32_t* find(std::uint64_t code) const {
    for (std::uint32_t at = first_[code % kLists]; at != 0; at = codes_[at - 1].next) {
      if (codes_[at - 1].code == code) return &codes_[at - 1].asked;
    }
    return nullptr;
  }

 private:
  struct Entry {
    std::uint64_t code;
    std::uint32_t asked;
    std::uint32_t next;  // of its list, counted from 1; 0: none
  };
  static constexpr std::size_t kLists = 1024;
  std::array<std::uint32_t, kLists> first_{};  // counted from 1; 0: empty
  std::vector<Entry> codes_;                   // never moves: links point into it
};

template <unsigned Width>
WordPlaces part_places(Codes<Width> codes, const QueryCodes& query_codes) {
  WordPlaces places{codes.size(), {}};
  for (std::size_t word = 0; word < codes.size(); ++word) {
    if (const std::uint32_t* asked = query_codes.find(codes[word])) {
      places.found.push_back({static_cast<std::uint32_t>(word), *asked});
    }
  }
  return places;
}

// The answer to `question` about the codes in `bytes`.
template <typename Question>
auto asked(Coding coding, std::string_view bytes, const Question& question) {
  switch (coding.width) {
    case 2:
      return question(Codes<2>(bytes));
    case 3:
      return question(Codes<3>(bytes));
    case 4:
      return question(Codes<4>(bytes));
    default:
      return question(Codes<8>(bytes));
  }
}

// Asks `question` of the codes of the title, then of the text.
template <typename Question>
bool any_part(const Parts& parts, OrderPart part, const Question& question) {
  return asked(parts.coding, parts.title, question) ||
         (part == OrderPart::TitleOrText && asked(parts.coding, parts.text, question));
}

}  // namespace

WordHash word_hash(std::string_view term) {
  std::uint64_t hash = fnv_hash(term);
  hash ^= hash >> 32;  // its top bits depend on every letter
  return hash == kUnseenWord ? 1 : hash;
}

std::string PositionalValueWriter::value(const std::vector<WordHash>& title,
                                         const std::vector<WordHash>& text,
                                         const std::vector<WordHash>& distinct) {
  std::string value;
  if (title.empty() && text.empty()) return value;
  const auto is_distinct = [&](Coding coding) {
    return coding.width == 2 ? tells_apart_in_two_bytes(distinct, coding.salt, taken_)
                             : tells_apart(distinct, coding, codes_);
  };
  Coding coding{8, 0};
  for (unsigned attempt = 0; attempt < std::size(kWidths) * kSalts; ++attempt) {
    coding = {kWidths[attempt / kSalts], attempt % kSalts};
    if (is_distinct(coding)) break;
  }
  value.reserve(8 + coding.width * (title.size() + text.size()));
  value.push_back(static_cast<char>(coding.width | coding.salt << 4));
  std::size_t title_words = title.size();
  for (; title_words >= 0x80; title_words >>= 7) {
    value.push_back(static_cast<char>(title_words | 0x80));
  }
  value.push_back(static_cast<char>(title_words));
  for (const std::vector<WordHash>* part : {&title, &text}) {
    for (const WordHash word : *part) {
      append_code(code_of(word, coding.width, coding.salt), coding.width, value);
    }
  }
  return value;
}

bool has_phrase(std::string_view value, const std::vector<OrderedWord>& words, OrderPart part) {
  const std::optional<Parts> parts = parts_of(value);
  if (!parts || words.empty()) return false;
  Places places;
  for (const OrderedWord& word : words) {
    places.emplace_back(code_of(word.word, parts->coding.width, parts->coding.salt), word.place);
  }
  return any_part(*parts, part, [&](auto codes) { return part_has_phrase(codes, places); });
}

bool has_words_near(std::string_view value, const std::vector<WordHash>& words, std::size_t window,
                    OrderPart part) {
  const std::optional<Parts> parts = parts_of(value);
  if (!parts || words.empty()) return false;
  std::vector<std::pair<std::uint64_t, int>> query_codes;
  for (const WordHash word : words) {
    const std::uint64_t code = code_of(word, parts->coding.width, parts->coding.salt);
    const auto found = std::find_if(query_codes.begin(), query_codes.end(),
                                    [code](const auto& known) { return known.first == code; });
    if (found == query_codes.end()) {
      query_codes.emplace_back(code, 1);
    } else {
      ++found->second;
    }
  }
  return any_part(*parts, part,
                  [&](auto codes) { return part_has_near(codes, query_codes, window); });
}

std::optional<ArticlePlaces> places_of(std::string_view value, const std::vector<WordHash>& words) {
  const std::optional<Parts> parts = parts_of(value);
  if (!parts) return std::nullopt;
  QueryCodes query_codes(words.size() + 1);
  const auto code = [&parts](WordHash word) {
    return code_of(word, parts->coding.width, parts->coding.salt);
  };
  std::uint32_t asked_for = 0;
  for (const WordHash word : words) query_codes.add(code(word), asked_for++);
  query_codes.add(code(kUnseenWord), asked_for);
  const auto places = [&](auto codes) { return part_places(codes, query_codes); };
  return ArticlePlaces{asked(parts->coding, parts->title, places),
                       asked(parts->coding, parts->text, places)};
}

}  // namespace niger::index

#include "indexer/duplicates/duplicate_text.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <string>

#include "common/base/content_hash.h"
#include "common/letters/folding.h"
#include "common/spelling/spelling_key.h"
#include "indexer/duplicates/fingerprint.h"
#include "indexer/duplicates/zone_walk.h"

namespace niger::duplicates {
namespace {

// Of a book its beginning is compared, as much as a person would.
constexpr std::size_t kMostCopyWords = std::size_t{1} << 18;

int ordinal(const Date& date) {
  using namespace std::chrono;
  return static_cast<int>(
      sys_days(year(date.year) / date.month / date.day).time_since_epoch().count());
}

constexpr bool is_number(std::uint32_t word) { return (word & 1U) != 0; }

std::uint32_t word_of(const arabic::TokenRef& token) {
  const bool number = token.kind == letters::TokenKind::Number;
  return (static_cast<std::uint32_t>(content_hash(token.stem) >> 32) & ~1U) | (number ? 1U : 0U);
}

template <typename Value>
void sort_once(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<DuplicateText::NumberPlace> number_places(const std::vector<std::uint32_t>& words) {
  std::vector<DuplicateText::NumberPlace> places;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_number(words[at])) {
      const std::uint64_t before = at > 0 ? words[at - 1] : 0;
      const std::uint64_t after = at + 1 < words.size() ? words[at + 1] : 0;
      places.push_back({before << 32 | after, words[at]});
    }
  }
  std::sort(places.begin(), places.end());
  return places;
}

}  // namespace

void Printings::add(const Printings& others) {
  if (others.first_day && (!first_day || *others.first_day < *first_day)) {
    first_day = others.first_day;
  }
  sources.insert(sources.end(), others.sources.begin(), others.sources.end());
  sort_once(sources);
}

Printings printing_of(const Article& article) {
  Printings out;
  if (article.date.known() && article.date_origin != DateOrigin::FileTime) {
    out.first_day = ordinal(article.date);
  }
  if (!article.source.empty()) {
    out.sources.push_back(content_hash(letters::fold(article.source)));
  }
  return out;
}

std::size_t DuplicateText::bytes() const {
  return sizeof(*this) + 4 * (words.size() + keys.size() + known.size() + title.size()) +
         sizeof(Pair) * pairs.size() + 4 * numbers.size() + sizeof(NumberPlace) * places.size();
}

std::uint32_t DuplicateTextReader::key_of(const arabic::TokenRef& token) {
  if (generation_ != session_.generation()) {
    generation_ = session_.generation();
    keys_.clear();
  }
  if (token.word >= keys_.size()) {
    keys_.resize(token.word + 1);
  }
  std::uint32_t& key = keys_[token.word];
  if (key == 0) {
    const std::string spelling = spelling::spelling_key(token.stem);
    key = static_cast<std::uint32_t>(spelling.empty() ? content_hash(token.stem)
                                                      : content_hash(spelling, 1)) |
          1U;
  }
  return key;
}

void DuplicateTextReader::add_printing(const Article& article, DuplicateText& text) {
  text.printings.add(printing_of(article));
  session_.analyze(article.title, tokens_);
  for (const arabic::TokenRef& token : tokens_) {
    if (!token.is_stop_word) {
      text.title.push_back(word_of(token));
    }
  }
  sort_once(text.title);
}

DuplicateText DuplicateTextReader::text_of(const Article& article) {
  DuplicateText out;
  add_printing(article, out);
  ZoneWalk zones(article.zones);
  std::uint32_t before = 0;
  for (std::size_t from = 0; from < article.text.size() && out.words.size() < kMostCopyWords;) {
    from = session_.analyze_piece(article.text, from, tokens_);
    for (const arabic::TokenRef& token : tokens_) {
      if (!counts_for_duplicates(zones.kind_at(token.span.begin)) || token.is_stop_word) {
        continue;
      }
      const std::uint32_t word = word_of(token);
      const bool number = is_number(word);
      if (number) {
        out.numbers.push_back(word);
      }
      if (!out.words.empty()) {
        out.pairs.push_back({std::rotl(before, 15) * 0x9E3779B1U ^ word,
                             static_cast<std::uint32_t>(out.words.size() - 1)});
      }
      out.words.push_back(word);
      out.keys.push_back(number ? word : key_of(token));
      before = word;
    }
  }
  std::sort(out.pairs.begin(), out.pairs.end());
  sort_once(out.numbers);
  out.known = out.words;
  sort_once(out.known);
  out.places = number_places(out.words);
  return out;
}

}  // namespace niger::duplicates

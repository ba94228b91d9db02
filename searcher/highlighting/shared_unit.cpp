#include "searcher/highlighting/shared_unit.h"

#include <algorithm>
#include <bitset>
#include <optional>

#include "common/article_size.h"
#include "common/index/schema.h"
#include "common/letters/folding.h"
#include "common/letters/sentence_end.h"

namespace niger::highlighting {

using arabic::TokenRef;
using query::PostFilter;
using query::QueryTerm;

namespace {

using Found = std::bitset<SharedUnit::kMostWords>;

bool is_word(const QueryTerm& word, const TokenRef& token, std::string_view written) {
  const bool has_stem =
      std::find(word.stems.begin(), word.stems.end(), token.stem) != word.stems.end();
  return has_stem && (word.exact.empty() || letters::exact_form(written) == word.exact);
}

bool has_line_end(std::string_view gap) {
  for (std::size_t offset = 0; offset < gap.size();) {
    if (letters::is_line_end(next_code_point(gap, offset))) return true;
  }
  return false;
}

// The zones of tokens in the order of the text: their number tells two of one kind apart.
class ZoneNumbers {
 public:
  explicit ZoneNumbers(const std::vector<Zone>& zones) : zones_(zones) {}

  // 0: of the body.
  std::size_t at(std::size_t offset) {
    while (next_ < zones_.size() && zones_[next_].span.end <= offset) ++next_;
    return next_ < zones_.size() && zones_[next_].span.begin <= offset ? next_ + 1 : 0;
  }
  [[nodiscard]] bool is_own(std::size_t number) const {
    return number == 0 || is_own_text(zones_[number - 1].kind);
  }

 private:
  const std::vector<Zone>& zones_;
  std::size_t next_ = 0;
};

}  // namespace

SharedUnit::Asked::Asked(arabic::Analyzer::Session& session, const PostFilter& filter)
    : query_terms{.words = {filter.words.begin(),
                            filter.words.begin() + static_cast<std::ptrdiff_t>(
                                                       std::min(kMostWords, filter.words.size()))},
                  .phrases = {},
                  .followers = {}},
      highlighter(session, query_terms) {
  for (QueryTerm& word : query_terms.words) word.only_in_phrase = false;
}

bool SharedUnit::has(Xapian::docid id, const PostFilter& filter) {
  auto known = asked_.find(&filter);
  if (known == asked_.end()) known = asked_.try_emplace(&filter, session_, filter).first;
  Asked& asked = known->second;
  static const std::vector<Zone> kNoZones;
  const Xapian::Document document = reader_.document(id);
  const Article article = reader_.article(document);
  const std::optional<index::ArticlePlaces> places =
      asked.highlighter.places(document.get_value(schema::kPositionalSlot));
  return has(article.title, kNoZones, filter, asked, places ? &places->title : nullptr) ||
         (!filter.in_title &&
          has(article.text, article.zones, filter, asked, places ? &places->text : nullptr));
}

bool SharedUnit::has(std::string_view text, const std::vector<Zone>& zones,
                     const PostFilter& filter, Asked& asked, const index::WordPlaces* places) {
  const std::vector<Highlighter::Match>& matches = asked.highlighter.matches(text, places);
  const std::vector<TokenRef>& tokens = asked.highlighter.tokens();
  const std::vector<QueryTerm>& words = asked.query_terms.words;
  const auto written = [&](const TokenRef& token) {
    return text.substr(token.span.begin, token.span.size());
  };
  const auto ends_after = [&](std::size_t token) {
    const TokenRef& next = tokens[token + 1];
    if (next.span.begin <= tokens[token].span.end) return false;
    const std::string_view gap =
        text.substr(tokens[token].span.end, next.span.begin - tokens[token].span.end);
    return filter.is_paragraph
               ? has_line_end(gap)
               : letters::ends_sentence(written(tokens[token]), tokens[token].kind, gap);
  };
  ZoneNumbers zone_numbers(zones);
  Found found;
  std::size_t last = 0;  // the match before
  std::size_t last_zone = 0;
  for (const Highlighter::Match& match : matches) {
    const TokenRef& token = tokens[match.token];
    const std::size_t zone = zone_numbers.at(token.span.begin);
    if (zone != last_zone) found.reset();
    for (std::size_t i = last; i < match.token && found.any(); ++i) {
      if (ends_after(i)) found.reset();
    }
    last = match.token;
    last_zone = zone;
    if (!zone_numbers.is_own(zone)) continue;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (is_word(words[i], token, written(token))) found.set(i);
    }
    if (found.count() == words.size()) return true;
  }
  return false;
}

}  // namespace niger::highlighting

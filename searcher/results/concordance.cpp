#include "searcher/results/concordance.h"

#include <algorithm>

#include "common/article_size.h"
#include "common/base/blank.h"
#include "common/index/article_key.h"

namespace niger::results {

using arabic::TokenRef;

namespace {

// The last characters before `end`, from the beginning of a word on.
std::string_view before(std::string_view text, std::size_t end, std::size_t chars) {
  std::size_t begin = end;
  for (; begin > 0 && chars > 0; --chars) {
    do --begin;
    while (begin > 0 && !is_character_border(text, begin));
  }
  if (begin > 0) {
    while (begin < end && !is_blank(text[begin]) && !is_blank(text[begin - 1])) ++begin;
  }
  return text.substr(begin, end - begin);
}

// The first characters from `begin` on, to the end of a word.
std::string_view after(std::string_view text, std::size_t begin, std::size_t chars) {
  std::size_t end = begin;
  for (; end < text.size() && chars > 0; --chars) {
    do ++end;
    while (end < text.size() && !is_character_border(text, end));
  }
  if (end < text.size() && !is_blank(text[end])) {
    while (end > begin && !is_blank(text[end - 1])) --end;
  }
  return text.substr(begin, end - begin);
}

// Whether a span lies in what is not the article's own text. Spans come in order.
class OwnText {
 public:
  explicit OwnText(const std::vector<Zone>& zones) : zone_(zones.begin()), end_(zones.end()) {}

  bool has(std::size_t offset) {
    while (zone_ != end_ && zone_->span.end <= offset) ++zone_;
    if (zone_ == end_ || zone_->span.begin > offset) return true;
    return is_own_text(zone_->kind);
  }

 private:
  std::vector<Zone>::const_iterator zone_;
  std::vector<Zone>::const_iterator end_;
};

}  // namespace

Concordance::Concordance(arabic::Analyzer::Session& session, const query::QueryTerms& query_terms,
                         const response::KwicOptions& options)
    : highlighter_(session, query_terms),
      query_terms_(query_terms),
      options_(options),
      collocates_(options.collocates) {}

bool Concordance::read(const Article& article, Taker& taker) {
  const std::uint64_t had = occurrences_;
  collocates_.begin_article();
  bool goes_on = read_text(article, article.title, true, taker);
  goes_on = goes_on && read_text(article, article.text, false, taker);
  if (occurrences_ > had) ++articles_;
  return goes_on;
}

bool Concordance::read_text(const Article& article, std::string_view text, bool is_title,
                            Taker& taker) {
  find_nodes(text, article.zones, is_title);
  if (options_.collocates.most > 0 && !nodes_.empty()) {
    count_neighbours(text, is_title ? std::vector<Zone>() : article.zones);
  }
  for (const Node& node : nodes_) {
    ++occurrences_;
    if (taker.wants_next() && !taker.take(line(article, text, node))) return false;
  }
  return true;
}

void Concordance::find_nodes(std::string_view text, const std::vector<Zone>& zones, bool is_title) {
  static const std::vector<Zone> kNoZones;
  nodes_.clear();
  OwnText own(is_title ? kNoZones : zones);
  bool joined = false;
  for (const highlighting::Highlighter::Match& match : highlighter_.matches(text)) {
    const Span span = highlighter_.tokens()[match.token].span;
    const bool was_joined = joined && !nodes_.empty();
    joined = match.joined;
    if (was_joined) {
      nodes_.back().last = match.token;
      nodes_.back().span.end = std::max(nodes_.back().span.end, span.end);
    } else if ((is_title || query_terms_.words[match.word].in_text) && own.has(span.begin)) {
      nodes_.push_back({match.token, match.token, span});
    } else {
      joined = false;
    }
  }
}

response::KwicLine Concordance::line(const Article& article, std::string_view text,
                                     const Node& node) const {
  response::KwicLine line;
  line.id = article.id;
  line.key = index::shown_key(article);
  line.source = article.source;
  line.title = article.title;
  line.author = article.author;
  line.place = article.place;
  line.category = article.category;
  if (article.date_origin != DateOrigin::FileTime) line.date = article.date;
  line.before = before(text, node.span.begin, options_.context_chars);
  line.word = text.substr(node.span.begin, node.span.size());
  line.after = after(text, node.span.end, options_.context_chars);
  const std::vector<TokenRef>& tokens = highlighter_.tokens();
  for (const int position : options_.positions) {
    const std::size_t from = position < 0 ? node.first : node.last;
    const std::size_t at = from + static_cast<std::size_t>(position);  // wraps below 0
    if (at < tokens.size()) line.sort_words += tokens[at].folded;
    line.sort_words += '\x01';
  }
  return line;
}

void Concordance::count_neighbours(std::string_view text, const std::vector<Zone>& zones) {
  const std::vector<TokenRef>& tokens = highlighter_.tokens();
  OwnText own(zones);
  std::vector<bool> is_own;
  for (const TokenRef& token : tokens) is_own.push_back(own.has(token.span.begin));
  std::vector<Occurrence> occurrences;
  for (const Node& node : nodes_) occurrences.push_back({node.first, node.last});
  collocates_.count(text, tokens, is_own, occurrences);
}

}  // namespace niger::results

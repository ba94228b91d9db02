#include "searcher/results/concordance.h"

#include <algorithm>

#include "common/article_size.h"
#include "common/base/blank.h"
#include "common/index/article_key.h"
#include "common/letters/folding.h"

namespace niger::results {

using arabic::TokenRef;
using response::Collocate;

namespace {

constexpr std::size_t kKeyWords = 3;  // of the neighbours that lines are sorted by

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

using Spellings = std::unordered_map<std::string, std::uint64_t>;

// Of the forms of a word the most frequent, in the spelling that is most frequent for it: not one
// spelling of several with all of their counts. Of equals the first by its bytes.
std::string spelling(const Spellings& spellings) {
  Spellings forms;
  for (const auto& [spelt, times] : spellings) forms[letters::fold(spelt)] += times;
  const auto most = [](const Spellings& of, const auto& is_meant) {
    std::string best;
    std::uint64_t times_of_best = 0;
    for (const auto& [word, times] : of) {
      if (is_meant(word) && (times > times_of_best || (times == times_of_best && word < best))) {
        best = word;
        times_of_best = times;
      }
    }
    return best;
  };
  const std::string form = most(forms, [](const std::string&) { return true; });
  return most(spellings,
              [&form](const std::string& spelt) { return letters::fold(spelt) == form; });
}

}  // namespace

Concordance::Concordance(arabic::Analyzer::Session& session, const query::QueryTerms& query_terms,
                         const response::KwicOptions& options)
    : highlighter_(session, query_terms), query_terms_(query_terms), options_(options) {}

bool Concordance::read(const Article& article, Taker& taker) {
  const std::uint64_t had = occurrences_;
  bool goes_on = read_text(article, article.title, true, taker);
  goes_on = goes_on && read_text(article, article.text, false, taker);
  if (occurrences_ > had) ++articles_;
  return goes_on;
}

bool Concordance::read_text(const Article& article, std::string_view text, bool is_title,
                            Taker& taker) {
  find_nodes(text, article.zones, is_title);
  for (const Node& node : nodes_) {
    ++occurrences_;
    if (options_.collocates > 0) count_neighbours(text, node);
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
  if (options_.with_keys) {
    const std::vector<TokenRef>& tokens = highlighter_.tokens();
    const auto add = [](std::string& key, std::string_view word) { key.append(word).append(" "); };
    for (std::size_t i = 1; i <= kKeyWords && i <= node.first; ++i) {
      add(line.before_key, tokens[node.first - i].folded);
    }
    for (std::size_t i = 1; i <= kKeyWords && node.last + i < tokens.size(); ++i) {
      add(line.after_key, tokens[node.last + i].folded);
    }
  }
  return line;
}

void Concordance::count_neighbours(std::string_view text, const Node& node) {
  const std::vector<TokenRef>& tokens = highlighter_.tokens();
  const auto count = [&](const TokenRef& token, std::uint64_t Neighbour::*side) {
    if (token.is_stop_word || token.kind != letters::TokenKind::Arabic) return;
    Neighbour& neighbour = neighbours_[std::string(token.stem)];
    ++(neighbour.*side);
    ++neighbour.forms[letters::exact_form(text.substr(token.span.begin, token.span.size()))];
  };
  for (std::size_t i = node.first; i > 0; --i) {
    if (tokens[node.first].position - tokens[i - 1].position > kCollocateWindow) break;
    count(tokens[i - 1], &Neighbour::before);
  }
  for (std::size_t i = node.last + 1; i < tokens.size(); ++i) {
    if (tokens[i].position - tokens[node.last].position > kCollocateWindow) break;
    count(tokens[i], &Neighbour::after);
  }
}

std::vector<Collocate> Concordance::collocates() const {
  std::vector<Collocate> out;
  for (const auto& [stem, neighbour] : neighbours_) {
    out.push_back({spelling(neighbour.forms), neighbour.before, neighbour.after});
  }
  const auto more = [](const Collocate& one, const Collocate& other) {
    const std::uint64_t times = one.before + one.after;
    const std::uint64_t other_times = other.before + other.after;
    return times != other_times ? times > other_times : one.word < other.word;
  };
  const std::size_t most = std::min(out.size(), options_.collocates);
  std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(most), out.end(), more);
  out.resize(most);
  return out;
}

}  // namespace niger::results

#include "searcher/highlighting/fragments.h"

#include <algorithm>
#include <optional>

namespace niger {
namespace {

constexpr double kRepeatedWord = 0.1;    // of a word's weight, for each time more that it stands
constexpr double kJoinedWords = 0.5;     // of the weights of two words side by side
constexpr std::size_t kMostBlanks = 8;   // between two fragments that become one
constexpr std::size_t kLeastExtra = 40;  // characters: less is no fragment of its own

struct Sentence {
  std::size_t first_token = 0;
  std::size_t end_token = 0;  // one past the last
  std::size_t first_met = 0;
  std::size_t end_met = 0;
  Span span;
  ZoneKind zone = ZoneKind::Body;
  double score = 0;
};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

double zone_share(ZoneKind zone) {
  switch (zone) {
    case ZoneKind::Related:
      return 0.05;
    case ZoneKind::Metadata:
      return 0.1;
    case ZoneKind::Caption:
      return 0.7;
    case ZoneKind::Boilerplate:
      return 0;
    case ZoneKind::Body:
    case ZoneKind::Lead:
      break;
  }
  return 1;
}

bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

bool is_blank(char32_t c) { return c <= 0x20 || c == 0xA0; }

bool is_closing(char32_t c) {
  return c == '"' || c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == 0x201C;
}

// What ends a sentence: . ! ? … U+061F ARABIC QUESTION MARK, U+06D4 ARABIC FULL STOP.
bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4;
}

class Chooser {
 public:
  Chooser(const FragmentSource& source, const SnippetOptions& options)
      : text_(source.text),
        zones_(source.zones),
        tokens_(source.tokens),
        met_(source.met),
        query_terms_(source.query_terms),
        options_(options),
        covered_(source.query_terms.words.size()) {}

  ChosenFragments run() {
    find_sentences();
    ChosenFragments out;
    const Sentence* best = nullptr;
    bool beyond_related = false;
    for (Sentence& sentence : sentences_) {
      sentence.score = score(sentence, true);
      beyond_related = beyond_related || (sentence.score > 0 && sentence.zone != ZoneKind::Related);
      if (best == nullptr || sentence.score > best->score) best = &sentence;
    }
    if (best == nullptr) return out;
    if (best->score <= 0) best = first_plain_sentence();
    out.only_related = best->zone == ZoneKind::Related && !beyond_related && best->score > 0;
    take(*best, out.spans);
    return out;
  }

 private:
  std::string_view slice(Span span) const { return text_.substr(span.begin, span.size()); }

  // Where the sentence of the gap between two words ends and the next one begins, if one does.
  bool sentence_gap(std::size_t token, std::size_t& end, std::size_t& next) const {
    const Span gap{tokens_[token].span.end, tokens_[token + 1].span.begin};
    if (gap.end <= gap.begin) return false;
    // د. محمد, J. Smith: the point after one letter is of an abbreviation.
    const bool initial =
        characters(slice(tokens_[token].span)) == 1 && tokens_[token].kind != TokenKind::Number;
    bool ended = false;
    bool line_ended = false;
    end = gap.begin;
    next = gap.end;
    for (std::size_t offset = gap.begin; offset < gap.end;) {
      const std::size_t here = offset;
      const char32_t c = next_code_point(text_, offset);
      const bool blank = is_blank(c);
      line_ended = line_ended || c == '\n' || c == 0x2029;
      if (!ended) {
        ended = line_ended || (ends_sentence(c) && !initial);
        if (!blank) end = offset;
      } else if (!line_ended && (ends_sentence(c) || (is_closing(c) && end == here))) {
        end = offset;
      } else if (!blank) {
        next = here;
        break;
      }
    }
    return ended;
  }

  // The same where boilerplate lies in the gap: punctuation without a word is some too.
  bool hidden_gap(std::size_t token, std::size_t& end, std::size_t& next) const {
    const Span gap{tokens_[token].span.end, tokens_[token + 1].span.begin};
    const std::optional<Span> hidden = boilerplate_in(gap);
    if (!hidden) return false;
    end = std::clamp(hidden->begin, gap.begin, std::max(end, gap.begin));
    next = std::min(std::max(hidden->end, next), gap.end);
    while (end > gap.begin && is_space(text_[end - 1])) --end;
    while (next < gap.end && is_space(text_[next])) ++next;
    return true;
  }

  // From the first to the last boilerplate that has bytes of `part`.
  std::optional<Span> boilerplate_in(Span part) const {
    std::optional<Span> found;
    auto zone = std::upper_bound(
        zones_.begin(), zones_.end(), part.begin,
        [](std::size_t offset, const Zone& other) { return offset < other.span.end; });
    for (; zone != zones_.end() && zone->span.begin < part.end; ++zone) {
      if (zone->kind != ZoneKind::Boilerplate) continue;
      found = {found ? found->begin : zone->span.begin, zone->span.end};
    }
    return found;
  }

  void find_sentences() {
    if (tokens_.empty()) return;
    std::size_t zone = 0;
    Sentence open;
    open.zone = zone_at(tokens_.front().span.begin, zone);
    open.span.begin = start_of_text(open.zone);
    std::size_t met = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      while (met < met_.size() && met_[met].token <= i) ++met;
      const bool last = i + 1 == tokens_.size();
      std::size_t end = 0;
      std::size_t next = 0;
      const ZoneKind next_zone = last ? open.zone : zone_at(tokens_[i + 1].span.begin, zone);
      bool gap = !last && sentence_gap(i, end, next);
      if (!last && (open.zone != ZoneKind::Boilerplate || next_zone != ZoneKind::Boilerplate)) {
        gap = hidden_gap(i, end, next) || gap;
      }
      if (!last && !gap && next_zone == open.zone) continue;
      if (!gap) {
        end = last ? end_of_text(i, open.zone) : tokens_[i].span.end;
        next = last ? text_.size() : tokens_[i + 1].span.begin;
      }
      open.end_token = i + 1;
      open.end_met = met;
      open.span.end = end;
      sentences_.push_back(open);
      open = {.first_token = i + 1,
              .first_met = met,
              .span = {std::max(next, end), 0},
              .zone = next_zone};
      if (open.zone != sentences_.back().zone && !last) {
        open.span.begin = tokens_[i + 1].span.begin;
      }
    }
  }

  // Zones are sorted and offsets grow, so that `zone` only moves on.
  ZoneKind zone_at(std::size_t offset, std::size_t& zone) const {
    while (zone < zones_.size() && zones_[zone].span.end <= offset) ++zone;
    const bool inside = zone < zones_.size() && zones_[zone].span.begin <= offset;
    return inside ? zones_[zone].kind : ZoneKind::Body;
  }

  std::size_t start_of_text(ZoneKind zone) const {
    if (zone != ZoneKind::Body || !zones_.empty()) return tokens_.front().span.begin;
    const std::size_t start = text_.find_first_not_of(" \t\r\n");
    return start == std::string_view::npos ? 0 : start;
  }

  // The punctuation after the last word belongs to it, as far as its own line goes.
  std::size_t end_of_text(std::size_t token, ZoneKind zone) const {
    std::size_t end = tokens_[token].span.end;
    if (zone != ZoneKind::Body || !zones_.empty()) return end;
    while (end < text_.size()) {
      std::size_t next = end;
      const char32_t c = next_code_point(text_, next);
      if (!ends_sentence(c) && !is_closing(c)) break;
      end = next;
    }
    return end;
  }

  double score(const Sentence& sentence, bool all) const {
    return score_of(sentence.first_met, sentence.end_met, all) * zone_share(sentence.zone);
  }

  // The weight of the words matched, those already shown left out unless `all` are asked for.
  double score_of(std::size_t first, std::size_t end, bool all) const {
    double sum = 0;
    for (std::size_t i = first; i < end; ++i) {
      const std::size_t word = met_[i].word;
      if (!all && covered_[word]) continue;
      bool seen = false;
      for (std::size_t j = first; j < i && !seen; ++j) seen = met_[j].word == word;
      const double weight = query_terms_.words[word].weight;
      sum += seen ? weight * kRepeatedWord : weight;
      if (met_[i].joined && i + 1 < end) sum += weight * kJoinedWords;
      if (i - first > kMostMetScored) break;
    }
    return sum;
  }

  const Sentence* first_plain_sentence() const {
    const Sentence* fallback = nullptr;
    for (const Sentence& sentence : sentences_) {
      if (sentence.zone == ZoneKind::Body || sentence.zone == ZoneKind::Lead) return &sentence;
      if (fallback == nullptr && sentence.zone != ZoneKind::Boilerplate) fallback = &sentence;
    }
    return fallback == nullptr ? &sentences_.front() : fallback;
  }

  void take(const Sentence& best, std::vector<Span>& spans) {
    if (best.zone == ZoneKind::Boilerplate) return;
    Span first = cut(best, options_.max_chars);
    cover(first);
    const std::size_t used = characters(slice(first));
    std::size_t left = options_.max_chars > used ? options_.max_chars - used : 0;
    if (left >= kLeastExtra && options_.max_fragments > 1) {
      if (const Sentence* second = most_new(best)) {
        const Span more = cut(*second, left);
        if (characters(slice(more)) <= left) return add(first, more, spans);
      }
    }
    if (left >= kLeastExtra && first.end == best.span.end) extend(best, left, first);
    spans.push_back(first);
  }

  void cover(Span shown) {
    for (const Highlighter::Met& one : met_) {
      const Span span = tokens_[one.token].span;
      if (span.begin >= shown.begin && span.end <= shown.end) covered_[one.word] = true;
    }
  }

  const Sentence* most_new(const Sentence& best) const {
    const Sentence* found = nullptr;
    double most = 0;
    for (const Sentence& sentence : sentences_) {
      if (&sentence == &best || sentence.zone == ZoneKind::Related) continue;
      const double gain = score(sentence, false);
      if (gain > most) {
        most = gain;
        found = &sentence;
      }
    }
    return found;
  }

  // Two fragments in the order of the text; neighbours with but a little space between become one.
  void add(Span first, Span second, std::vector<Span>& spans) const {
    if (second.begin < first.begin) std::swap(first, second);
    const std::string_view between = text_.substr(first.end, second.begin - first.end);
    if (std::all_of(between.begin(), between.end(), is_space) && between.size() <= kMostBlanks &&
        !boilerplate_in({first.end, second.begin})) {
      spans = {{first.begin, second.end}};
    } else {
      spans = {first, second};
    }
  }

  // Fills what is left with the sentences that follow, of the same zone.
  void extend(const Sentence& best, std::size_t left, Span& span) const {
    const auto index = static_cast<std::size_t>(&best - sentences_.data());
    std::size_t used = 0;
    for (std::size_t i = index + 1; i < sentences_.size(); ++i) {
      const Sentence& next = sentences_[i];
      if (next.zone != best.zone || boilerplate_in({span.end, next.span.begin})) return;
      for (std::size_t token = next.first_token; token < next.end_token; ++token) {
        const bool last = token + 1 == next.end_token;
        const Span step{span.end, last ? next.span.end : tokens_[token].span.end};
        used += characters(slice(step));
        if (used > left) return;
        span.end = step.end;
      }
    }
  }

  // The sentence, or the part of it within max_chars that matches the query best.
  Span cut(const Sentence& sentence, std::size_t max_chars) const {
    if (characters(slice(sentence.span)) <= max_chars) return sentence.span;
    std::size_t from = sentence.first_token;
    double best = -1;
    for (std::size_t i = sentence.first_met; i < sentence.end_met; ++i) {
      std::size_t end = i;
      const std::size_t begin_byte = tokens_[met_[i].token].span.begin;
      while (end < sentence.end_met &&
             characters(slice({begin_byte, tokens_[met_[end].token].span.end})) <= max_chars) {
        ++end;
      }
      const double sum = score_of(i, std::max(end, i + 1), true);
      if (sum > best) {
        best = sum;
        from = centred(sentence, i, end, max_chars);
      }
      if (i - sentence.first_met > kMostMetScored) break;
    }
    return window(sentence, from, max_chars);
  }

  // The token to begin with, so that the matches, [first, end), have a little text before them.
  std::size_t centred(const Sentence& sentence, std::size_t first, std::size_t end,
                      std::size_t max_chars) const {
    const std::size_t last = end > first ? end - 1 : first;
    const std::size_t needed = characters(
        slice({tokens_[met_[first].token].span.begin, tokens_[met_[last].token].span.end}));
    std::size_t room = needed < max_chars ? (max_chars - needed) / 3 : 0;
    std::size_t token = met_[first].token;
    while (token > sentence.first_token) {
      const std::size_t step =
          characters(slice({tokens_[token - 1].span.begin, tokens_[token].span.begin}));
      if (step > room) break;
      room -= step;
      --token;
    }
    return token;
  }

  Span window(const Sentence& sentence, std::size_t from, std::size_t max_chars) const {
    Span span{from == sentence.first_token ? sentence.span.begin : tokens_[from].span.begin, 0};
    span.end = tokens_[from].span.end;
    std::size_t used = characters(slice(span));
    if (used > max_chars) return within(span, max_chars);
    for (std::size_t token = from + 1; token < sentence.end_token; ++token) {
      used += characters(slice({span.end, tokens_[token].span.end}));
      if (used > max_chars) break;
      span.end = tokens_[token].span.end;
    }
    return span;
  }

  // A "word" longer than a fragment may be is the one thing that is cut inside.
  Span within(Span span, std::size_t max_chars) const {
    std::size_t offset = span.begin;
    for (std::size_t i = 0; i < max_chars && offset < span.end; ++i) {
      static_cast<void>(next_code_point(text_, offset));
    }
    return {span.begin, offset};
  }

  static constexpr std::size_t kMostMetScored = 64;  // more matches add nothing

  std::string_view text_;
  const std::vector<Zone>& zones_;
  const std::vector<TokenRef>& tokens_;
  const std::vector<Highlighter::Met>& met_;
  const QueryTerms& query_terms_;
  const SnippetOptions& options_;
  std::vector<bool> covered_;
  std::vector<Sentence> sentences_;
};

}  // namespace

ChosenFragments chosen_fragments(const FragmentSource& source, const SnippetOptions& options) {
  return Chooser(source, options).run();
}

}  // namespace niger

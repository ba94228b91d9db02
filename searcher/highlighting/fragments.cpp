#include "searcher/highlighting/fragments.h"

#include <algorithm>

#include "common/base/blank.h"
#include "searcher/highlighting/sentences.h"

namespace niger::highlighting {

using response::SnippetOptions;

namespace {

constexpr double kRepeatedWord = 0.1;    // of a word's weight, for each time more that it stands
constexpr double kJoinedWords = 0.5;     // of the weights of two words side by side
constexpr std::size_t kMostBlanks = 8;   // between two fragments that become one
constexpr std::size_t kLeastExtra = 40;  // characters: less is no fragment of its own

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

class Chooser {
 public:
  Chooser(const FragmentSource& source, const SnippetOptions& options)
      : text_(source.text),
        zones_(source.zones),
        tokens_(source.tokens),
        matches_(source.matches),
        query_terms_(source.query_terms),
        options_(options),
        covered_(source.query_terms.words.size()) {}

  ChosenFragments run() {
    sentences_ = sentences_of(text_, zones_, tokens_, matches_);
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

  double score(const Sentence& sentence, bool all) const {
    return score_of(sentence.first_match, sentence.end_match, all) * zone_share(sentence.zone);
  }

  // The weight of the words matched, those already shown left out unless `all` are asked for.
  double score_of(std::size_t first, std::size_t end, bool all) const {
    double sum = 0;
    for (std::size_t i = first; i < end; ++i) {
      const std::size_t word = matches_[i].word;
      if (!all && covered_[word]) continue;
      bool seen = false;
      for (std::size_t j = first; j < i && !seen; ++j) seen = matches_[j].word == word;
      const double weight = query_terms_.words[word].weight;
      sum += seen ? weight * kRepeatedWord : weight;
      if (matches_[i].joined && i + 1 < end) sum += weight * kJoinedWords;
      if (i - first > kMostMatchesScored) break;
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
    for (const Highlighter::Match& one : matches_) {
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
    if (std::all_of(between.begin(), between.end(), is_blank) && between.size() <= kMostBlanks &&
        !boilerplate_in(zones_, {first.end, second.begin})) {
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
      if (next.zone != best.zone || boilerplate_in(zones_, {span.end, next.span.begin})) return;
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
    for (std::size_t i = sentence.first_match; i < sentence.end_match; ++i) {
      std::size_t end = i;
      const std::size_t begin_byte = tokens_[matches_[i].token].span.begin;
      while (end < sentence.end_match &&
             characters(slice({begin_byte, tokens_[matches_[end].token].span.end})) <= max_chars) {
        ++end;
      }
      const double sum = score_of(i, std::max(end, i + 1), true);
      if (sum > best) {
        best = sum;
        from = centred(sentence, i, end, max_chars);
      }
      if (i - sentence.first_match > kMostMatchesScored) break;
    }
    return window(sentence, from, max_chars);
  }

  // The token to begin with, so that the matches, [first, end), have a little text before them.
  std::size_t centred(const Sentence& sentence, std::size_t first, std::size_t end,
                      std::size_t max_chars) const {
    const std::size_t last = end > first ? end - 1 : first;
    const std::size_t needed = characters(
        slice({tokens_[matches_[first].token].span.begin, tokens_[matches_[last].token].span.end}));
    std::size_t room = needed < max_chars ? (max_chars - needed) / 3 : 0;
    std::size_t token = matches_[first].token;
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

  static constexpr std::size_t kMostMatchesScored = 64;  // more matches add nothing

  std::string_view text_;
  const std::vector<Zone>& zones_;
  const std::vector<arabic::TokenRef>& tokens_;
  const std::vector<Highlighter::Match>& matches_;
  const query::QueryTerms& query_terms_;
  const SnippetOptions& options_;
  std::vector<bool> covered_;
  std::vector<Sentence> sentences_;
};

}  // namespace

ChosenFragments chosen_fragments(const FragmentSource& source, const SnippetOptions& options) {
  return Chooser(source, options).run();
}

}  // namespace niger::highlighting

#include "searcher/highlighting/sentences.h"

#include <algorithm>

#include "common/base/blank.h"
#include "common/letters/sentence_end.h"

namespace niger::highlighting {

using arabic::TokenRef;
using letters::is_sentence_end;

namespace {

bool is_gap(char32_t c) { return c <= 0x20 || c == 0xA0; }

bool is_closing(char32_t c) {
  return c == '"' || c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == 0x201C;
}

class SentenceFinder {
 public:
  SentenceFinder(std::string_view text, const std::vector<Zone>& zones,
                 const std::vector<TokenRef>& tokens,
                 const std::vector<Highlighter::Match>& matches)
      : text_(text), zones_(zones), tokens_(tokens), matches_(matches) {}

  std::vector<Sentence> run() && {
    if (tokens_.empty()) return {};
    std::size_t zone = 0;
    Sentence open;
    open.zone = zone_at(tokens_.front().span.begin, zone);
    open.span.begin = start_of_text(open.zone);
    std::size_t match = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      while (match < matches_.size() && matches_[match].token <= i) ++match;
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
      open.end_match = match;
      open.span.end = end;
      sentences_.push_back(open);
      open = {.first_token = i + 1,
              .first_match = match,
              .span = {std::max(next, end), 0},
              .zone = next_zone};
      if (open.zone != sentences_.back().zone && !last) {
        open.span.begin = tokens_[i + 1].span.begin;
      }
    }
    return std::move(sentences_);
  }

 private:
  std::string_view slice(Span span) const { return text_.substr(span.begin, span.size()); }

  // Where the sentence of the gap between two words ends and the next one begins, if one does.
  bool sentence_gap(std::size_t token, std::size_t& end, std::size_t& next) const {
    const Span gap{tokens_[token].span.end, tokens_[token + 1].span.begin};
    if (gap.end <= gap.begin) return false;
    const bool initial = letters::is_initial(slice(tokens_[token].span), tokens_[token].kind);
    bool ended = false;
    bool line_ended = false;
    end = gap.begin;
    next = gap.end;
    for (std::size_t offset = gap.begin; offset < gap.end;) {
      const std::size_t here = offset;
      const char32_t c = next_code_point(text_, offset);
      const bool blank = is_gap(c);
      line_ended = line_ended || letters::is_line_end(c);
      if (!ended) {
        ended = line_ended || (is_sentence_end(c) && !initial);
        if (!blank) end = offset;
      } else if (!line_ended && (is_sentence_end(c) || (is_closing(c) && end == here))) {
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
    const std::optional<Span> hidden = boilerplate_in(zones_, gap);
    if (!hidden) return false;
    end = std::clamp(hidden->begin, gap.begin, std::max(end, gap.begin));
    next = std::min(std::max(hidden->end, next), gap.end);
    while (end > gap.begin && is_blank(text_[end - 1])) --end;
    while (next < gap.end && is_blank(text_[next])) ++next;
    return true;
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
      if (!is_sentence_end(c) && !is_closing(c)) break;
      end = next;
    }
    return end;
  }

  std::string_view text_;
  const std::vector<Zone>& zones_;
  const std::vector<TokenRef>& tokens_;
  const std::vector<Highlighter::Match>& matches_;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> sentences_of(std::string_view text, const std::vector<Zone>& zones,
                                   const std::vector<TokenRef>& tokens,
                                   const std::vector<Highlighter::Match>& matches) {
  return SentenceFinder(text, zones, tokens, matches).run();
}

std::optional<Span> boilerplate_in(const std::vector<Zone>& zones, Span part) {
  std::optional<Span> found;
  auto zone = std::upper_bound(
      zones.begin(), zones.end(), part.begin,
      [](std::size_t offset, const Zone& other) { return offset < other.span.end; });
  for (; zone != zones.end() && zone->span.begin < part.end; ++zone) {
    if (zone->kind != ZoneKind::Boilerplate) continue;
    found = {found ? found->begin : zone->span.begin, zone->span.end};
  }
  return found;
}

}  // namespace niger::highlighting

#include "searcher/highlighting/snippet.h"

#include <algorithm>
#include <string>

#include "common/index/term_codec.h"
#include "common/letters/folding.h"
#include "searcher/highlighting/fragments.h"
#include "searcher/highlighting/word_form.h"
#include "searcher/query/secondary_zone.h"

namespace niger::highlighting {

using arabic::TokenRef;
using index::WordPlaces;
using query::QueryTerms;
using response::Fragment;

namespace {

// Whether a token with a stem of the word is the word in the letters or the form asked for.
bool is_meant(const query::QueryTerm& word, const TokenRef& token, std::string_view text) {
  const std::string_view written = text.substr(token.span.begin, token.span.size());
  if (!word.exact.empty() && letters::exact_form(written) != word.exact) return false;
  return word.forms.empty() ||
         std::any_of(word.forms.begin(), word.forms.end(), [&](const std::string& form) {
           return has_form(token.folded, written, form);
         });
}

bool only_blank(std::string_view between) {
  return between.find_first_not_of(" \t\u00A0") == std::string_view::npos;
}

}  // namespace

Highlighter::Highlighter(arabic::Analyzer::Session& session, const QueryTerms& query_terms)
    : session_(session), query_terms_(query_terms) {
  for (std::size_t i = 0; i < query_terms.words.size(); ++i) {
    for (const std::string& stem : query_terms.words[i].stems) {
      stems_.emplace_back(stem, i);
      const std::string term = index::encoded_term(stem);
      hashes_.push_back(index::word_hash(term));
      hashes_.push_back(index::word_hash(query::related_term(term)));
    }
    if (!query_terms.words[i].stem_prefix.empty()) prefixes_.push_back(i);
  }
  std::sort(stems_.begin(), stems_.end());
}

std::optional<index::ArticlePlaces> Highlighter::places(std::string_view positional_value) const {
  if (!prefixes_.empty()) return std::nullopt;  // any word may have a beginning
  return index::places_of(positional_value, hashes_);
}

std::size_t Highlighter::query_word(const TokenRef& token, std::string_view text) const {
  auto at =
      std::lower_bound(stems_.begin(), stems_.end(), token.stem,
                       [](const auto& known, std::string_view stem) { return known.first < stem; });
  for (; at != stems_.end() && at->first == token.stem; ++at) {
    if (is_meant(query_terms_.words[at->second], token, text)) return at->second;
  }
  for (const std::size_t i : prefixes_) {
    const std::string& prefix = query_terms_.words[i].stem_prefix;
    if (token.stem.starts_with(prefix) || token.folded.starts_with(prefix)) return i;
  }
  return QueryTerms::kNoWord;
}

void Highlighter::add_match(std::size_t token, std::string_view text) {
  const std::size_t word = query_word(tokens_[token], text);
  if (word != QueryTerms::kNoWord && tokens_[token].span.size() > 0)
    matches_.push_back({token, word});
}

const std::vector<Highlighter::Match>& Highlighter::matches(std::string_view text,
                                                            const WordPlaces* places) {
  matches_.clear();
  if (places != nullptr) session_.scan(text, tokens_);
  if (places != nullptr && tokens_.size() == places->words) {
    for (const index::PlacedWord& placed : places->found) {
      session_.understand(tokens_[placed.ordinal]);
      add_match(placed.ordinal, text);
    }
  } else {
    session_.analyze(text, tokens_);
    for (std::size_t i = 0; i < tokens_.size(); ++i) add_match(i, text);
  }
  mark_phrases();
  join_followers(text);
  return matches_;
}

// Joins the words of each whole phrase, and drops those that count in a phrase only and stand in
// none.
void Highlighter::mark_phrases() {
  if (query_terms_.phrases.empty() || matches_.empty()) return;
  std::vector<bool> in_phrase(matches_.size());
  std::vector<std::size_t> parts;
  for (const query::QueryPhrase& phrase : query_terms_.phrases) {
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      if (phrase.words.empty() || matches_[i].word != phrase.words.front()) continue;
      const std::uint32_t last_place = tokens_[matches_[i].token].position + phrase.places.back();
      parts.assign(1, i);
      for (std::size_t k = 1; k < phrase.words.size(); ++k) {
        std::size_t j = parts.back() + 1;
        while (j < matches_.size() && matches_[j].word != phrase.words[k] &&
               tokens_[matches_[j].token].position <= last_place) {
          ++j;
        }
        if (j == matches_.size() || tokens_[matches_[j].token].position > last_place ||
            matches_[j].word != phrase.words[k]) {
          break;
        }
        parts.push_back(j);
      }
      if (parts.size() < phrase.words.size()) continue;
      for (std::size_t j = parts.front(); j < parts.back(); ++j) matches_[j].joined = true;
      for (const std::size_t j : parts) in_phrase[j] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    if (in_phrase[i] || matches_[i].joined ||
        !query_terms_.words[matches_[i].word].only_in_phrase) {
      matches_[kept++] = matches_[i];
    }
  }
  matches_.resize(kept);
}

void Highlighter::join_followers(std::string_view text) {
  if (query_terms_.followers.empty()) return;
  for (std::size_t i = 0; i + 1 < matches_.size(); ++i) {
    const TokenRef& here = tokens_[matches_[i].token];
    const TokenRef& next = tokens_[matches_[i + 1].token];
    if (query_terms_.followers[matches_[i].word] == matches_[i + 1].word &&
        next.position == here.position + 1 && next.span.begin >= here.span.end &&
        only_blank(text.substr(here.span.end, next.span.begin - here.span.end))) {
      matches_[i].joined = true;
    }
  }
}

namespace {

// The ranges to highlight inside `within`, counted from its begin.
std::vector<Span> highlights_of(const std::vector<TokenRef>& tokens,
                                const std::vector<Highlighter::Match>& matches, Span within) {
  std::vector<Span> out;
  bool join = false;
  for (const Highlighter::Match& one : matches) {
    const Span span = tokens[one.token].span;
    const bool was_joined = join;
    join = one.joined;
    if (span.end <= within.begin || span.begin >= within.end) continue;
    const std::size_t begin = std::max(span.begin, within.begin) - within.begin;
    const std::size_t end = std::min(span.end, within.end) - within.begin;
    if (!out.empty() && (was_joined || begin < out.back().end)) {
      out.back().end = std::max(out.back().end, end);
    } else {
      out.push_back({begin, end});
    }
  }
  return out;
}

}  // namespace

Fragment Highlighter::whole(std::string_view text, const WordPlaces* places) {
  static_cast<void>(matches(text, places));
  return {std::string(text), highlights_of(tokens_, matches_, {0, text.size()}), true, true};
}

std::vector<Fragment> Highlighter::snippet(std::string_view text, const std::vector<Zone>& zones,
                                           const response::SnippetOptions& options,
                                           const WordPlaces* places) {
  const std::string_view searched = truncated_at_character(text, kMaxSnippetTextBytes);
  static_cast<void>(matches(searched, places));
  matches_.erase(
      std::remove_if(matches_.begin(), matches_.end(),
                     [this](const Match& one) { return !query_terms_.words[one.word].in_text; }),
      matches_.end());
  const ChosenFragments chosen =
      chosen_fragments({searched, zones, tokens_, matches_, query_terms_}, options);
  matches_only_secondary_ = chosen.only_related;
  std::vector<Fragment> out;
  for (const Span& span : chosen.spans) {
    out.push_back({std::string(text.substr(span.begin, span.size())),
                   highlights_of(tokens_, matches_, span), span.begin == 0,
                   span.end == text.size()});
  }
  return out;
}

}  // namespace niger::highlighting

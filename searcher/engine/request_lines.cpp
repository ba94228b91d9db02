#include "searcher/engine/request_lines.h"

#include <algorithm>

#include "common/index/article_key.h"
#include "common/index/schema.h"
#include "searcher/engine/matched_query.h"
#include "searcher/engine/refusal.h"
#include "searcher/highlighting/word_form.h"
#include "searcher/results/collection_counts.h"
#include "searcher/results/concordance.h"
#include "searcher/results/kwic_lines.h"
#include "searcher/results/notes.h"

namespace niger::engine {

using query::QueryTerm;
using query::QueryTerms;
using response::KwicSummary;
using response::SearchResponse;

namespace {

// The words themselves and their other spellings, with clitics; neither inflected nor related ones.
// What was typed letter by letter, or as a beginning, is that in any case.
QueryTerms as_typed(QueryTerms terms, const arabic::Stemmer& stemmer) {
  for (QueryTerm& word : terms.words) {
    if (!word.exact.empty() || !word.stem_prefix.empty()) continue;
    word.stems.resize(std::min(word.stems.size(), word.own_stems));
    word.forms = {highlighting::form_of(stemmer, word.typed)};
    for (std::size_t i = 1; i < word.stems.size(); ++i) word.forms.push_back(word.stems[i]);
  }
  return terms;
}

class Lines {
 public:
  Lines(SearchContext& context, const SearchRequest& request, const response::KwicRequest& kwic,
        const QueryTerms& terms, std::unordered_set<std::string>& done)
      : context_(context),
        request_(request),
        kwic_(kwic),
        concordance_(context.words, terms, kwic.options),
        lines_(kwic, concordance_, done) {}

  void read(const matching::Matches& found) {
    const auto read = [this](Xapian::docid id) { return read_article(id); };
    if (request_.sort == response::SortOrder::Relevance) {
      static_cast<void>(std::all_of(found.all.begin(), found.all.end(), read));
    } else {
      static_cast<void>(
          std::all_of(found.first.begin(), found.first.end(),
                      [&read](const matching::Match& match) { return read(match.id); }));
    }
    lines_.finish();
  }

  KwicSummary summary() {
    KwicSummary out{.occurrences = concordance_.occurrences(),
                    .articles = concordance_.articles(),
                    .first = lines_.first(),
                    .last = lines_.last()};
    const response::CollocateOptions& asked = kwic_.options.collocates;
    if (asked.most > 0) {
      const results::Collocates& collocates = concordance_.collocates();
      const results::CollectionCounts words(context_.database());
      out.window_left = asked.left;
      out.window_right = asked.right;
      out.window_words = collocates.window_words();
      out.collection_words = words.all(context_.deadline);
      out.collocates =
          collocates.listed(out.occurrences, out.collection_words,
                            [&words](std::string_view stem) { return words.of(stem); });
    }
    if (lines_.is_sorted_in_part()) {
      out.notes.push_back(results::sorted_in_part_note(results::kMaxSortedLines));
    }
    out.partial = context_.deadline.was_met();
    if (out.partial) out.notes.push_back(results::partial_note());
    return out;
  }

 private:
  bool read_article(Xapian::docid id) {
    if (context_.deadline.has_passed()) return false;
    const Xapian::Document document = context_.reader.document(id);
    const Article article = context_.reader.article(document);
    std::string kept_key;
    if (request_.seen) {
      kept_key = index::kept_key(document.get_value(schema::kIdSlot), index::key_term_of(document));
    }
    return lines_.read(article, index::is_shared_id(context_.database(), article.id), kept_key);
  }

  SearchContext& context_;
  const SearchRequest& request_;
  const response::KwicRequest& kwic_;
  results::Concordance concordance_;
  results::KwicLines lines_;
};

}  // namespace

KwicSummary lines_of(SearchContext& context, const SearchRequest& request,
                     const response::KwicRequest& kwic, const grammar::ParsedQuery& parsed,
                     std::unordered_set<std::string>& done) {
  SearchResponse response;
  const MatchedQuery matched = matched_request(context, request, parsed, response);
  if (matched.built.query_terms.words.empty()) {
    throw Refusal(
        {RequestProblem::Kind::Needs, "kwic", "words", messages::Message::KwicNeedsWords});
  }
  count_matches(context, request, matched.found, response);
  if (kwic.order == response::KwicOrder::Random) {
    response.notes.push_back(results::shuffled_note(kwic.seed));
  }
  if (done.empty()) kwic.begin(response);
  const QueryTerms terms =
      kwic.lemma ? matched.built.query_terms
                 : as_typed(matched.built.query_terms, context.language->analyzer.stemmer());
  Lines lines(context, request, kwic, terms, done);
  lines.read(matched.found);
  return lines.summary();
}

}  // namespace niger::engine

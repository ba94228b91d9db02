#pragma once
/// The response to a search, as plain data: the searcher fills it, the renderers show it. Neither
/// Xapian nor ICU, no markup: text and byte ranges only.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/base/utf8.h"
#include "common/messages/text.h"

namespace niger::response {

/// One stretch of the stored text, byte for byte, and what to highlight in it.
struct Fragment {
  std::string text;
  std::vector<Span> highlights = {};  ///< bytes of text, sorted, not overlapping
  bool starts_text = false;           ///< false: the article goes on before it
  bool ends_text = false;             ///< false: the article goes on after it
};

/// What a word of the query gave to the score of one hit.
struct Contribution {
  std::string word;   ///< as typed
  double weight = 0;  ///< of the hit's score
  /// As which word it stands in the article, as written there; empty: it does not.
  std::string form = {};
  std::uint64_t count = 0;  ///< how often; 0 with a form: only a word like it stands there
};

/// How the text of a copy compares with that of the hit it is shown with.
enum class CopyKind { SameText, Edited, ShortForm, LongForm };

/// What differs between a hit and its copy.
struct CopyDifference {
  CopyKind kind = CopyKind::SameText;
  double shared = 1;                      ///< of the words of both, the share that both have
  std::uint64_t words = 0;                ///< of the copy
  std::vector<std::string> only_here{};   ///< words of the hit alone, numbers first; a few
  std::vector<std::string> only_there{};  ///< words of the copy alone
};

/// Another article of the index: a copy of a hit, with nearly the same text, or what a hit follows.
struct Copy {
  std::string id;
  std::string key = {};    ///< by which it is asked for where others have its id (article_key.h)
  bool shares_id = false;  ///< others have its id
  std::string title;
  bool title_from_lead = false;  ///< it has no title: these are the first words of its text
  std::string source;
  Date date;
  std::string url;
  CopyDifference difference{};  ///< of a copy, where copies are listed
};

/// The copies of a hit, in the whole index, whether they match the query or not.
struct Copies {
  std::uint64_t count = 0;           ///< without the hit itself
  std::vector<std::string> sources;  ///< publishers, the hit's included, each once, by first date
  Date first_date;                   ///< the earliest of the hit and its copies
  bool same_site = false;            ///< all are of the hit's source
  bool is_short_form = false;        ///< the hit is one, of a copy
  std::vector<Copy> list;            ///< all, by date; filled when it was asked for
};

struct Hit {
  std::uint64_t rank = 0;  ///< from 1, counted over all pages
  double score = 0;
  std::string id;
  std::string path;
  std::string record = {};    ///< which of the file; empty: the file
  std::string key = {};       ///< by which it is asked for where others have its id (article_key.h)
  bool shares_id = false;     ///< others have its id
  std::string kept_key = {};  ///< the same for lists that are kept; filled where they are asked for
  Fragment title;
  std::vector<Fragment> snippet;
  Date date;
  std::string source;
  std::string author = {};
  std::string place = {};
  std::string category = {};
  std::vector<std::string> keywords = {};
  std::string language = {};
  std::string url;
  bool only_related = false;  ///< the words were found only in the secondary zone
  Copies copies = {};
  std::optional<Copy> follows = {};  ///< an earlier article, most of which it tells again
  bool title_from_lead = false;      ///< it has no title: these are the first words of its text
  std::vector<Contribution> contributions = {};  ///< filled when an explanation was asked for
};

/// Something to report to the person about how the query was understood or answered.
struct Note {
  std::string code;     ///< stable, for programs: stop-words-only, rescued, did-you-mean …
  messages::Text text;  ///< for people
};

/// Note::code of an answer that is not whole.
inline constexpr std::string_view kPartialCode = "partial";
/// Note::code of a query that was too long to be read whole.
inline constexpr std::string_view kShortenedCode = "query-shortened";

/// A form in which a word of the query was looked for.
struct ExplainedForm {
  std::string form;            ///< as articles spell it
  std::string code;            ///< why it stands for the word, for programs: broken-plural
  messages::Text rule;         ///< the same for people
  std::uint64_t articles = 0;  ///< of the index that have it
  std::string warrant = {};    ///< what it is searched by, for programs: supported; of a rejected
                               ///< form why it is not: other-company; empty: of an excluded word
  messages::Text reason = {};  ///< the same for people
  std::optional<double> likeness = {};  ///< of the company of the two words, where it is known
  std::string stem = {};                ///< as the index has it; of two words with a space between
};

/// How a word of the query was understood.
struct ExplainedWord {
  std::string typed;
  messages::Text role;  ///< a word, left out as too common, must not stand …
  std::vector<ExplainedForm> forms;
  std::vector<ExplainedForm> rejected = {};  ///< forms that were considered and not searched
};

/// A value of a field, and how many of the matches have it.
struct FacetRow {
  std::string value;
  std::uint64_t count = 0;
};

/// The matches by the values of one field, those of SearchResponse::level where there is one. Where
/// an article has one value at most (all fields but keyword), the counts of rows, others and
/// unknown add up to their total.
struct Facet {
  std::string_view field;          ///< its name in the query language: source, month …
  std::vector<FacetRow> rows;      ///< the most frequent first; days, months and years in order
  std::uint64_t other_values = 0;  ///< values that are not among the rows
  std::uint64_t others = 0;        ///< matches that have them
  std::uint64_t unknown = 0;       ///< matches without a value
};

/// The matches over time, without a gap.
struct Timeline {
  std::string_view unit;  ///< day, month, year; empty: no match has a date
  std::vector<FacetRow> rows;
  std::uint64_t unknown = 0;
};

/// Which index answered, so that it can be cited.
struct SearchedIndex {
  std::string path;
  std::string generation;
  std::string uuid;            ///< of the database
  std::uint64_t revision = 0;  ///< of the database: each update raises it
  std::string built_at;        ///< UTC, ISO 8601
  std::string creator;
  std::string analyzer;
  std::uint64_t articles = 0;
};

/// One occurrence of a word of the query, with what stands around it in the text.
struct KwicLine {
  std::string id;
  std::string key = {};    ///< by which the article is asked for where others have its id
  bool shares_id = false;  ///< others have its id
  Date date;
  std::string source;
  std::string before;
  std::string word;
  std::string after;
  std::string title = {};
  std::string author = {};
  std::string place = {};
  std::string category = {};
  std::string kept_key = {};  ///< of the article, for lists that are kept, as Hit::kept_key
  std::string sort_words =
      {};  ///< the words at KwicOptions::positions, folded, each ended by U+0001
};

/// A word near the words of the query: how often it stands before and after them, and how strongly
/// it is tied to them (searcher/statistics/association.h).
struct Collocate {
  std::string word;
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  std::uint64_t articles = 0;    ///< in which it stands there
  std::uint64_t collection = 0;  ///< in all articles, outside of the occurrences
  double expected = 0;           ///< of before + after, were it not tied to them
  double log_likelihood = 0;     ///< negative where it stands there less often than expected
  double mi = 0;
  double mi3 = 0;
  double t_score = 0;
  double dice = 0;
  double log_dice = 0;
};

struct KwicSummary {
  std::uint64_t occurrences = 0;  ///< of all lines, whichever were shown
  std::uint64_t articles = 0;     ///< in which they stand
  std::uint64_t first = 0;        ///< the first line that was shown, from 1; 0: none was
  std::uint64_t last = 0;
  std::vector<Collocate> collocates = {};
  std::uint32_t window_left = 0;  ///< of the collocates, in words
  std::uint32_t window_right = 0;
  std::uint64_t window_words = 0;      ///< all words that stand there
  std::uint64_t collection_words = 0;  ///< words of all articles, copies too
  bool partial = false;                ///< the deadline passed: there may be more
  std::vector<Note> notes = {};        ///< beside those of the response that came first
};

/// Of the levels of a query of several words (all of them, all but one …) the tightest that has
/// articles: what is counted by field or day, ordered by date, new or recorded is among these.
struct MatchLevel {
  std::uint64_t words = 0;  ///< of the query, which count
  std::uint64_t least = 0;  ///< so many of them each of its articles has
  std::uint64_t total = 0;  ///< articles of the level
  std::uint64_t some = 0;   ///< articles of the widest level, which are ranked
};

struct SearchResponse {
  std::string query_id;    ///< of a batch of queries, else empty
  std::string query;       ///< as typed
  std::string understood;  ///< the query as the grammar of the manual writes it
  /// Articles that can be paged through; so far where the answer is partial. In order of relevance
  /// they are those of the widest level, else those of `level`.
  std::uint64_t total = 0;
  std::optional<MatchLevel> level = {};  ///< nothing where there is but one
  /// How many of `total` are copies of others of them, where all are results, or are left out as
  /// such; nothing where that was not counted.
  std::optional<std::uint64_t> copies = {};
  bool with_copies = false;    ///< copies are results, and counted in `total`
  bool total_is_exact = true;  ///< false: at least so many, which is what was asked (Counting)
  std::uint64_t offset = 0;
  std::vector<Hit> hits;
  std::vector<Note> notes;
  std::vector<ExplainedWord> explanation;  ///< filled when it was asked for
  std::vector<Facet> facets = {};          ///< those that were asked for
  std::optional<Timeline> timeline = {};
  std::vector<std::string> all_ids = {};   ///< of all matches, where they were asked for
  std::vector<std::string> all_keys = {};  ///< beside all_ids: by which each is asked for
  SearchedIndex index = {};                ///< filled with all_ids
  bool partial = false;                    ///< the deadline passed: there may be more of everything
  double seconds = 0;
};

/// One of the articles that have an id.
struct Namesake {
  std::string key;
  std::string id;
  std::string path;
  std::string record;
  std::string title;
  Date date;
};

/// All articles that have an id.
struct Namesakes {
  std::string id;
  std::uint64_t total = 0;
  std::vector<Namesake> list;  ///< the first of them
};

/// One stored article, whole, with the words of a query highlighted.
struct ShownArticle {
  Article article;
  std::string key;  ///< by which it is asked for where others have its id
  Fragment title;
  Fragment text;
  bool partial = false;  ///< the deadline passed: not all is highlighted
};

}  // namespace niger::response

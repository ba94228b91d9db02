/// libFuzzer target of the query language and of search: what is typed is parsed, built and run on
/// a small index, with a deadline. What it checks: no crash, a bounded tree, an end within the
/// -timeout of the run, and that all of an answer is valid UTF-8, within its bounds and true to
/// itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/error.h"
#include "common/base/utf8.h"
#include "common/messages/text.h"
#include "searcher/grammar/query_description.h"
#include "searcher/grammar/query_text.h"
#include "tests/support/sample_articles.h"
#include "tests/support/search_session.h"
#include "tests/support/test_index.h"

namespace niger {

using namespace engine;
using namespace grammar;
using namespace messages;
using namespace response;

namespace {

constexpr Date kToday{2024, 5, 20};
constexpr std::uint64_t kLimit = 5;

void require(bool condition) {
  if (!condition) std::abort();
}

std::size_t leaves_of(const QueryNode& node, std::size_t depth) {
  require(depth <= 4 * kMaxDepth);
  require(is_valid_utf8(node.text));
  std::size_t count = node.children.empty() ? 1 : 0;
  for (const QueryNode& child : node.children) count += leaves_of(child, depth + 1);
  return count;
}

void parse(std::string_view text) {
  const ParsedQuery parsed = parsed_query(text, kToday);
  require(leaves_of(parsed.root, 0) <= kMaxClauses + 1);
  require(parsed.remarks.size() <= 16);
  require(is_valid_utf8(described(parsed.root)));
}

void check(const Fragment& fragment) {
  require(is_valid_utf8(fragment.text));
  std::size_t last = 0;
  for (const Span& span : fragment.highlights) {
    require(span.begin >= last && span.begin < span.end && span.end <= fragment.text.size());
    require(is_character_border(fragment.text, span.begin));
    require(is_character_border(fragment.text, span.end));
    last = span.end;
  }
}

void check(const SearchResponse& response) {
  require(response.hits.size() <= kLimit);
  require(response.hits.size() <= response.total);
  require(is_valid_utf8(response.understood));
  for (const Note& note : response.notes) {
    for (const Language language : {Language::Arabic, Language::English}) {
      require(is_valid_utf8(localized(note.text, language)));
    }
  }
  for (const Hit& hit : response.hits) {
    check(hit.title);
    for (const Fragment& fragment : hit.snippet) check(fragment);
  }
  for (const ExplainedWord& word : response.explanation) {
    require(is_valid_utf8(word.typed));
    for (const ExplainedForm& form : word.forms) require(is_valid_utf8(form.form));
  }
  // Every match of the level that is counted is counted once by a field of which an article has one
  // value.
  const std::uint64_t counted = response.level ? response.level->total : response.total;
  for (const Facet& facet : response.facets) {
    if (response.partial || facet.field == "keyword") continue;
    std::uint64_t sum = facet.others + facet.unknown;
    for (const FacetRow& row : facet.rows) sum += row.count;
    require(sum == counted);
  }
}

// Of one text all ways to ask for it are tried as its length changes.
SearchRequest request_of(std::string_view text) {
  std::size_t rest = text.size();
  const auto one_of = [&rest](std::size_t count) {
    const std::size_t which = rest % count;
    rest /= count;
    return which;
  };
  SearchRequest request;
  request.query = std::string(text);
  request.limit = kLimit;
  request.today = kToday;
  request.match = static_cast<MatchMode>(one_of(4));
  request.explain = one_of(2) == 1;
  request.sort = static_cast<SortOrder>(one_of(3));
  request.exact = one_of(5) == 4;
  request.collapse = one_of(2) == 0;
  if (one_of(2) == 1) {
    request.facets = usual_facets();
    request.timeline = true;
  }
  if (one_of(5) == 4) request.similar_to = "base";
  // A clock tells apart what hangs, counted questions every place at which an answer may end.
  request.deadline = one_of(3) == 2 ? Deadline::after_questions(text.size() % 97) : Deadline(1.0);
  return request;
}

void search(std::string_view text) {
  static const test::TestIndex index(test::sample_articles());
  static test::SearchSession session(index.path());
  const SearchRequest request = request_of(text);
  check(session.search(request));
  SearchRequest of_lines = request;
  of_lines.recency_share = 0;  // with which these clash
  KwicRequest lines;
  lines.limit = 20;
  lines.lemma = text.size() % 2 == 0;
  lines.order = text.size() % 3 == 0 ? KwicOrder::Random : KwicOrder::Words;
  lines.options.positions = {-1, 2};
  lines.options.collocates.most = 5;
  lines.begin = [](const SearchResponse&) {};
  lines.line = [](const KwicLine& line) {
    require(is_valid_utf8(line.before) && is_valid_utf8(line.word) && is_valid_utf8(line.after));
    return true;
  };
  try {
    require(session.concordance(of_lines, lines).articles <= 7);
  } catch (const Error& refused) {
    require(refused.kind() == ErrorKind::Usage);  // a query without a word
  }
  const ShownArticle shown = session.article("base", request);
  check(shown.title);
  check(shown.text);
}

}  // namespace
}  // namespace niger

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  niger::parse(text);
  niger::search(text);
  return 0;
}

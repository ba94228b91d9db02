#include "searcher/app/typed_request.h"

#include <istream>
#include <string>
#include <vector>

#include "searcher/engine/request_check.h"
#include "searcher/grammar/query_text.h"

namespace niger::search_app {

using engine::SearchRequest;

namespace {

// No more is read than a query may have (query_text.h), and what tells that there was more.
std::string whole_input(std::istream& in) {
  std::string text(grammar::kMaxQueryBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

}  // namespace

SearchRequest request_of(const SearchOptions& options, const Date& today) {
  SearchRequest request;
  request.offset = options.offset;
  request.limit = options.limit;
  request.match = options.match;
  request.sort = options.sort;
  request.explain = options.explain;
  request.exact = options.exact;
  request.wide = options.wide;
  request.similar_to = options.similar;
  // A run is judged article by article: each stands for itself.
  request.collapse = !options.all_copies && options.format != OutputFormat::Trec;
  request.list_copies = options.copies;
  request.diverse = options.diverse;
  request.with_text = options.format != OutputFormat::Trec;
  request.snippet.max_chars = options.snippet_chars;
  request.today = today;
  request.recency_share = options.recency_percent / 100.0;
  request.facets = engine::facet_choice(options.facets, options.usual_facets).fields;
  request.facet_values = options.facet_values;
  request.timeline = options.timeline;
  return request;
}

SearchRequest typed_request(const SearchOptions& options, const Date& today, std::istream& in) {
  SearchRequest request = request_of(options, today);
  if (options.words == std::vector<std::string>{"-"}) {
    request.query = whole_input(in);
    return request;
  }
  for (const std::string& word : options.words) {
    if (!request.query.empty()) request.query += ' ';
    request.query += word;
  }
  return request;
}

}  // namespace niger::search_app

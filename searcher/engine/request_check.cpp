#include "searcher/engine/request_check.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "common/settings/suggestion.h"

namespace niger::engine {

using messages::Message;

namespace {

using Kind = RequestProblem::Kind;

std::vector<AskedField> asked_fields(const SearchRequest& request) {
  std::vector<AskedField> out;
  const auto add = [&out](bool is_asked, AskedField field) {
    if (is_asked) out.push_back(field);
  };
  add(!request.similar_to.empty(), {"similar"});
  add(request.explain, {"explain"});
  add(request.list_copies, {"copies"});
  add(!request.collapse, {"all-copies"});
  add(!request.facets.empty(), {"facet"});
  add(request.timeline, {"timeline"});
  add(request.recency_share > 0, {"recency"});
  add(request.offset > 0, {"offset"});
  add(request.sort == response::SortOrder::Newest, {"sort", "newest"});
  add(request.sort == response::SortOrder::Oldest, {"sort", "oldest"});
  add(request.seen.has_value(), {"new"});
  return out;
}

// What lies outside of 0 … most.
class Bounds {
 public:
  Bounds(FieldStyle style, RequestProblems& out) : style_(style), out_(out) {}

  void check(std::string_view field, std::uint64_t value, std::uint64_t most,
             std::uint64_t least = 0) {
    if (value < least || value > most) add(field, std::to_string(value), most, least);
  }
  void add(std::string_view field, const std::string& value, std::uint64_t most,
           std::uint64_t least = 0) {
    const messages::Text complaint{
        Message::WantsWholeNumber,
        {{"least", std::to_string(least)}, {"most", std::to_string(most)}, {"text", value}}};
    out_.push_back({Kind::OutOfRange,
                    std::string(field),
                    {},
                    {Message::SettingWrong,
                     {{"setting", written({field}, style_)}, {"complaint", complaint}}}});
  }

 private:
  FieldStyle style_;
  RequestProblems& out_;
};

void check_bounds(const SearchRequest& request, Bounds bounds) {
  bounds.check("limit", request.limit, request_bounds::kLimit);
  bounds.check("offset", request.offset, request_bounds::kOffset);
  const double percent = 100 * request.recency_share;
  // Written so that what is no number is out of bounds too.
  if (!(percent >= 0 && percent <= static_cast<double>(request_bounds::kRecencyPercent))) {
    bounds.add("recency", std::isfinite(percent) ? std::to_string(std::lround(percent)) : "nan",
               request_bounds::kRecencyPercent);
  }
  bounds.check("facet-values", request.facet_values, request_bounds::kFacetValues);
  bounds.check("snippet", request.snippet.max_chars, request_bounds::kSnippetChars);
}

}  // namespace

RequestProblems problems_of(const SearchRequest& request, FieldStyle style) {
  RequestProblems out;
  check_bounds(request, {style, out});
  for (RequestProblem& problem : clashes(asked_fields(request), style)) {
    out.push_back(std::move(problem));
  }
  return out;
}

RequestProblems problems_of(const SearchRequest& request, const response::KwicRequest& kwic,
                            FieldStyle style) {
  RequestProblems out;
  check_bounds(request, {style, out});
  Bounds(style, out).check("limit", kwic.limit, request_bounds::kLimit);
  Bounds(style, out).check("offset", kwic.offset, request_bounds::kOffset);
  Bounds(style, out).check("collocates", kwic.options.collocates.most, request_bounds::kCollocates);
  Bounds(style, out).check("window", kwic.options.collocates.left, response::kMostWindow);
  Bounds(style, out).check("window", kwic.options.collocates.right, response::kMostWindow);
  std::vector<AskedField> asked = asked_fields(request);
  asked.push_back({"kwic"});
  if (kwic.order != response::KwicOrder::Text) asked.push_back({"kwic-sort"});
  if (kwic.options.collocates.most > 0) asked.push_back({"collocates"});
  for (RequestProblem& problem : clashes(asked, style)) out.push_back(std::move(problem));
  return out;
}

namespace {

RequestProblems problems_with(const SearchRequest& request, std::string_view measure,
                              FieldStyle style) {
  RequestProblems out;
  check_bounds(request, {style, out});
  std::vector<AskedField> asked = asked_fields(request);
  asked.push_back({measure});
  for (RequestProblem& problem : clashes(asked, style)) out.push_back(std::move(problem));
  if (request.query.empty()) out.push_back({Kind::Missing, "words", {}, Message::NoQuery});
  return out;
}

}  // namespace

RequestProblems problems_of(const SearchRequest& request, const KeynessRequest& keyness,
                            FieldStyle style) {
  RequestProblems out = problems_with(request, "keyness", style);
  Bounds(style, out).check("min-count", keyness.least, request_bounds::kLeastCount, 1);
  return out;
}

RequestProblems problems_of(const SearchRequest& request, const NgramRequest& ngrams,
                            FieldStyle style) {
  RequestProblems out = problems_with(request, "ngrams", style);
  Bounds bounds(style, out);
  bounds.check("ngrams", ngrams.longest, request_bounds::kLongestNgram,
               request_bounds::kShortestNgram);
  bounds.check("ngrams", ngrams.shortest, ngrams.longest, request_bounds::kShortestNgram);
  bounds.check("min-count", ngrams.least, request_bounds::kLeastCount, 1);
  return out;
}

RequestProblems problems_of(const SearchRequest& request, const TrendRequest& trend,
                            FieldStyle style) {
  RequestProblems out = problems_with(request, "trend", style);
  const std::size_t queries = trend.others.size() + 1;
  if (queries > request_bounds::kTrendQueries) {
    out.push_back({Kind::OutOfRange,
                   "compare",
                   {},
                   {Message::TrendTooManyQueries,
                    {{"most", std::uint64_t{request_bounds::kTrendQueries}},
                     {"count", std::uint64_t{queries}}}}});
  }
  return out;
}

FacetChoice facet_choice(const std::vector<std::string>& names, bool usual) {
  FacetChoice out;
  if (usual) out.fields = grammar::usual_facets();
  for (const std::string& name : names) {
    const std::optional<grammar::FacetField> field = grammar::facet_of(name);
    if (!field) {
      std::string nearest = settings::nearest_name(name, grammar::facet_names());
      if (nearest.empty()) nearest = grammar::facet_names().front();
      out.problems.push_back(
          {Kind::Unknown,
           "facet",
           {},
           {Message::FacetUnknownName, {{"field", name}, {"nearest", std::move(nearest)}}}});
    } else if (std::find(out.fields.begin(), out.fields.end(), *field) == out.fields.end()) {
      out.fields.push_back(*field);
    }
  }
  return out;
}

}  // namespace niger::engine

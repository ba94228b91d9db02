#include "searcher/engine/request_rules.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace niger::engine {

using messages::Message;

namespace {

using Kind = RequestProblem::Kind;

// One field, or one value of it: "format csv".
using Pattern = std::string_view;

struct ApartRule {
  Pattern one;
  std::vector<Pattern> others;
  Message message = Message::OptionsApart;
};

// Any of the others will do; the first is named.
struct NeedsRule {
  Pattern one;
  std::vector<Pattern> others;
};

const std::vector<ApartRule>& apart_rules() {
  static const std::vector<ApartRule> kRules = {
      {"queries", {"words"}, Message::QueriesAndQuery},
      {"queries", {"format html"}, Message::QueriesAndHtml},
      {"show",
       {"queries", "format trec", "explain", "similar", "copies", "all-copies", "kwic", "new",
        "record", "facets", "facet", "timeline"}},
      {"copies", {"all-copies", "format trec", "kwic"}},
      {"kwic", {"format trec", "recency"}},
      {"corpus", {"keyness", "ngrams", "trend"}},
      {"keyness", {"ngrams", "trend"}},
      {"ngrams", {"trend"}},
      {"exact", {"wide"}},
      {"form", {"lemma"}},
      {"kwic-sort", {"sort"}},
      {"new", {"offset"}},
      {"record", {"queries"}},
      {"recency", {"sort"}},
      {"facets", {"format trec"}},
      {"facet", {"format trec"}},
      {"timeline", {"format trec"}},
  };
  return kRules;
}

// What is measured of all matches: one thing at a time, of one set, without a list of articles.
constexpr std::array<Pattern, 4> kMeasures = {"corpus", "keyness", "ngrams", "trend"};
constexpr std::array<Pattern, 13> kOutsideMeasures = {
    "queries", "show",     "similar", "kwic", "explain",     "copies", "new",
    "record",  "timeline", "recency", "sort", "format trec", "facets"};

std::vector<ApartRule> measure_rules() {
  std::vector<ApartRule> out;
  for (const Pattern measure : kMeasures) {
    out.push_back({measure, {kOutsideMeasures.begin(), kOutsideMeasures.end()}});
    if (measure != "corpus") out.push_back({measure, {"facet"}});
    if (measure == "corpus" || measure == "trend") out.push_back({measure, {"offset"}});
  }
  return out;
}

const std::vector<NeedsRule>& needs_rules() {
  static const std::vector<NeedsRule> kRules = {{"kwic-sort", {"kwic"}},
                                                {"seed", {"kwic-sort random"}},
                                                {"form", {"kwic"}},
                                                {"lemma", {"kwic"}},
                                                {"collocates", {"kwic"}},
                                                {"window", {"collocates"}},
                                                {"min-count", {"collocates", "keyness", "ngrams"}},
                                                {"stop-words", {"collocates"}},
                                                {"collocate-sort", {"collocates"}},
                                                {"facet-values", {"facets", "facet"}},
                                                {"compare", {"trend"}},
                                                {"format svg", {"trend"}},
                                                {"columns", {"format csv", "format tsv"}}};
  return kRules;
}

const AskedField* asked_for(Pattern pattern, const std::vector<AskedField>& asked) {
  const std::size_t space = pattern.find(' ');
  const std::string_view name = pattern.substr(0, space);
  const auto at = std::find_if(asked.begin(), asked.end(), [&](const AskedField& field) {
    return field.name == name &&
           (space == std::string_view::npos || field.value == pattern.substr(space + 1));
  });
  return at == asked.end() ? nullptr : &*at;
}

RequestProblem problem(Kind kind, Message message, const AskedField& one, const AskedField& other,
                       FieldStyle style) {
  return {kind,
          std::string(one.name),
          std::string(other.name),
          {message, {{"one", written(one, style)}, {"other", written(other, style)}}}};
}

}  // namespace

std::string written(const AskedField& field, FieldStyle style) {
  const bool is_option = style == FieldStyle::Option;
  std::string out = is_option ? "--" : "";
  out += field.name;
  if (!field.value.empty()) {
    out += is_option ? ' ' : '=';
    out += field.value;
  }
  return out;
}

RequestProblems clashes(const std::vector<AskedField>& asked, FieldStyle style) {
  RequestProblems out;
  std::vector<ApartRule> rules = apart_rules();
  for (ApartRule& rule : measure_rules()) rules.push_back(std::move(rule));
  for (const ApartRule& rule : rules) {
    const AskedField* one = asked_for(rule.one, asked);
    if (one == nullptr) continue;
    for (const Pattern pattern : rule.others) {
      const AskedField* other = asked_for(pattern, asked);
      if (other != nullptr) out.push_back(problem(Kind::Apart, rule.message, *one, *other, style));
    }
  }
  for (const NeedsRule& rule : needs_rules()) {
    const AskedField* one = asked_for(rule.one, asked);
    const bool has_any =
        std::any_of(rule.others.begin(), rule.others.end(),
                    [&asked](Pattern other) { return asked_for(other, asked) != nullptr; });
    if (one != nullptr && !has_any) {
      out.push_back(problem(Kind::Needs, Message::OptionNeeds, *one, {rule.others.front()}, style));
    }
  }
  return out;
}

RequestProblems problems_of(const std::vector<AskedField>& asked, FieldStyle style) {
  RequestProblems out = clashes(asked, style);
  const auto is_asked = [&asked](Pattern name) { return asked_for(name, asked) != nullptr; };
  const std::initializer_list<Pattern> what = {"words",   "queries",  "show",
                                               "similar", "complete", "corpus"};
  if (std::none_of(what.begin(), what.end(), is_asked)) {
    out.push_back({Kind::Missing, "words", {}, Message::NoQuery});
  }
  return out;
}

}  // namespace niger::engine

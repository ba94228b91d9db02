#pragma once
/// A response to render, and what became of it.
#include <sstream>
#include <string>
#include <string_view>

#include "searcher/render/renderer.h"

namespace niger::test {

inline response::SearchResponse sample() {
  response::SearchResponse response;
  response.query = "القاعدة الجوية";
  response.understood = "القاعدة الجوية";
  response.total = 12;
  response.seconds = 0.0025;
  response::Hit hit;
  hit.rank = 1;
  hit.score = 2.5;
  hit.id = "a b.txt";
  hit.key = "news/all.jsonl#a b.txt";
  hit.path = "news/all.jsonl";
  hit.record = "3";
  hit.source = "وكالة <أ>";
  hit.date = {2024, 4, 20};
  hit.url = "https://example.org/?a=1&b=2";
  hit.title = {"سحب القوات", {{0, 6}}, true, true};
  hit.snippet.push_back({"في القاعدة الجوية 201", {{5, 32}}, false, true});
  response.hits.push_back(hit);
  return response;
}

inline std::string text_of(const response::SearchResponse& response,
                           const render::TextStyle& style) {
  std::ostringstream out;
  render::render_text(response, style, out);
  return out.str();
}

inline std::string json_of(const response::SearchResponse& response, bool compact) {
  std::ostringstream out;
  render::render_json(response, compact, messages::Language::English, out);
  return out.str();
}

inline bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace niger::test

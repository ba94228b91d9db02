#pragma once
/// The renderers of an answer: one function a format, from plain data to a stream; each escapes at
/// the last moment. Nothing here searches, reads settings or knows what a terminal is.
#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "searcher/response/response.h"

namespace niger::render {

struct TextStyle {
  messages::Language language = messages::Language::English;
  bool colour = false;    ///< ANSI colours
  bool isolate = false;   ///< fields stand in Unicode direction isolates
  std::size_t width = 0;  ///< columns; lines are wrapped to it; 0: never wrapped
  bool with_snippets = true;
};

/// For people, in a terminal or a pipe: rank and title; source, date and path; snippet.
void render_text(const response::SearchResponse& response, const TextStyle& style,
                 std::ostream& out);

/// The part of it that explains how each word of the query was searched; nothing where that was not
/// asked for.
void explanation_text(const response::SearchResponse& response, const TextStyle& style,
                      std::ostream& out);

/// One JSON object and a newline, version 1 of the shape that the manual describes. `compact`: on
/// one line, as a line of JSON Lines. Only what people read depends on the language.
void render_json(const response::SearchResponse& response, bool compact,
                 messages::Language language, std::ostream& out);

/// A whole page, right to left, that needs no other file.
void render_html(const response::SearchResponse& response, messages::Language language,
                 std::ostream& out);

/// Lines of a TREC run: qid Q0 id rank score niger. A response without a query id has qid 1; white
/// space in an id is written %20.
void render_trec(const response::SearchResponse& response, std::ostream& out);

/// A whole article: as text, line by line; as one JSON object; as a page.
void render_article_text(const response::ShownArticle& shown, const TextStyle& style,
                         std::ostream& out);
void render_article_json(const response::ShownArticle& shown, bool compact, std::ostream& out);
void render_article_html(const response::ShownArticle& shown, messages::Language language,
                         std::ostream& out);

/// The articles that have an id: a line each of key, date and title; one JSON object; a page.
void render_namesakes_text(const response::Namesakes& several, const TextStyle& style,
                           std::ostream& out);
void render_namesakes_json(const response::Namesakes& several, bool compact, std::ostream& out);
void render_namesakes_html(const response::Namesakes& several, messages::Language language,
                           std::ostream& out);

}  // namespace niger::render

#pragma once
/// The frame of a page: its style, its head, its end. A page is right to left and needs no other
/// file.
#include <iosfwd>
#include <string>

#include "searcher/response/response.h"

namespace niger::render {

/// The page up to the end of its header, of which `facts` are a line; all of it escaped.
void begin_page(const std::string& title, const std::string& heading, const std::string& facts,
                std::ostream& out);

/// The same for an answer: the query, how many articles there are, the notes.
void begin_answer_page(const response::SearchResponse& response, messages::Language language,
                       std::ostream& out);

void end_page(std::ostream& out);

}  // namespace niger::render

#pragma once
/// Words in context (KWIC, Luhn 1960), as they are shown: one line an occurrence, written as it
/// comes, as text with the word at the same column in every line, as JSON, CSV, TSV, or a page.
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "searcher/render/renderer.h"
#include "searcher/render/table.h"

namespace niger::render {

/// Called in this order: begin, line for each, end.
class KwicRenderer {
 public:
  virtual ~KwicRenderer() = default;
  /// `response` has no hits: the query as understood, its notes, the number of articles.
  virtual void begin(const response::SearchResponse& response) = 0;
  virtual void line(const response::KwicLine& line) = 0;
  virtual void end(const response::KwicSummary& summary) = 0;
};

/// `context_chars` is what lines were made with.
[[nodiscard]] std::unique_ptr<KwicRenderer> text_kwic(const TextStyle& style,
                                                      std::size_t context_chars, std::ostream& out);

enum class JsonForm {
  Object,   ///< one, on many lines
  OneLine,  ///< the same on one line, for an answer among many
  Lines,    ///< an object for each line in context, the last of them the summary
};
[[nodiscard]] std::unique_ptr<KwicRenderer> json_kwic(JsonForm form, messages::Language language,
                                                      std::ostream& out);

/// Lines as rows of CSV or TSV; `places` are those of kwic_columns() to write.
[[nodiscard]] std::vector<std::string> kwic_columns(bool of_many_queries);
[[nodiscard]] std::unique_ptr<KwicRenderer> delimited_kwic(bool of_many_queries,
                                                           const DelimitedStyle& style,
                                                           std::vector<std::size_t> places,
                                                           std::ostream& out);

/// A page.
[[nodiscard]] std::unique_ptr<KwicRenderer> html_kwic(messages::Language language,
                                                      std::ostream& out);

/// How many characters of context on each side fit into lines of `columns`.
[[nodiscard]] std::size_t kwic_context(std::size_t columns);

}  // namespace niger::render

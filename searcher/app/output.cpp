#include "searcher/app/output.h"

#include <ostream>
#include <utility>

#include "common/messages/text_error.h"
#include "searcher/render/article_rows.h"
#include "searcher/render/collocates.h"
#include "searcher/render/facets.h"
#include "searcher/render/trend.h"

namespace niger::search_app {

using messages::Message;
using messages::Text;
using messages::TextError;
using render::DelimitedStyle;
using render::TableFormat;
using render::TextStyle;
using response::Namesakes;
using response::SearchResponse;
using response::ShownArticle;
using response::TableAnswer;

namespace {

TextStyle text_style(const SearchOptions& options, const Surroundings& surroundings) {
  TextStyle style;
  style.language = surroundings.language;
  style.colour =
      options.colour == When::Always ||
      (options.colour == When::Auto && surroundings.terminal && !surroundings.colourless);
  style.isolate = options.bidi == BidiMode::Isolate ||
                  (options.bidi == BidiMode::Auto && surroundings.terminal);
  style.width = options.width != 0 ? options.width : surroundings.columns;
  style.with_snippets = options.snippet_chars > 0;
  return style;
}

bool is_delimited(OutputFormat format) {
  return format == OutputFormat::Csv || format == OutputFormat::Tsv;
}

TableFormat table_format(OutputFormat format) {
  switch (format) {
    case OutputFormat::Json:
      return TableFormat::Json;
    case OutputFormat::JsonLines:
      return TableFormat::JsonLines;
    case OutputFormat::Csv:
      return TableFormat::Csv;
    case OutputFormat::Tsv:
      return TableFormat::Tsv;
    case OutputFormat::Html:
      return TableFormat::Html;
    case OutputFormat::Text:
    case OutputFormat::Trec:
    case OutputFormat::Svg:
      break;
  }
  return TableFormat::Text;
}

std::vector<std::string> names_of(const std::vector<response::Column>& columns) {
  std::vector<std::string> out;
  for (const response::Column& column : columns) out.push_back(column.name);
  return out;
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

Output::Output(const SearchOptions& options, const Surroundings& surroundings)
    : options_(options), surroundings_(surroundings), style_(text_style(options, surroundings)) {
  // The columns of what is measured are known with the answer.
  if (is_delimited(options.format) && !is_measuring(options)) {
    static_cast<void>(places(known_columns()));
  }
}

std::ostream& Output::begin() {
  if (surroundings_.begun != nullptr) *surroundings_.begun = true;
  ++shown_;
  return surroundings_.out;
}

DelimitedStyle Output::delimited() const {
  return {.tabs = options_.format == OutputFormat::Tsv,
          .byte_order_mark = options_.bom && shown_ <= 1,
          .header = shown_ <= 1};
}

bool Output::shows_counts() const {
  return options_.usual_facets || !options_.facets.empty() || options_.timeline;
}

std::vector<std::string> Output::known_columns() const {
  const bool of_many = !options_.queries.empty();
  if (!options_.show.empty()) return render::article_columns();
  if (options_.kwic && options_.collocates.most > 0) {
    response::Table table = render::collocates_table({});
    if (of_many) render::add_query_id({}, table);
    return names_of(table.columns);
  }
  if (shows_counts()) return names_of(render::counts_table({}, of_many).columns);
  return options_.kwic ? render::kwic_columns(of_many) : render::hit_columns(of_many);
}

std::vector<std::size_t> Output::places(const std::vector<std::string>& known) const {
  const render::ColumnChoice choice = render::chosen_columns(options_.columns, known);
  if (!choice.unknown.empty()) {
    throw TextError(ErrorKind::Usage, {Message::ColumnUnknown,
                                       {{"column", choice.unknown}, {"columns", listed(known)}}});
  }
  return choice.places;
}

void Output::show(const SearchResponse& response) {
  const bool is_first = shown_ == 0;
  std::ostream& out = begin();
  switch (options_.format) {
    case OutputFormat::Text:
      if (!is_first) out << '\n';
      render::render_text(response, style_, out);
      break;
    case OutputFormat::Json:
      render::render_json(response, !options_.queries.empty(), surroundings_.language, out);
      break;
    case OutputFormat::JsonLines:
      render::render_json(response, true, surroundings_.language, out);
      break;
    case OutputFormat::Html:
      render::render_html(response, surroundings_.language, out);
      break;
    case OutputFormat::Csv:
    case OutputFormat::Tsv: {
      const bool of_many = !options_.queries.empty();
      if (shows_counts()) {
        TableAnswer counts{.asked = response, .table = render::counts_table(response, of_many)};
        render::keep_columns(places(names_of(counts.table.columns)), counts.table);
        render::render_table(counts, table_format(options_.format), style_, delimited(), out);
      } else {
        render::render_delimited(response, of_many, delimited(),
                                 places(render::hit_columns(of_many)), out);
      }
      tell_notes(response);
      break;
    }
    case OutputFormat::Trec:
    case OutputFormat::Svg:
      render::render_trec(response, out);
      tell_notes(response);
      break;
  }
}

void Output::show(const ShownArticle& article) {
  std::ostream& out = begin();
  switch (options_.format) {
    case OutputFormat::Json:
    case OutputFormat::JsonLines:
      render::render_article_json(article, options_.format == OutputFormat::JsonLines, out);
      break;
    case OutputFormat::Html:
      render::render_article_html(article, surroundings_.language, out);
      break;
    case OutputFormat::Csv:
    case OutputFormat::Tsv:
      render::render_article_delimited(article, delimited(), places(render::article_columns()),
                                       out);
      break;
    case OutputFormat::Text:
    case OutputFormat::Trec:
    case OutputFormat::Svg:
      render::render_article_text(article, style_, out);
      break;
  }
}

void Output::show(const Namesakes& several) {
  std::ostream& out = begin();
  switch (options_.format) {
    case OutputFormat::Json:
    case OutputFormat::JsonLines:
      render::render_namesakes_json(several, options_.format == OutputFormat::JsonLines, out);
      break;
    case OutputFormat::Html:
      render::render_namesakes_html(several, surroundings_.language, out);
      break;
    case OutputFormat::Csv:
    case OutputFormat::Tsv: {
      // Which columns were asked for is said of an article; this is another table.
      const std::vector<std::string> known = render::namesake_columns();
      render::render_namesakes_delimited(several, delimited(),
                                         render::chosen_columns({}, known).places, out);
      break;
    }
    case OutputFormat::Text:
    case OutputFormat::Trec:
    case OutputFormat::Svg:
      render::render_namesakes_text(several, style_, out);
      break;
  }
  tell({Message::ArticlesOfIdListed,
        {{"id", several.id}, {"count", several.total}, {"key", several.list.front().key}}});
}

void Output::show(TableAnswer answer) {
  render::keep_columns(places(names_of(answer.table.columns)), answer.table);
  std::ostream& out = begin();
  render::render_table(answer, table_format(options_.format), style_, delimited(), out);
  if (is_delimited(options_.format)) tell_notes(answer.asked);
}

void Output::show(const response::Trend& trend) {
  switch (options_.format) {
    case OutputFormat::Text:
      render::trend_text(trend, style_, begin());
      break;
    case OutputFormat::Html:
      render::trend_html(trend, surroundings_.language, begin());
      break;
    case OutputFormat::Svg: {
      render::trend_svg(trend, surroundings_.language, begin());
      tell_notes(render::trend_rows(trend).asked);
      break;
    }
    case OutputFormat::Json:
    case OutputFormat::JsonLines:
    case OutputFormat::Csv:
    case OutputFormat::Tsv:
    case OutputFormat::Trec:
      show(render::trend_rows(trend));
      break;
  }
}

std::unique_ptr<render::KwicRenderer> Output::kwic(std::size_t context_chars) {
  const bool of_many = !options_.queries.empty();
  const bool is_first = shown_ == 0;
  std::ostream& out = begin();
  switch (options_.format) {
    case OutputFormat::Json:
      return render::json_kwic(of_many ? render::JsonForm::OneLine : render::JsonForm::Object,
                               surroundings_.language, out);
    case OutputFormat::JsonLines:
      return render::json_kwic(render::JsonForm::Lines, surroundings_.language, out);
    case OutputFormat::Csv:
    case OutputFormat::Tsv: {
      const std::vector<std::size_t> chosen = places(known_columns());
      if (options_.collocates.most > 0) {
        return render::collocates_kwic(of_many, delimited(), chosen, out);
      }
      if (shows_counts()) return render::counts_kwic(of_many, delimited(), chosen, out);
      return render::delimited_kwic(of_many, delimited(), chosen, out);
    }
    case OutputFormat::Html:
      return render::html_kwic(surroundings_.language, out);
    case OutputFormat::Text:
    case OutputFormat::Trec:
    case OutputFormat::Svg:
      break;
  }
  if (!is_first) out << '\n';
  return render::text_kwic(style_, context_chars, out);
}

std::size_t Output::kwic_context() const {
  return render::kwic_context(options_.format == OutputFormat::Text ? style_.width : 0);
}

bool Output::has_notes_beside() const { return is_delimited(options_.format); }

bool Output::is_for_programs() const {
  return options_.format == OutputFormat::Json || options_.format == OutputFormat::JsonLines;
}

void Output::tell_notes(const SearchResponse& response) const {
  for (const response::Note& note : response.notes) {
    // Of many queries only what is missing is reported.
    const bool of_many = options_.format == OutputFormat::Trec && !options_.queries.empty();
    if (of_many && note.code != response::kPartialCode && note.code != response::kShortenedCode)
      continue;
    tell(of_many ? Text{Message::LabelQuery, {{"id", response.query_id}, {"summary", note.text}}}
                 : note.text);
  }
}

void Output::tell(const Text& note) const {
  const Text line{Message::LabelProgramNote, {{"program", "niger-search"}, {"note", note}}};
  surroundings_.err << messages::localized(line, surroundings_.language) << '\n';
}

}  // namespace niger::search_app

#include "searcher/render/kwic.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "common/base/blank.h"
#include "searcher/render/collocates.h"
#include "searcher/render/facets.h"
#include "searcher/render/html_page.h"
#include "searcher/render/json_parts.h"
#include "searcher/render/text_form.h"
#include "searcher/render/text_lines.h"

namespace niger::render {

using messages::Language;
using messages::Message;
using messages::Text;
using response::KwicLine;
using response::KwicSummary;
using response::SearchResponse;

namespace {

constexpr std::size_t kUsualContext = 40;
constexpr std::size_t kLeastContext = 10;
constexpr std::size_t kWordColumns = 12;  // a word is wider than this seldom

// The last or the first columns of a line.
std::string_view cut_before(std::string_view line, std::size_t columns) {
  std::size_t begin = 0;
  for (std::size_t wide = columns_of(line); wide > columns && begin < line.size();) {
    const std::size_t at = begin;
    static_cast<void>(next_code_point(line, begin));
    wide -= columns_of(line.substr(at, begin - at));
  }
  return line.substr(begin);
}

std::string_view cut_after(std::string_view line, std::size_t columns) {
  std::size_t end = 0;
  for (std::size_t wide = 0; end < line.size();) {
    std::size_t next = end;
    static_cast<void>(next_code_point(line, next));
    wide += columns_of(line.substr(end, next - end));
    if (wide > columns) break;
    end = next;
  }
  return line.substr(0, end);
}

Text occurrences_in_articles(const KwicSummary& summary) {
  Text articles{Message::InArticles, {{"count", summary.articles}}};
  if (summary.partial) articles = {Message::CountSoFar, {{"articles", std::move(articles)}}};
  return {Message::OccurrenceCountIn,
          {{"occurrences", Text{Message::OccurrenceCount, {{"count", summary.occurrences}}}},
           {"articles", std::move(articles)}}};
}

// How many there are, and which of them are shown.
Text shown_of(const KwicSummary& summary) {
  Text total = occurrences_in_articles(summary);
  if (summary.last == 0 || summary.last - summary.first + 1 >= summary.occurrences) return total;
  return {Message::ArticleCountShown,
          {{"articles", std::move(total)}, {"first", summary.first}, {"last", summary.last}}};
}

class TextKwic : public KwicRenderer {
 public:
  TextKwic(const TextStyle& style, std::size_t context_chars, std::ostream& out)
      : style_(style), columns_(context_chars), out_(out), lines_(style_, out) {}

  void begin(const SearchResponse& response) override {
    asked_ = response;
    for (const response::Note& note : response.notes) {
      lines_.quiet_line({Message::LabelNote, {{"note", note.text}}});
    }
    explanation_text(response, style_, out_);
  }

  // The word begins at one column, and the ids stand at one column.
  void line(const KwicLine& line) override {
    const std::string before_line = one_line(line.before);
    const std::string word = one_line(line.word);
    const std::string after_line = one_line(line.after);
    const std::string_view before = cut_before(before_line, columns_);
    const std::size_t word_columns = columns_of(word);
    const std::size_t rest = columns_ + kWordColumns - std::min(kWordColumns, word_columns + 1);
    const std::string_view after = cut_after(after_line, rest);
    lines_.open_line(has_arabic(word) || has_arabic(before));
    const bool gap_before = line.before.empty() || is_blank(line.before.back());
    const bool gap_after = !line.after.empty() && is_blank(line.after.front());
    pad(columns_ + (gap_before ? 0 : 1) - columns_of(before));
    out_ << before << (gap_before ? " " : "");
    lines_.light(word);
    out_ << (gap_after ? " " : "") << after;
    const std::size_t used = word_columns + (gap_after ? 1 : 0) + columns_of(after);
    pad(columns_ + kWordColumns - std::min(columns_ + kWordColumns, used));
    lines_.close_line();
    out_ << "  ";
    lines_.quiet(lines_.isolated(line.shares_id ? line.key : line.id, false));
    out_ << '\n';
  }

  void end(const KwicSummary& summary) override {
    if (summary.partial)
      lines_.quiet_line({Message::LabelNote, {{"note", Text(Message::AnswerPartial)}}});
    for (const response::Note& note : summary.notes) {
      if (note.code != response::kPartialCode) {
        lines_.quiet_line({Message::LabelNote, {{"note", note.text}}});
      }
    }
    const Text shown = shown_of(summary);
    lines_.quiet_line(
        asked_.query_id.empty()
            ? shown
            : Text{Message::LabelQuery, {{"id", asked_.query_id}, {"summary", shown}}});
    if (!summary.collocates.empty()) {
      out_ << '\n';
      table_text(collocates_table(summary), style_, out_);
    }
    facets_text(asked_, style_, out_);
  }

 private:
  void pad(std::size_t columns) { out_ << std::string(columns, ' '); }

  TextStyle style_;
  SearchResponse asked_;
  std::size_t columns_;
  std::ostream& out_;
  TextLines lines_;
};

// `query_id`: of many queries, where the line stands alone.
void write_line(const std::string& query_id, const KwicLine& line, JsonWriter& json) {
  json.begin_object();
  if (!query_id.empty()) json.member("query_id", query_id);
  json.member("id", line.id).member("date", date_text(line.date));
  json.member("source", line.source).member("before", line.before).member("word", line.word);
  json.member("after", line.after).member("key", line.key);
  json.member("title", line.title).member("author", line.author).member("place", line.place);
  json.member("category", line.category).end_object();
}

void write_summary(const KwicSummary& summary, JsonWriter& json) {
  json.member("occurrences", summary.occurrences).member("articles", summary.articles);
  if (summary.partial) json.member("partial", true);
  if (summary.window_words > 0) {
    json.key("window").begin_object();
    json.member("left", summary.window_left).member("right", summary.window_right);
    json.member("words", summary.window_words);
    json.member("collection_words", summary.collection_words).end_object();
  }
  json.key("collocates");
  write_rows(collocates_table(summary), json);
}

void write_asked(const SearchResponse& response, Language language, JsonWriter& json) {
  write_head(response, language, json);
  explanation_json(response, language, json);
  facets_json(response, json);
}

class JsonKwic : public KwicRenderer {
 public:
  JsonKwic(bool compact, Language language, std::ostream& out)
      : language_(language), out_(out), json_(out, compact) {}

  void begin(const SearchResponse& response) override {
    json_.begin_object();
    write_asked(response, language_, json_);
    json_.key("lines").begin_array();
  }
  void line(const KwicLine& line) override { write_line({}, line, json_); }
  void end(const KwicSummary& summary) override {
    json_.end_array();
    write_summary(summary, json_);
    json_.end_object();
    out_ << '\n';
  }

 private:
  Language language_;
  std::ostream& out_;
  JsonWriter json_;
};

class JsonLinesKwic : public KwicRenderer {
 public:
  JsonLinesKwic(Language language, std::ostream& out) : language_(language), out_(out) {}

  void begin(const SearchResponse& response) override { response_ = response; }
  void line(const KwicLine& line) override {
    JsonWriter json(out_, true);
    write_line(response_.query_id, line, json);
    out_ << '\n';
  }
  void end(const KwicSummary& summary) override {
    JsonWriter json(out_, true);
    json.begin_object();
    write_asked(response_, language_, json);
    write_summary(summary, json);
    json.end_object();
    out_ << '\n';
  }

 private:
  Language language_;
  std::ostream& out_;
  SearchResponse response_;
};

std::vector<response::Cell> cells_of(const KwicLine& line) {
  return {line.id,
          line.date,
          one_line(line.source),
          one_line(line.before),
          one_line(line.word),
          one_line(line.after),
          line.key,
          one_line(line.title),
          one_line(line.author),
          one_line(line.place),
          one_line(line.category)};
}

class DelimitedKwic : public KwicRenderer {
 public:
  DelimitedKwic(bool of_many_queries, const DelimitedStyle& style, std::vector<std::size_t> places,
                std::ostream& out)
      : of_many_(of_many_queries), rows_(style, std::move(places), out) {}

  void begin(const SearchResponse& response) override {
    query_id_ = response.query_id;
    rows_.begin(kwic_columns(of_many_));
  }
  void line(const KwicLine& line) override {
    std::vector<response::Cell> cells = cells_of(line);
    if (of_many_) cells.insert(cells.begin(), query_id_);
    rows_.row(cells);
  }
  void end(const KwicSummary& /*summary*/) override {}

 private:
  bool of_many_;
  DelimitedRows rows_;
  std::string query_id_;
};

// The lines as a table, the word in the middle of its line.
class HtmlKwic : public KwicRenderer {
 public:
  HtmlKwic(Language language, std::ostream& out) : language_(language), out_(out) {}

  void begin(const SearchResponse& response) override {
    asked_ = response;
    begin_answer_page(response, language_, out_);
    out_ << "<table class=\"wide\">\n";
  }
  void line(const KwicLine& line) override {
    out_ << "<tr dir=\"rtl\"><td class=\"before\"><bdi>" << html_escaped(one_line(line.before))
         << "</bdi></td><td class=\"t\"><mark>" << html_escaped(one_line(line.word))
         << "</mark></td><td class=\"t\"><bdi>" << html_escaped(one_line(line.after))
         << "</bdi></td><td class=\"t\"><bdi>" << html_escaped(one_line(line.source))
         << "</bdi></td><td><bdi>" << date_text(line.date)
         << "</bdi></td><td class=\"t\"><bdi dir=\"ltr\">"
         << html_escaped(one_line(line.shares_id ? line.key : line.id)) << "</bdi></td></tr>\n";
  }
  void end(const KwicSummary& summary) override {
    out_ << "</table>\n";
    for (const response::Note& one : summary.notes) note(one.text);
    note(shown_of(summary));
    if (!summary.collocates.empty()) table_html(collocates_table(summary), language_, out_);
    facets_html(asked_, language_, out_);
    end_page(out_);
  }

 private:
  void note(const Text& text) {
    if (text.empty()) return;
    out_ << "<div class=\"note\" dir=\"auto\">"
         << html_escaped(messages::localized(text, {language_, true})) << "</div>\n";
  }

  Language language_;
  std::ostream& out_;
  SearchResponse asked_;
};

}  // namespace

std::unique_ptr<KwicRenderer> text_kwic(const TextStyle& style, std::size_t context_chars,
                                        std::ostream& out) {
  return std::make_unique<TextKwic>(style, context_chars, out);
}

std::unique_ptr<KwicRenderer> json_kwic(JsonForm form, Language language, std::ostream& out) {
  switch (form) {
    case JsonForm::Lines:
      return std::make_unique<JsonLinesKwic>(language, out);
    case JsonForm::OneLine:
      return std::make_unique<JsonKwic>(true, language, out);
    case JsonForm::Object:
      break;
  }
  return std::make_unique<JsonKwic>(false, language, out);
}

std::vector<std::string> kwic_columns(bool of_many_queries) {
  std::vector<std::string> out;
  if (of_many_queries) out.emplace_back("query_id");
  for (const char* name : {"id", "date", "source", "before", "word", "after", "key", "title",
                           "author", "place", "category"}) {
    out.emplace_back(name);
  }
  return out;
}

std::unique_ptr<KwicRenderer> delimited_kwic(bool of_many_queries, const DelimitedStyle& style,
                                             std::vector<std::size_t> places, std::ostream& out) {
  return std::make_unique<DelimitedKwic>(of_many_queries, style, std::move(places), out);
}

std::unique_ptr<KwicRenderer> html_kwic(Language language, std::ostream& out) {
  return std::make_unique<HtmlKwic>(language, out);
}

std::size_t kwic_context(std::size_t columns) {
  if (columns == 0) return kUsualContext;
  const std::size_t text = columns - columns / 3;  // the rest is for the article's id
  return std::max(kLeastContext, text > kWordColumns ? (text - kWordColumns) / 2 : 0);
}

}  // namespace niger::render

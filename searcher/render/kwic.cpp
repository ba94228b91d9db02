#include "searcher/render/kwic.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "common/base/blank.h"
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

constexpr std::uint64_t kShapeVersion = 1;

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

class TextKwic : public KwicRenderer {
 public:
  TextKwic(const TextStyle& style, std::size_t context_chars, std::ostream& out)
      : style_(style), columns_(context_chars), out_(out), lines_(style_, out) {}

  void begin(const SearchResponse& response) override {
    for (const response::Note& note : response.notes) {
      lines_.quiet_line({Message::LabelNote, {{"note", note.text}}});
    }
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
    Text total = occurrences_in_articles(summary);
    if (summary.last - summary.first + 1 < summary.occurrences && summary.last > 0) {
      total = {Message::ArticleCountShown,
               {{"articles", std::move(total)}, {"first", summary.first}, {"last", summary.last}}};
    }
    lines_.quiet_line(total);
    if (summary.collocates.empty()) return;
    out_ << '\n';
    lines_.quiet_line(Message::LabelCollocates);
    for (const response::Collocate& one : summary.collocates) {
      const std::uint64_t all = one.before + one.after;
      out_ << number(all) << number(one.before) << number(one.after) << "  "
           << lines_.isolated(one.word) << '\n';
    }
  }

 private:
  void pad(std::size_t columns) { out_ << std::string(columns, ' '); }

  static std::string number(std::uint64_t value) {
    const std::string digits = std::to_string(value);
    return std::string(digits.size() < 8 ? 8 - digits.size() : 1, ' ') + digits;
  }

  TextStyle style_;
  std::size_t columns_;
  std::ostream& out_;
  TextLines lines_;
};

void write_line(const KwicLine& line, JsonWriter& json) {
  json.begin_object().key("id").string(line.id).key("date").string(date_text(line.date));
  json.key("source").string(line.source).key("before").string(line.before);
  json.key("word").string(line.word).key("after").string(line.after);
  json.key("key").string(line.key).end_object();
}

void write_summary(const KwicSummary& summary, JsonWriter& json) {
  json.key("occurrences").number(summary.occurrences);
  json.key("articles").number(summary.articles);
  if (summary.partial) json.key("partial").boolean(true);
  json.key("collocates").begin_array();
  for (const response::Collocate& one : summary.collocates) {
    json.begin_object().key("word").string(one.word);
    json.key("before").number(one.before).key("after").number(one.after).end_object();
  }
  json.end_array();
}

void write_head(const SearchResponse& response, Language language, JsonWriter& json) {
  json.key("version").number(kShapeVersion);
  json.key("query").string(response.query).key("understood").string(response.understood);
  write_total(response, json);
  json.key("notes").begin_array();
  for (const response::Note& note : response.notes) {
    json.begin_object().key("code").string(note.code).key("text");
    json.string(messages::localized(note.text, language)).end_object();
  }
  json.end_array();
}

class JsonKwic : public KwicRenderer {
 public:
  JsonKwic(Language language, std::ostream& out)
      : language_(language), out_(out), json_(out, false) {}

  void begin(const SearchResponse& response) override {
    json_.begin_object();
    write_head(response, language_, json_);
    json_.key("lines").begin_array();
  }
  void line(const KwicLine& line) override { write_line(line, json_); }
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
    write_line(line, json);
    out_ << '\n';
  }
  void end(const KwicSummary& summary) override {
    JsonWriter json(out_, true);
    json.begin_object();
    write_head(response_, language_, json);
    write_summary(summary, json);
    json.end_object();
    out_ << '\n';
  }

 private:
  Language language_;
  std::ostream& out_;
  SearchResponse response_;
};

class CsvKwic : public KwicRenderer {
 public:
  explicit CsvKwic(std::ostream& out) : out_(out) {}

  void begin(const SearchResponse& /*response*/) override {
    out_ << "id,date,source,before,word,after,key\r\n";
  }
  void line(const KwicLine& line) override {
    out_ << csv_value(line.id) << ',' << date_text(line.date) << ','
         << csv_value(one_line(line.source)) << ',' << csv_value(one_line(line.before)) << ','
         << csv_value(one_line(line.word)) << ',' << csv_value(one_line(line.after)) << ','
         << csv_value(line.key) << "\r\n";
  }
  void end(const KwicSummary& /*summary*/) override {}

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<KwicRenderer> text_kwic(const TextStyle& style, std::size_t context_chars,
                                        std::ostream& out) {
  return std::make_unique<TextKwic>(style, context_chars, out);
}

std::unique_ptr<KwicRenderer> json_kwic(bool as_lines, Language language, std::ostream& out) {
  if (as_lines) return std::make_unique<JsonLinesKwic>(language, out);
  return std::make_unique<JsonKwic>(language, out);
}

std::unique_ptr<KwicRenderer> csv_kwic(std::ostream& out) { return std::make_unique<CsvKwic>(out); }

std::size_t kwic_context(std::size_t columns) {
  if (columns == 0) return kUsualContext;
  const std::size_t text = columns - columns / 3;  // the rest is for the article's id
  return std::max(kLeastContext, text > kWordColumns ? (text - kWordColumns) / 2 : 0);
}

}  // namespace niger::render

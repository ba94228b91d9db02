#include "searcher/render/collocates.h"

#include <ostream>
#include <utility>

#include "searcher/render/facets.h"

namespace niger::render {

using messages::Message;
using response::Collocate;
using response::Decimal;
using response::KwicSummary;
using response::Table;

namespace {

// One table in place of the lines.
class TableKwic : public KwicRenderer {
 public:
  TableKwic(bool of_many, const DelimitedStyle& style, std::vector<std::size_t> places,
            std::ostream& out)
      : of_many_(of_many), style_(style), places_(std::move(places)), out_(out) {}

  void begin(const response::SearchResponse& response) override { asked_ = response; }
  void line(const response::KwicLine& /*line*/) override {}
  void end(const KwicSummary& summary) override {
    response::TableAnswer answer{.asked = {}, .table = table(asked_, summary)};
    keep_columns(places_, answer.table);
    render_table(answer, style_.tabs ? TableFormat::Tsv : TableFormat::Csv, {}, style_, out_);
  }

 protected:
  [[nodiscard]] virtual Table table(const response::SearchResponse& asked,
                                    const KwicSummary& summary) const = 0;
  [[nodiscard]] bool is_of_many() const { return of_many_; }

 private:
  bool of_many_;
  DelimitedStyle style_;
  std::vector<std::size_t> places_;
  std::ostream& out_;
  response::SearchResponse asked_;
};

class CollocatesKwic : public TableKwic {
 public:
  using TableKwic::TableKwic;

 private:
  [[nodiscard]] Table table(const response::SearchResponse& asked,
                            const KwicSummary& summary) const override {
    Table table = collocates_table(summary);
    if (is_of_many()) add_query_id(asked.query_id, table);
    return table;
  }
};

class CountsKwic : public TableKwic {
 public:
  using TableKwic::TableKwic;

 private:
  [[nodiscard]] Table table(const response::SearchResponse& asked,
                            const KwicSummary& /*summary*/) const override {
    return counts_table(asked, is_of_many());
  }
};

}  // namespace

Table collocates_table(const KwicSummary& summary) {
  Table table{.name = "collocates",
              .columns = {{"word", Message::HeadingWord},
                          {"count", Message::HeadingCount},
                          {"before", Message::HeadingBefore},
                          {"after", Message::HeadingAfter},
                          {"articles", Message::HeadingArticles},
                          {"collection", Message::HeadingCollection},
                          {"expected", Message::HeadingExpected},
                          {"log_likelihood", Message::HeadingLogLikelihood},
                          {"mi", "MI"},
                          {"mi3", "MI3"},
                          {"t_score", Message::HeadingTScore},
                          {"dice", "Dice"},
                          {"log_dice", "logDice"}}};
  if (summary.window_words > 0) {
    table.caption = {Message::CollocatesCaption,
                     {{"left", std::uint64_t{summary.window_left}},
                      {"right", std::uint64_t{summary.window_right}},
                      {"tokens", messages::Grouped{summary.window_words}},
                      {"words", messages::Grouped{summary.collection_words}}}};
  }
  for (const Collocate& one : summary.collocates) {
    table.rows.push_back({one.word, one.before + one.after, one.before, one.after, one.articles,
                          one.collection, Decimal{one.expected, 2}, Decimal{one.log_likelihood, 2},
                          Decimal{one.mi, 3}, Decimal{one.mi3, 3}, Decimal{one.t_score, 3},
                          Decimal{one.dice, 5}, Decimal{one.log_dice, 3}});
  }
  return table;
}

void add_query_id(const std::string& query_id, Table& table) {
  table.columns.insert(table.columns.begin(), {"query_id"});
  for (std::vector<response::Cell>& row : table.rows) row.insert(row.begin(), query_id);
}

std::unique_ptr<KwicRenderer> collocates_kwic(bool of_many_queries, const DelimitedStyle& style,
                                              std::vector<std::size_t> places, std::ostream& out) {
  return std::make_unique<CollocatesKwic>(of_many_queries, style, std::move(places), out);
}

std::unique_ptr<KwicRenderer> counts_kwic(bool of_many_queries, const DelimitedStyle& style,
                                          std::vector<std::size_t> places, std::ostream& out) {
  return std::make_unique<CountsKwic>(of_many_queries, style, std::move(places), out);
}

}  // namespace niger::render

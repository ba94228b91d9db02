#include "searcher/render/collocates.h"

#include <ostream>
#include <utility>

namespace niger::render {

using messages::Message;
using response::Collocate;
using response::KwicSummary;
using response::Table;

namespace {

class CollocatesKwic : public KwicRenderer {
 public:
  CollocatesKwic(const DelimitedStyle& style, std::vector<std::size_t> places, std::ostream& out)
      : style_(style), places_(std::move(places)), out_(out) {}

  void begin(const response::SearchResponse& /*response*/) override {}
  void line(const response::KwicLine& /*line*/) override {}
  void end(const KwicSummary& summary) override {
    response::TableAnswer answer{.asked = {}, .table = collocates_table(summary)};
    keep_columns(places_, answer.table);
    render_table(answer, style_.tabs ? TableFormat::Tsv : TableFormat::Csv, {}, style_, out_);
  }

 private:
  DelimitedStyle style_;
  std::vector<std::size_t> places_;
  std::ostream& out_;
};

}  // namespace

Table collocates_table(const KwicSummary& summary) {
  Table table{.name = "collocates",
              .columns = {{"word", Message::HeadingWord},
                          {"count", Message::HeadingCount},
                          {"before", Message::HeadingBefore},
                          {"after", Message::HeadingAfter}}};
  for (const Collocate& one : summary.collocates) {
    table.rows.push_back({one.word, one.before + one.after, one.before, one.after});
  }
  return table;
}

std::unique_ptr<KwicRenderer> collocates_kwic(const DelimitedStyle& style,
                                              std::vector<std::size_t> places, std::ostream& out) {
  return std::make_unique<CollocatesKwic>(style, std::move(places), out);
}

}  // namespace niger::render

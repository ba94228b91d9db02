#pragma once
/// A table of results: named columns and rows of cells, as plain data. Whatever is counted,
/// compared or listed of the matches and is no list of articles (facets, collocates …) is one:
/// whoever counts makes the table, searcher/render/table.h shows it in every format. A new kind of
/// table needs no renderer of its own.
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "common/article.h"
#include "common/messages/text.h"
#include "searcher/response/response.h"

namespace niger::response {

/// A number that is written with `digits` digits after the point; one that is not finite is none.
struct Decimal {
  double value = 0;
  int digits = 2;
};

/// Text is as it is stored: renderers escape it. Monostate: nothing stands there.
using Cell = std::variant<std::monostate, std::string, std::uint64_t, Decimal, bool, Date>;

struct Column {
  std::string name;             ///< for programs and --columns, stable: log_likelihood
  messages::Text heading = {};  ///< for people; empty: the name
};

struct Table {
  std::string name;             ///< for programs, the key of its rows in JSON: collocates
  messages::Text caption = {};  ///< for people: what the numbers are of; empty: none
  std::vector<Column> columns = {};
  std::vector<std::vector<Cell>> rows = {};  ///< each as long as `columns`
};

/// An answer that is a table.
struct TableAnswer {
  /// Without hits: the query as it was understood, its total and level, notes, whether it is
  /// partial.
  SearchResponse asked;
  Table table;
  std::vector<std::pair<std::string, Cell>> facts = {};  ///< beside the rows in JSON: occurrences
};

}  // namespace niger::response

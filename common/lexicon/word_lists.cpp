#include "common/lexicon/word_lists.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "common/base/error.h"

namespace niger::lexicon {

std::vector<Row> read_rows(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    throw Error(ErrorKind::Input, "cannot read the list of words " + path);
  }
  std::vector<Row> rows;
  std::string line;
  while (std::getline(file, line)) {
    line.resize(std::min(line.find('#'), line.size()));
    std::istringstream columns(line);
    Row row;
    std::string column;
    while (columns >> column) {
      row.push_back(column);
    }
    if (!row.empty()) {
      rows.push_back(row);
    }
  }
  return rows;
}

std::string_view without_article(std::string_view name) {
  constexpr std::string_view kArticle = "ال";
  constexpr std::size_t kShortest = 10;  // bytes: five letters
  return name.starts_with(kArticle) && name.size() >= kShortest ? name.substr(kArticle.size())
                                                                : name;
}

}  // namespace niger::lexicon

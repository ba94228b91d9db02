#pragma once
/// The queries of a file, `ID<TAB>QUERY` a line, however long a line is: no more of it is kept than
/// a query may have.
#include <cstdint>
#include <istream>
#include <string>
#include <utility>

namespace niger::search_app {

struct QueryLine {
  std::string id;
  std::string
      query;  ///< at most one byte more than kMaxQueryBytes, which tells that there was more
};

class QueryLines {
 public:
  /// `path` names the stream in complaints.
  QueryLines(std::istream& in, std::string path) : in_(in), path_(std::move(path)) {}

  /// The next line that is not empty; false at the end. Throws Error(Usage) for a line without a
  /// tab among its first kMaxQueryBytes bytes.
  bool next(QueryLine& line);

 private:
  std::istream& in_;
  std::string path_;
  std::uint64_t number_ = 0;
};

}  // namespace niger::search_app

#include "searcher/app/query_lines.h"

#include "common/messages/text_error.h"
#include "searcher/grammar/query_text.h"

namespace niger::search_app {
namespace {

constexpr int kEnd = std::istream::traits_type::eof();

// Ends at a tab where `at_tab`, at the end of the line, or at `most` bytes: what ended it.
int read_part(std::istream& in, bool at_tab, std::size_t most, std::string& text) {
  while (text.size() < most) {
    const int c = in.get();
    if (c == kEnd || c == '\n' || (at_tab && c == '\t')) return c;
    text.push_back(static_cast<char>(c));
  }
  return 0;
}

void leave_line(std::istream& in) {
  int c = 0;
  while (c != kEnd && c != '\n') c = in.get();
}

void drop_return(std::string& text) {
  if (!text.empty() && text.back() == '\r') text.pop_back();
}

}  // namespace

bool QueryLines::next(QueryLine& line) {
  while (in_) {
    line = {};
    ++number_;
    const int after_id = read_part(in_, true, grammar::kMaxQueryBytes, line.id);
    if (after_id != '\t') {
      drop_return(line.id);
      if (line.id.empty()) continue;
      throw messages::TextError(
          ErrorKind::Usage, {messages::Message::QueriesLine, {{"path", path_}, {"line", number_}}});
    }
    if (read_part(in_, false, grammar::kMaxQueryBytes + 1, line.query) == 0) {
      leave_line(in_);
    } else {
      drop_return(line.query);
    }
    return true;
  }
  return false;
}

}  // namespace niger::search_app

#include <array>
#include <cstdio>
#include <ostream>

#include "common/base/json_writer.h"
#include "common/base/utf8.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"

namespace niger::render {
namespace {

// trec_eval splits lines at white space, and a terminal obeys control characters: both stand as in
// a URI. The characters of a name are otherwise its own.
std::string one_word(const std::string& text) {
  std::string out;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(text, offset);
    const std::string_view bytes = std::string_view(text).substr(begin, offset - begin);
    if (!is_blank_in_line(c) && !turns_direction(c)) {
      append_utf8(c, out);
      continue;
    }
    for (const char byte : bytes) {
      std::array<char, 8> code{};
      std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned char>(byte));
      out += code.data();
    }
  }
  return out;
}

}  // namespace

void render_trec(const response::SearchResponse& response, std::ostream& out) {
  const std::string query_id = response.query_id.empty() ? "1" : one_word(response.query_id);
  for (const response::Hit& hit : response.hits) {
    out << query_id << " Q0 " << one_word(hit.id) << ' ' << hit.rank << ' '
        << decimal_text(hit.score, 6) << " niger\n";
  }
}

}  // namespace niger::render

#include <ostream>

#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"

namespace niger {
namespace {

// trec_eval splits lines at white space.
std::string without_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      out += "%20";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace

void render_trec(const SearchResponse& response, std::ostream& out) {
  const std::string query_id = response.query_id.empty() ? "1" : without_spaces(response.query_id);
  for (const Hit& hit : response.hits) {
    out << query_id << " Q0 " << without_spaces(hit.id) << ' ' << hit.rank << ' '
        << decimal_text(hit.score, 6) << " niger\n";
  }
}

}  // namespace niger

#include <ostream>

#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"

namespace niger {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

}  // namespace

void render_csv(const SearchResponse& response, bool header, std::ostream& out) {
  if (header)
    out << "query_id,rank,score,id,date,source,title,path,url,snippet,only_related,copies,first_"
           "date,copy_ids\r\n";
  for (const Hit& hit : response.hits) {
    std::string snippet;
    for (const Fragment& fragment : hit.snippet) {
      snippet += (snippet.empty() ? "" : " … ") + one_line(fragment.text);
    }
    std::string copy_ids;
    for (const Copy& copy : hit.copies.list) copy_ids += (copy_ids.empty() ? "" : "\n") + copy.id;
    out << quoted(response.query_id) << ',' << hit.rank << ',' << decimal_text(hit.score, 4) << ','
        << quoted(hit.id) << ',' << date_text(hit.date) << ',' << quoted(one_line(hit.source))
        << ',' << quoted(one_line(hit.title.text)) << ',' << quoted(hit.path) << ','
        << quoted(hit.url) << ',' << quoted(snippet) << ',' << (hit.only_related ? "true" : "false")
        << ',' << hit.copies.count << ',' << date_text(hit.copies.first_date) << ','
        << quoted(copy_ids) << "\r\n";
  }
}

}  // namespace niger

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <ostream>

#include "common/base/json_writer.h"
#include "common/base/utf8.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"

namespace niger::render {

namespace {

// What a spreadsheet takes for a formula where a cell begins with it, in every form that Unicode
// has of these: full width, small, superscript …
bool begins_formula(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const forms = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString plain;
  if (U_FAILURE(status) || !forms->getDecomposition(static_cast<UChar32>(c), plain)) {
    plain = static_cast<UChar32>(c);
  }
  const char16_t first = plain.charAt(0);
  return first == u'=' || first == u'+' || first == u'-' || first == u'@';
}

// What stands before a formula and does not keep a spreadsheet from it: blanks, and what is not
// seen. Apostrophes too, so that ours and the value's can be distinguished.
bool hides_formula(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return c == '\'' || u_isUWhiteSpace(point) ||
         u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool needs_guard(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (!hides_formula(c)) return begins_formula(c);
  }
  return false;
}

}  // namespace

std::string csv_value(std::string_view text) {
  std::string out = "\"";
  const std::string plain = without_commands(text);
  if (needs_guard(plain)) out.push_back('\'');
  for (const char c : plain) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

void render_csv(const response::SearchResponse& response, bool header, std::ostream& out) {
  if (header) {
    out << "query_id,rank,score,id,date,source,title,path,url,snippet,only_related,copies,first_"
           "date,copy_ids,key\r\n";
  }
  for (const response::Hit& hit : response.hits) {
    std::string snippet;
    for (const response::Fragment& fragment : hit.snippet) {
      snippet += (snippet.empty() ? "" : " … ") + one_line(fragment.text);
    }
    std::string copy_ids;
    for (const response::Copy& copy : hit.copies.list)
      copy_ids += (copy_ids.empty() ? "" : "\n") + copy.id;
    out << csv_value(response.query_id) << ',' << hit.rank << ',' << decimal_text(hit.score, 4)
        << ',' << csv_value(hit.id) << ',' << date_text(hit.date) << ','
        << csv_value(one_line(hit.source)) << ',' << csv_value(one_line(hit.title.text)) << ','
        << csv_value(hit.path) << ',' << csv_value(hit.url) << ',' << csv_value(snippet) << ','
        << (hit.only_related ? "true" : "false") << ',' << hit.copies.count << ','
        << date_text(hit.copies.first_date) << ',' << csv_value(copy_ids) << ','
        << csv_value(hit.key) << "\r\n";
  }
}

}  // namespace niger::render

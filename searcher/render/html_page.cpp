#include "searcher/render/html_page.h"

#include <ostream>

#include "common/base/utf8.h"
#include "searcher/render/text_form.h"

namespace niger::render {

using messages::Language;
using messages::localized;

namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #1c1917; --soft: #6b6560; --line: #e4ded6;
  --paper: #faf8f5; --card: #fff; --mark: #ffe9a8; --link: #8a3b12; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece7e1; --soft: #a39c94; --line: #3a3530;
  --paper: #191715; --card: #211e1b; --mark: #6b5310; --link: #f0a878; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.8 "Noto Naskh Arabic", "Amiri", "Segoe UI", "Geeza Pro", "DejaVu Sans", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
header { border-bottom: 3px double var(--line); padding-bottom: 1rem; margin-bottom: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0; }
.count, .facts, footer { color: var(--soft); font-size: .88rem; }
.note { background: var(--card); border-inline-start: 4px solid var(--link);
  padding: .4rem .9rem; margin: .6rem 0; font-size: .92rem; }
ol { list-style: none; margin: 0; padding: 0; }
ol > li { display: flex; gap: 1rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .6rem; padding: 1rem 1.25rem; margin-bottom: 1rem; }
.copies { margin: .2rem 0 0; padding-inline-start: 1.2rem; color: var(--soft); font-size: .88rem; }
.copies a, .follows a { color: var(--link); }
.follows, .untitled { color: var(--soft); font-size: .88rem; font-weight: normal; }
.rank { color: var(--soft); min-width: 1.6rem; font-variant-numeric: tabular-nums; }
.hit { min-width: 0; flex: 1; }
h2 { font-size: 1.15rem; margin: 0; line-height: 1.6; color: var(--link); }
h2 a { color: inherit; text-decoration: none; }
h2 a:hover { text-decoration: underline; }
p { margin: .4rem 0 0; }
.facts { display: flex; flex-wrap: wrap; gap: 0 1rem; overflow-wrap: anywhere; }
table { width: 100%; margin: 1.5rem 0; border-spacing: 0; font-size: .92rem; }
caption { text-align: start; color: var(--soft); border-bottom: 1px solid var(--line); }
th { text-align: start; font-weight: normal; overflow-wrap: anywhere; }
td { width: 4rem; text-align: end; font-variant-numeric: tabular-nums; }
td meter { width: 8rem; }
.wide { display: block; overflow-x: auto; }
.wide th, .wide td { width: auto; padding: .1rem .6rem; white-space: nowrap; }
.wide th { color: var(--soft); border-bottom: 1px solid var(--line); }
.wide .n { text-align: end; }
.wide .t { text-align: start; }
.wide .before { text-align: end; }
mark { background: var(--mark); color: inherit; border-radius: .2rem; padding: 0 .1rem; }
)";

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
      case ' ':
        append_utf8(c, out);
        break;
      default:
        if (!turns_direction(c)) append_utf8(is_blank_in_line(c) ? kReplacementCharacter : c, out);
    }
  }
  return out;
}

void begin_page(const std::string& title, const std::string& heading, const std::string& facts,
                std::ostream& out) {
  out << "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n"
      << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      << "<title>" << title << "</title>\n<style>" << kStyle
      << "</style>\n</head>\n<body>\n<main>\n"
      << "<header>\n<h1 dir=\"auto\">" << heading << "</h1>\n<div class=\"count\"><bdi>" << facts
      << "</bdi></div>\n</header>\n";
}

void begin_answer_page(const response::SearchResponse& response, Language language,
                       std::ostream& out) {
  const std::string query = html_escaped(one_line(response.query));
  begin_page(query, query, html_escaped(localized(summary_of(response), {language, true})), out);
  for (const response::Note& note : response.notes) {
    out << "<div class=\"note\" dir=\"auto\">"
        << html_escaped(localized(note.text, {language, true})) << "</div>\n";
  }
}

void end_page(std::ostream& out) { out << "</main>\n</body>\n</html>\n"; }

}  // namespace niger::render

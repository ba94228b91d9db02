#include <ostream>

#include "common/base/utf8.h"
#include "searcher/render/facets.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"

namespace niger::render {

using messages::Language;
using messages::localized;
using messages::Message;

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
.copies a { color: var(--link); }
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

namespace {

std::string marked(const response::Fragment& fragment) {
  const response::Fragment line = one_line(fragment);
  const std::string_view text = line.text;
  std::string out;
  std::size_t at = 0;
  for (const Span& span : line.highlights) {
    out += html_escaped(text.substr(at, span.begin - at));
    out += "<mark>";
    out += html_escaped(text.substr(span.begin, span.size()));
    out += "</mark>";
    at = span.end;
  }
  return out + html_escaped(text.substr(at));
}

// A link to anything but the web (javascript:, data:) is no link, nor is what cannot be an address.
bool is_web_address(std::string_view url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return false;
  std::size_t at = 0;
  while (at < url.size()) {
    const char32_t c = next_code_point(url, at);
    if (is_blank_in_line(c) || turns_direction(c)) return false;
  }
  return true;
}

void write_near_duplicates(const response::Copies& copies, Language language, std::ostream& out) {
  if (copies.count == 0) return;
  out << "<div class=\"facts\" dir=\"auto\">"
      << html_escaped(localized(copies_text(copies, language), {language, true})) << "</div>\n";
  if (copies.list.empty()) return;
  out << "<ul class=\"copies\">\n";
  for (const response::Copy& copy : copies.list) {
    out << "<li dir=\"auto\">";
    for (const std::string& fact : {copy.source, date_text(copy.date)}) {
      if (!fact.empty()) out << "<bdi>" << html_escaped(one_line(fact)) << "</bdi> ";
    }
    const std::string title =
        "<bdi>" + html_escaped(one_line(copy.title.empty() ? copy.id : copy.title)) + "</bdi>";
    if (is_web_address(copy.url)) {
      out << "<a href=\"" << html_escaped(copy.url) << "\">" << title << "</a>";
    } else {
      out << title;
    }
    out << "</li>\n";
  }
  out << "</ul>\n";
}

void write_hit(const response::Hit& hit, Language language, std::ostream& out) {
  const std::string title =
      hit.title.text.empty() ? html_escaped(one_line(hit.id)) : marked(hit.title);
  out << "<li><span class=\"rank\">" << hit.rank << "</span>\n<article class=\"hit\">\n"
      << "<h2 dir=\"auto\">";
  if (is_web_address(hit.url)) {
    out << "<a href=\"" << html_escaped(hit.url) << "\">" << title << "</a>";
  } else {
    out << title;
  }
  out << "</h2>\n<div class=\"facts\">";
  if (!hit.source.empty())
    out << "<span><bdi>" << html_escaped(one_line(hit.source)) << "</bdi></span>";
  if (hit.date.known()) {
    const std::string date = date_text(hit.date);
    out << "<time datetime=\"" << date << "\"><bdi dir=\"ltr\">" << date << "</bdi></time>";
  }
  const std::string& place = hit.shares_id ? hit.key : hit.id.empty() ? hit.path : hit.id;
  out << "<span><bdi dir=\"ltr\">" << html_escaped(one_line(place)) << "</bdi></span>";
  if (hit.only_related) {
    out << "<span class=\"mention\">" << localized(Message::OnlyRelated, language) << "</span>";
  }
  out << "</div>\n";
  write_near_duplicates(hit.copies, language, out);
  if (!hit.snippet.empty()) {
    out << "<p dir=\"auto\">";
    if (!hit.snippet.front().starts_text) out << "… ";
    for (std::size_t i = 0; i < hit.snippet.size(); ++i) {
      out << marked(hit.snippet[i]);
      const bool last = i + 1 == hit.snippet.size();
      if (!last || !hit.snippet[i].ends_text) out << (last ? " …" : " … ");
    }
    out << "</p>\n";
  }
  out << "</article></li>\n";
}

// The page up to the end of its header, of which `facts` are a line; both escaped.
void begin_page(const std::string& title, const std::string& heading, const std::string& facts,
                std::ostream& out) {
  out << "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n"
      << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      << "<title>" << title << "</title>\n<style>" << kStyle
      << "</style>\n</head>\n<body>\n<main>\n"
      << "<header>\n<h1 dir=\"auto\">" << heading << "</h1>\n<div class=\"count\"><bdi>" << facts
      << "</bdi></div>\n</header>\n";
}

}  // namespace

void render_html(const response::SearchResponse& response, Language language, std::ostream& out) {
  const std::string query = html_escaped(one_line(response.query));
  begin_page(query, query, html_escaped(localized(summary_of(response), {language, true})), out);
  for (const response::Note& note : response.notes) {
    out << "<div class=\"note\" dir=\"auto\">"
        << html_escaped(localized(note.text, {language, true})) << "</div>\n";
  }
  out << "<ol>\n";
  for (const response::Hit& hit : response.hits) write_hit(hit, language, out);
  out << "</ol>\n";
  facets_html(response, language, out);
  out << "</main>\n</body>\n</html>\n";
}

void render_article_html(const response::ShownArticle& shown, Language language,
                         std::ostream& out) {
  const Article& article = shown.article;
  std::string facts;
  for (const std::string& fact :
       {article.source, article.author, article.place, date_text(article.date), article.id}) {
    if (fact.empty()) continue;
    if (!facts.empty()) facts += " · ";
    facts += "<bdi>" + html_escaped(one_line(fact)) + "</bdi>";
  }
  const std::string title =
      html_escaped(one_line(article.title.empty() ? article.id : article.title));
  begin_page(title, article.title.empty() ? title : marked(shown.title), facts, out);
  if (shown.partial) {
    out << "<div class=\"note\" dir=\"auto\">"
        << html_escaped(localized(Message::ArticleNotHighlighted, {language, true})) << "</div>\n";
  }
  if (is_web_address(article.url)) {
    out << "<p class=\"facts\"><a href=\"" << html_escaped(article.url) << "\"><bdi dir=\"ltr\">"
        << html_escaped(article.url) << "</bdi></a></p>\n";
  }
  bool was_related = false;
  for (const ArticleLine& line : lines_of(shown)) {
    if (line.related && !was_related) {
      out << "<p class=\"count\">" << html_escaped(localized(Message::LabelSecondaryZone, language))
          << "</p>\n";
    }
    was_related = line.related;
    if (!line.text.text.empty()) out << "<p dir=\"auto\">" << marked(line.text) << "</p>\n";
  }
  out << "</main>\n</body>\n</html>\n";
}

void render_namesakes_html(const response::Namesakes& several, Language language,
                           std::ostream& out) {
  const std::string id = html_escaped(one_line(several.id));
  const messages::Text title{
      Message::ArticlesOfIdListed,
      {{"id", several.id}, {"count", several.total}, {"key", several.list.front().key}}};
  begin_page(id, id, html_escaped(localized(title, {language, true})), out);
  out << "<ul>\n";
  for (const response::Namesake& one : several.list) {
    out << "<li>";
    std::string_view between;
    for (const std::string& fact : {one.key, date_text(one.date), one.title}) {
      if (fact.empty()) continue;
      out << between << "<bdi>" << html_escaped(one_line(fact)) << "</bdi>";
      between = " · ";
    }
    out << "</li>\n";
  }
  out << "</ul>\n</main>\n</body>\n</html>\n";
}

}  // namespace niger::render

#include <ostream>
#include <sstream>

#include "common/base/utf8.h"
#include "searcher/render/facets.h"
#include "searcher/render/html_page.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"

namespace niger::render {

using messages::Language;
using messages::localized;
using messages::Message;
using messages::Text;

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

// With a link where there is one.
void write_title(const response::Copy& copy, Language language, std::ostream& out) {
  const std::string text = title_text(copy.title, copy.title_from_lead, language);
  const std::string title =
      "<bdi>" + html_escaped(text.empty() ? one_line(copy.id) : text) + "</bdi>";
  if (is_web_address(copy.url)) {
    out << "<a href=\"" << html_escaped(copy.url) << "\">" << title << "</a>";
  } else {
    out << title;
  }
}

void write_followed(const response::Copy& earlier, Language language, std::ostream& out) {
  std::ostringstream article;
  for (const std::string& fact : {earlier.source, date_text(earlier.date)}) {
    if (!fact.empty()) article << "<bdi>" << html_escaped(one_line(fact)) << "</bdi> ";
  }
  write_title(earlier, language, article);
  // The sentence is ours, what stands in it is escaped.
  out << "<div class=\"follows\" dir=\"auto\">"
      << localized({Message::LabelFollows, {{"article", article.str()}}}, language) << "</div>\n";
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
    write_title(copy, language, out);
    const Text difference = difference_text(copy.difference, language);
    out << " <bdi>" << html_escaped(localized(difference, {language, true})) << "</bdi></li>\n";
  }
  out << "</ul>\n";
}

void write_hit(const response::Hit& hit, Language language, std::ostream& out) {
  const std::string title =
      hit.title.text.empty() ? html_escaped(one_line(hit.id)) : marked(hit.title);
  const std::string mark =
      hit.title_from_lead
          ? " <span class=\"untitled\">" +
                html_escaped(localized({Message::LabelUntitled, {{"words", ""}}}, language)) +
                "</span>"
          : "";
  out << "<li><span class=\"rank\">" << hit.rank << "</span>\n<article class=\"hit\">\n"
      << "<h2 dir=\"auto\">";
  if (is_web_address(hit.url)) {
    out << "<a href=\"" << html_escaped(hit.url) << "\">" << title << "</a>";
  } else {
    out << title;
  }
  out << mark << "</h2>\n<div class=\"facts\">";
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
  if (hit.follows) write_followed(*hit.follows, language, out);
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

}  // namespace

void render_html(const response::SearchResponse& response, Language language, std::ostream& out) {
  begin_answer_page(response, language, out);
  out << "<ol>\n";
  for (const response::Hit& hit : response.hits) write_hit(hit, language, out);
  out << "</ol>\n";
  facets_html(response, language, out);
  end_page(out);
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
  end_page(out);
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
  out << "</ul>\n";
  end_page(out);
}

}  // namespace niger::render

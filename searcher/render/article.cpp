#include <array>
#include <ostream>

#include "searcher/render/json_parts.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"
#include "searcher/render/text_lines.h"

namespace niger::render {

using messages::Message;
using response::Namesake;
using response::ShownArticle;

namespace {

constexpr std::uint64_t kShapeVersion = 1;

std::string_view zone_name(ZoneKind kind) {
  switch (kind) {
    case ZoneKind::Body:
      return "body";
    case ZoneKind::Lead:
      return "lead";
    case ZoneKind::Caption:
      return "caption";
    case ZoneKind::Related:
      return "related";
    case ZoneKind::Boilerplate:
      return "boilerplate";
    case ZoneKind::Metadata:
      return "metadata";
  }
  return "body";
}

class ArticleText {
 public:
  ArticleText(const TextStyle& style, std::ostream& out) : out_(out), lines_(style, out) {}

  void note(const ShownArticle& shown) {
    if (shown.partial) {
      lines_.quiet_line(
          {Message::LabelNote, {{"note", messages::Text(Message::ArticleNotHighlighted)}}});
    }
  }

  void title(const ShownArticle& shown) {
    const response::Fragment title = one_line(shown.title);
    if (!title.text.empty()) lines_.lines({title}, 0, 0, kTitleColour);
  }

  void facts(const Article& article) {
    for (const std::string& facts :
         {joined({article.source, article.author, article.place, article.category,
                  date_text(article.date)}),
          joined(article.keywords), joined({article.id}),
          joined({article.path == article.id ? std::string() : article.path, article.url})}) {
      if (facts.empty()) continue;
      lines_.quiet(facts);
      out_ << '\n';
    }
  }

  void namesake(const Namesake& one) {
    lines_.quiet(joined({one.key, date_text(one.date), one.title}));
    out_ << '\n';
  }

  // Line by line, as it is kept; what is not the article's own is distinguished.
  void text(const ShownArticle& shown) {
    out_ << '\n';
    bool was_related = false;
    for (const ArticleLine& line : lines_of(shown)) {
      if (line.related && !was_related) lines_.quiet_line(Message::LabelSecondaryZone);
      was_related = line.related;
      lines_.lines({line.text}, 0, 0);
    }
  }

 private:
  [[nodiscard]] std::string joined(const std::vector<std::string>& parts) const {
    std::string out;
    for (const std::string& part : parts) {
      if (!part.empty()) out += (out.empty() ? "" : " · ") + lines_.isolated(part);
    }
    return out;
  }

  std::ostream& out_;
  TextLines lines_;
};

}  // namespace

void render_article_text(const ShownArticle& shown, const TextStyle& style, std::ostream& out) {
  ArticleText text(style, out);
  text.note(shown);
  text.title(shown);
  text.facts(shown.article);
  text.text(shown);
}

void render_article_json(const ShownArticle& shown, bool compact, std::ostream& out) {
  const Article& article = shown.article;
  JsonWriter json(out, compact);
  json.begin_object().key("version").number(kShapeVersion);
  json.key("id").string(article.id).key("key").string(shown.key);
  json.key("path").string(article.path);
  json.key("record").string(article.record).key("url").string(article.url);
  json.key("date").string(date_text(article.date));
  json.key("source").string(article.source).key("author").string(article.author);
  json.key("place").string(article.place).key("category").string(article.category);
  json.key("keywords").begin_array();
  for (const std::string& keyword : article.keywords) json.string(keyword);
  json.end_array().key("language").string(article.language);
  json.key("title");
  write_fragment(shown.title, json);
  json.key("text");
  write_fragment(shown.text, json);
  json.key("zones").begin_array();
  CharacterCount characters(article.text);
  for (const Zone& zone : article.zones) {
    json.begin_object().key("kind").string(zone_name(zone.kind));
    json.key("first").number(characters.before(zone.span.begin));
    json.key("end").number(characters.before(zone.span.end)).end_object();
  }
  json.end_array();
  if (shown.partial) json.key("partial").boolean(true);
  json.end_object();
  out << '\n';
}

void render_namesakes_text(const response::Namesakes& several, const TextStyle& style,
                           std::ostream& out) {
  ArticleText text(style, out);
  for (const Namesake& one : several.list) text.namesake(one);
}

void render_namesakes_json(const response::Namesakes& several, bool compact, std::ostream& out) {
  JsonWriter json(out, compact);
  json.begin_object().key("version").number(kShapeVersion);
  json.key("id").string(several.id).key("total").number(several.total);
  json.key("articles").begin_array();
  for (const Namesake& one : several.list) {
    json.begin_object().key("id").string(one.id).key("key").string(one.key);
    json.key("path").string(one.path).key("record").string(one.record);
    json.key("date").string(date_text(one.date)).key("title").string(one.title).end_object();
  }
  json.end_array().end_object();
  out << '\n';
}

}  // namespace niger::render

/// Feeds, sitemaps, and the exports of blogs that are written as feeds.
#include <array>
#include <utility>
#include <vector>

#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/xml/xml_records.h"

namespace niger::xml {

using fields::RecordFields;

namespace {

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// Names of authors in feeds: "a@example.org (سعاد التل)".
std::string author_name(std::string_view text) {
  const std::size_t open = text.find('(');
  const bool is_mail = text.substr(0, open).find('@') != std::string_view::npos;
  if (is_mail && open != std::string_view::npos && text.ends_with(')')) {
    return std::string(text.substr(open + 1, text.size() - open - 2));
  }
  return is_mail ? std::string() : std::string(text);
}

// The name of a shortcode: [caption id="…"], [/caption].
std::size_t shortcode_end(std::string_view text, std::size_t at) {
  std::size_t name = at + 1;
  if (name < text.size() && text[name] == '/') ++name;
  std::size_t end = name;
  while (end < text.size() &&
         ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '_' || text[end] == '-')) {
    ++end;
  }
  constexpr std::size_t kShortest = 3;
  if (end - name < kShortest || end >= text.size() ||
      (text[end] != ' ' && text[end] != ']' && text[end] != '/')) {
    return std::string_view::npos;
  }
  const std::size_t close = text.find_first_of("]\n", end);
  return close == std::string_view::npos || text[close] != ']' ? std::string_view::npos : close + 1;
}

// WordPress keeps what is typed: shortcodes, and blank lines for paragraphs.
std::string blog_text(std::string_view text) {
  const bool has_paragraphs = text.find("<p") != std::string_view::npos;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '[') {
      const std::size_t end = shortcode_end(text, at);
      if (end != std::string_view::npos) {
        out += ' ';
        at = end;
        continue;
      }
    }
    if (text[at] == '\n' && !has_paragraphs) {
      const bool is_blank = at + 1 < text.size() && text[at + 1] == '\n';
      out += is_blank ? "<p>" : "<br>";
      at += is_blank ? 2 : 1;
      continue;
    }
    out += text[at++];
  }
  return out;
}

// What Blogger and WordPress export beside articles; empty: it is one.
std::string other_kind(const XmlElement& record) {
  if (const std::string type = record.text_of("wp:post_type"); !type.empty()) {
    const std::string status = record.text_of("wp:status");
    if (type != "post" && type != "page") {
      return type == "attachment" ? "wordpress-attachment" : "wordpress-item";
    }
    return status == "trash" || status == "auto-draft" ? "wordpress-draft" : std::string();
  }
  for (const XmlElement& part : record.children()) {
    if (part.name() == "blogger:type") {
      const std::string type = part.text();
      return type == "POST" || type == "PAGE" ? "" : "blogger-comment";
    }
    if (part.name() == "category" &&
        part.attribute("scheme") == "http://schemas.google.com/g/2005#kind") {
      const std::string_view term = part.attribute("term");
      if (term.ends_with("#comment")) return "blogger-comment";
      if (!term.ends_with("#post") && !term.ends_with("#page")) return "blogger-setting";
    }
  }
  return {};
}

struct NamedField {
  std::string_view element;  // as written
  std::string_view field;    // of records
};
constexpr std::array<NamedField, 27> kPlain = {{
    {"title", "title"},
    {"rss:title", "title"},
    {"content:encoded", "text"},
    {"yandex:full-text", "text"},
    {"content", "content"},
    {"fulltext", "content"},
    {"body", "content"},
    {"description", "abstract"},
    {"rss:description", "abstract"},
    {"excerpt:encoded", "summary"},
    {"summary", "abstract"},
    {"subtitle", "subtitle"},
    {"media:description", "description"},
    {"itunes:summary", "description"},
    {"pubDate", "date"},
    {"published", "date"},
    {"issued", "date"},
    {"dc:date", "published"},
    {"dcterms:created", "published_at"},
    {"created", "pubdate"},
    {"updated", "updated"},
    {"modified", "updated"},
    {"dc:publisher", "source"},
    {"dc:source", "publisher"},
    {"dc:language", "language"},
    {"news:language", "language"},
    {"dc:subject", "keywords"},
}};

void put_plain(const XmlElement& part, bool is_atom, RecordFields& fields) {
  for (const auto& [element, field] : kPlain) {
    if (part.name() != element) continue;
    const bool is_title = field == "title";
    std::string value = part.has_elements() && !is_title ? part.markup() : part.text();
    if (is_atom && is_title) {
      for (char& c : value) c = c == '\n' ? ' ' : c;
    }
    fields.put(field, value);
    return;
  }
}

void put_link(const XmlElement& part, RecordFields& fields) {
  const std::string_view address = part.attribute("href");
  const std::string_view relation = part.attribute("rel");
  if (!address.empty()) {
    if (relation.empty() || relation == "alternate") fields.put("url", address);
  } else if (const std::string text = part.text(); is_address(fields::trimmed(text))) {
    fields.put("url", text);
  }
}

void put_item(const XmlForm& form, const XmlElement& record, RecordFields& fields) {
  std::vector<std::string> authors;
  std::vector<std::string> keywords;
  std::string section;
  for (const XmlElement& part : record.children()) {
    const std::string& name = part.name();
    if (name == "link" || name == "atom:link" || name == "rss:link") {
      put_link(part, fields);
    } else if (name == "guid" || name == "id") {
      const std::string id = part.text();
      fields.put("id", id);
      if (is_address(id) && part.attribute("isPermaLink") != "false") fields.put("page_url", id);
    } else if (name == "dc:creator" || name == "author") {
      const auto person = part.child("name");
      std::string author = author_name(fields::trimmed(person ? person->text() : part.text()));
      if (!author.empty()) authors.push_back(std::move(author));
    } else if (name == "category" || name == "media:keywords") {
      std::string word(part.attribute("label"));
      if (word.empty()) word = part.attribute("term");
      if (word.empty()) word = part.text();
      const bool is_kind = part.attribute("scheme").ends_with("#kind");
      if (part.attribute("domain") == "category") {
        section = section.empty() ? word : section;
      } else if (!is_kind && !fields::trimmed(word).empty()) {
        keywords.emplace_back(fields::trimmed(word));
      }
    } else if (name == "source") {
      const auto title = part.child("title");
      fields.put("source", title ? title->text() : part.text());
    } else if (name == "wp:post_date") {
      if (const std::string day = part.text(); !day.starts_with("0000")) fields.put("date", day);
    } else {
      put_plain(part, form.kind == XmlKind::Atom, fields);
    }
  }
  fields.put("category", section);
  fields.put_keywords("authors", std::move(authors));
  fields.put_keywords("keywords", std::move(keywords));
}

// What the feed says of itself holds for an entry that says nothing.
void put_feed(const XmlForm& form, const XmlElement& head, RecordFields& fields) {
  const auto channel = form.kind == XmlKind::Atom ? std::optional(head) : head.within("channel");
  const XmlElement& feed = channel ? *channel : head;
  fields.put("outlet", feed.text_of(form.prefix == "rss:" ? "rss:title" : "title"));
  fields.put("lang", feed.text_of("language"));
  fields.put("lang", head.attribute("xml:lang"));
}

std::string sitemap_fields(const XmlElement& record, RecordFields& fields) {
  fields.put("url", record.text_of("loc"));
  const auto video = record.within("video");
  const auto news = record.within("news");
  for (const auto& part : {news, video}) {
    if (!part) continue;
    for (const XmlElement& field : part->all_within("title")) fields.put("title", field.text());
    for (const XmlElement& field : part->all_within("publication_date")) {
      fields.put("date", field.text());
    }
    for (const XmlElement& field : part->all_within("keywords")) {
      fields.put("keywords", field.text());
    }
    for (const XmlElement& field : part->all_within("description")) {
      fields.put("abstract", field.text());
    }
  }
  if (news) {
    if (const auto paper = news->within("name")) fields.put("source", paper->text());
    if (const auto language = news->within("language")) fields.put("language", language->text());
  }
  fields.put("modified", record.text_of("lastmod"));
  return fields.has(fields::FieldRole::Title) ? "" : "address";
}

}  // namespace

std::string feed_fields(const XmlForm& form, const XmlElement& record, const XmlElement& head,
                        RecordFields& fields) {
  if (form.kind == XmlKind::Sitemap) return sitemap_fields(record, fields);
  if (std::string other = other_kind(record); !other.empty()) return other;
  put_item(form, record, fields);
  put_feed(form, head, fields);
  if (record.child("wp:post_type")) {
    const std::string text = blog_text(fields.take(fields::FieldRole::Text));
    fields.put("text", text);
  }
  return {};
}

}  // namespace niger::xml

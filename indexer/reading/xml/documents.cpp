/// Documents in XML: editions, the formats of news agencies, books and journals, bibliographies;
/// and what is known of no format.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/xml/xml_records.h"

namespace niger::xml {

using fields::RecordFields;
using fields::trimmed;

namespace {

// Where a field of a document stands: an element within one within …, or an attribute of it.
struct Place {
  XmlKind kind;
  std::string_view field;
  std::string_view path;
  std::string_view attribute;  // empty: its text
};

constexpr std::array<Place, 52> kPlaces = {{
    {XmlKind::Tei, "title", "titleStmt/title", ""},
    {XmlKind::Tei, "author", "titleStmt/author", ""},
    {XmlKind::Tei, "date", "publicationStmt/date", "when"},
    {XmlKind::Tei, "date", "publicationStmt/date", ""},
    {XmlKind::Tei, "date", "sourceDesc/date", "when"},
    {XmlKind::Tei, "date", "sourceDesc/date", ""},
    {XmlKind::Tei, "source", "sourceDesc/publisher", ""},
    {XmlKind::Tei, "source", "publicationStmt/publisher", ""},
    {XmlKind::Tei, "language", "langUsage/language", "ident"},
    {XmlKind::Tei, "keywords", "textClass/term", ""},
    {XmlKind::Tei, "id", "publicationStmt/idno", ""},
    {XmlKind::News, "title", "body.head/hl1", ""},
    {XmlKind::News, "title", "NewsLines/HeadLine", ""},
    {XmlKind::News, "title", "contentMeta/headline", ""},
    {XmlKind::News, "title", "hedline", ""},
    {XmlKind::News, "title", "head/title", ""},
    {XmlKind::News, "abstract", "body.head/hl2", ""},
    {XmlKind::News, "abstract", "NewsLines/SubHeadLine", ""},
    {XmlKind::News, "author", "body.head/byline", ""},
    {XmlKind::News, "author", "NewsLines/ByLine", ""},
    {XmlKind::News, "author", "contentMeta/by", ""},
    {XmlKind::News, "place", "body.head/location", ""},
    {XmlKind::News, "place", "contentMeta/located/name", ""},
    {XmlKind::News, "date", "docdata/date.issue", "norm"},
    {XmlKind::News, "date", "docdata/date.release", "norm"},
    {XmlKind::News, "date", "head/pubdata", "date.publication"},
    {XmlKind::News, "date", "contentMeta/contentCreated", ""},
    {XmlKind::News, "date", "NewsManagement/FirstCreated", ""},
    {XmlKind::News, "date", "itemMeta/versionCreated", ""},
    {XmlKind::News, "date", "NewsManagement/ThisRevisionCreated", ""},
    {XmlKind::News, "source", "contentMeta/creditline", ""},
    {XmlKind::News, "source", "NewsLines/CreditLine", ""},
    {XmlKind::News, "source", "docdata/doc.copyright", "holder"},
    {XmlKind::News, "source", "body.head/distributor", ""},
    {XmlKind::News, "source", "itemMeta/provider/name", ""},
    {XmlKind::News, "category", "contentMeta/subject/name", ""},
    {XmlKind::News, "keywords", "docdata/keyword", "key"},
    {XmlKind::News, "language", "contentMeta/language", "tag"},
    {XmlKind::News, "language", "DescriptiveMetadata/Language", "FormalName"},
    {XmlKind::News, "id", "docdata/doc-id", "id-string"},
    {XmlKind::News, "id", "Identification/PublicIdentifier", ""},
    {XmlKind::DocBook, "title", "front/article-title", ""},
    {XmlKind::DocBook, "title", "title-info/book-title", ""},
    {XmlKind::DocBook, "title", "title", ""},
    {XmlKind::DocBook, "author", "author", ""},
    {XmlKind::DocBook, "author", "contrib/name", ""},
    {XmlKind::DocBook, "date", "title-info/date", "value"},
    {XmlKind::DocBook, "date", "pubdate", ""},
    {XmlKind::DocBook, "date", "date", ""},
    {XmlKind::DocBook, "source", "journal-title", ""},
    {XmlKind::DocBook, "keywords", "keyword", ""},
    {XmlKind::DocBook, "abstract", "article-meta/abstract", ""},
}};

std::string one_line(const std::string& text) {
  std::string out;
  bool is_blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      is_blank = !out.empty();
      continue;
    }
    if (std::exchange(is_blank, false)) out += ' ';
    out += c;
  }
  return out;
}

std::vector<XmlElement> at_path(const XmlElement& record, std::string_view path) {
  std::vector<XmlElement> found = {record};
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view name = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    std::vector<XmlElement> next;
    if (path.empty()) {
      next = found.front().all_within(name);
    } else if (const auto one = found.front().within(name)) {
      next = {*one};
    }
    if (next.empty()) return {};
    found = std::move(next);
  }
  return found;
}

void put_places(XmlKind kind, const XmlElement& record, RecordFields& fields) {
  for (const Place& place : kPlaces) {
    if (place.kind != kind) continue;
    const std::vector<XmlElement> found = at_path(record, place.path);
    if (found.empty()) continue;
    const auto value = [&](const XmlElement& one) {
      return one_line(place.attribute.empty() ? block_text(one, true)
                                              : std::string(one.attribute(place.attribute)));
    };
    if (place.field == "keywords") {
      std::vector<std::string> words;
      for (const XmlElement& one : found) words.push_back(value(one));
      std::erase(words, "");
      fields.put_keywords("keywords", std::move(words));
    } else {
      fields.put(place.field, value(found.front()));
    }
  }
}

// The first of these that is there holds the text.
std::string body_of(const XmlElement& record, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::string text;
    for (const XmlElement& part : record.all_within(name)) {
      text.append(text.empty() ? "" : "\n").append(block_text(part, true));
    }
    if (!trimmed(text).empty()) return text;
  }
  return {};
}

constexpr std::array<std::string_view, 48> kBlocks = {
    "p",     "para",     "simpara", "head",    "l",        "lg",         "item",   "list",
    "ab",    "div",      "div1",    "div2",    "sp",       "speaker",    "stage",  "row",
    "tr",    "table",    "note",    "byline",  "dateline", "opener",     "closer", "salute",
    "title", "subtitle", "section", "sect1",   "sect2",    "listitem",   "hl1",    "hl2",
    "lb",    "br",       "li",      "dt",      "dd",       "ul",         "ol",     "h1",
    "h2",    "h3",       "h4",      "caption", "sec",      "figcaption", "v",      "epigraph"};
constexpr std::array<std::string_view, 5> kCells = {"cell", "td", "th", "entry", "speaker"};
constexpr std::array<std::string_view, 10> kPersonParts = {
    "surname",  "firstname", "given-names", "first-name",  "last-name",
    "forename", "givenName", "givenname",   "middle-name", "email"};

bool is_one_of(std::string_view name, const auto& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string block_text(const XmlElement& element, bool names_blocks) {
  std::string out;
  char between = 0;  // what is to part the next text from the last
  struct Open {
    std::size_t end;
    bool has_text;  // of its own, beside elements
    char after;
  };
  std::vector<Open> open = {{element.end(), false, 0}};
  const auto part = [&](char mark) {
    if (between != '\n') between = mark == 0 ? between : mark;
  };
  const auto close_until = [&](std::size_t place) {
    while (open.size() > 1 && open.back().end <= place) {
      part(open.back().after);
      open.pop_back();
    }
  };
  const auto& nodes = element.tree().nodes();
  for (std::size_t i = element.index() + 1; i < element.end(); ++i) {
    close_until(i);
    const XmlElement one(element.tree(), i);
    if (nodes[i].name.empty()) {
      const std::string_view text = nodes[i].text;
      const bool is_blank = trimmed(text).empty();
      if (is_blank) {
        part(between == 0 ? ' ' : between);
        continue;
      }
      if (!names_blocks && open.back().has_text && between == '\n') between = ' ';
      open.back().has_text = true;
      for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
          part(' ');
          continue;
        }
        if (between != 0 && !out.empty()) out += between;
        between = 0;
        out += c;
      }
      continue;
    }
    const std::string_view name = one.local_name();
    const bool is_block = names_blocks ? is_one_of(name, kBlocks) : !open.back().has_text;
    const char mark = is_block ? '\n'
                      : is_one_of(name, kCells) || is_one_of(name, kPersonParts)
                          ? ' '
                          : static_cast<char>(0);
    part(mark);
    open.push_back({one.end(), false, mark});
  }
  return out;
}

std::string document_fields(const XmlForm& form, const XmlElement& record, RecordFields& fields) {
  put_places(form.kind, record, fields);
  fields.put("lang", record.attribute("xml:lang"));
  switch (form.kind) {
    case XmlKind::Tei:
      fields.put("text", body_of(record, {"text"}));
      break;
    case XmlKind::News:
      fields.put("text", body_of(record, {"body.content", "body", "DataContent", "inlineXML",
                                          "inlineData"}));
      break;
    default:
      fields.put("text", body_of(record, {"body"}));
      fields.put("text", block_text(record, true));
  }
  return {};
}

std::string bibliography_fields(const XmlElement& record, RecordFields& fields) {
  const std::string_view name = record.local_name();
  if (name == "Attachment" || name == "Collection" || name == "Journal") return "attachment";
  if (name == "Memo") {
    if (const auto note = record.within("value")) fields.put("text", note->text());
    return fields.has(fields::FieldRole::Text) ? "" : "note";
  }
  fields.put("title", record.text_of("dc:title"));
  fields.put("abstract", record.text_of("dcterms:abstract"));
  fields.put("date", record.text_of("dc:date"));
  fields.put("language", record.text_of("z:language"));
  if (const auto authors = record.child("bib:authors")) {
    std::vector<std::string> names;
    for (const XmlElement& person : authors->all_within("Person")) {
      std::string whole;
      for (const char* part : {"foaf:givenName", "foaf:givenname", "foaf:surname"}) {
        const std::string text = one_line(person.text_of(part));
        whole.append(whole.empty() || text.empty() ? "" : " ").append(text);
      }
      if (!whole.empty()) names.push_back(whole);
    }
    fields.put_keywords("author", std::move(names));
  }
  std::vector<std::string> words;
  for (const XmlElement& part : record.children()) {
    if (part.name() == "dc:subject") words.push_back(one_line(part.text()));
    if (part.name() == "dc:identifier") {
      if (const auto address = part.within("value")) fields.put("url", address->text());
    }
    if (part.name() == "dcterms:isPartOf" || part.name() == "dc:publisher") {
      const auto paper = part.within(part.name() == "dc:publisher" ? "name" : "title");
      if (paper) fields.put("source", paper->text());
    }
    if (part.name() == "dc:description") fields.put("description", part.text());
  }
  std::erase(words, "");
  fields.put_keywords("keywords", std::move(words));
  return fields.has(fields::FieldRole::Title) ? "" : "untitled";
}

std::string unknown_fields(const XmlElement& record, RecordFields& fields) {
  for (const XmlElement& part : record.children()) {
    std::string_view name = part.attribute("name");
    if (name.empty()) name = fields.wants(part.name()) ? part.name() : part.local_name();
    if (fields.wants(name)) {
      fields.put(name, part.has_elements() ? block_text(part, false) : part.text());
    }
  }
  for (const auto& [name, value] : record.tree().nodes()[record.index()].attributes) {
    fields.put(name, value);
  }
  return {};
}

std::string record_fields(const XmlForm& form, const XmlElement& record, const XmlElement& head,
                          RecordFields& fields) {
  switch (form.kind) {
    case XmlKind::Rss:
    case XmlKind::Atom:
    case XmlKind::Sitemap:
      return feed_fields(form, record, head, fields);
    case XmlKind::MediaWiki:
      return wiki_fields(record, head, fields);
    case XmlKind::Tei:
    case XmlKind::News:
    case XmlKind::DocBook:
      return document_fields(form, record, fields);
    case XmlKind::Bibliography:
      return bibliography_fields(record, fields);
    case XmlKind::Records:
      return unknown_fields(record, fields);
    case XmlKind::Unknown:
      break;
  }
  for (const char* name : {"title", "headline"}) {
    if (const auto title = record.within(name)) fields.put("title", one_line(title->text()));
  }
  fields.put("text", block_text(record, false));
  return {};
}

}  // namespace niger::xml

#include "indexer/reading/xml/xml_kind.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "indexer/reading/bytes/byte_source.h"
#include "indexer/reading/fields/record_fields.h"
#include "indexer/reading/xml/xml_parser.h"

namespace niger::xml {
namespace {

struct RootRow {
  std::string_view root;
  XmlKind kind;
  std::string_view name;
  std::string_view record;  // empty: the root
};

constexpr std::array<RootRow, 19> kRoots = {{
    {"rss", XmlKind::Rss, "rss", "item"},
    {"feed", XmlKind::Atom, "atom", "entry"},
    {"urlset", XmlKind::Sitemap, "sitemap", "url"},
    {"sitemapindex", XmlKind::Sitemap, "sitemap", "sitemap"},
    {"mediawiki", XmlKind::MediaWiki, "mediawiki", "page"},
    {"TEI", XmlKind::Tei, "tei", ""},
    {"TEI.2", XmlKind::Tei, "tei", ""},
    {"teiCorpus", XmlKind::Tei, "tei", "TEI"},
    {"teiCorpus.2", XmlKind::Tei, "tei", "TEI.2"},
    {"nitf", XmlKind::News, "nitf", ""},
    {"NewsML", XmlKind::News, "newsml", "NewsItem"},
    {"newsMessage", XmlKind::News, "newsml", "newsItem"},
    {"newsItem", XmlKind::News, "newsml", ""},
    {"article", XmlKind::DocBook, "docbook", ""},
    {"book", XmlKind::DocBook, "docbook", "chapter"},
    {"chapter", XmlKind::DocBook, "docbook", ""},
    {"FictionBook", XmlKind::DocBook, "fictionbook", ""},
    {"Channel", XmlKind::Rss, "rss", "item"},
    {"channel", XmlKind::Rss, "rss", "item"},
}};

// What the beginning shows: the root, and which elements hold fields of a record.
class Sketch : public XmlHandler {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (path_.empty()) {
      root_ = name;
    } else if (path_.size() >= 2) {
      note_field(name, attributes);
    }
    names_.emplace(name);
    path_.emplace_back(name);
  }
  void end(std::string_view) override {
    if (!path_.empty()) path_.pop_back();
  }
  void text(std::string_view) override {}
  std::string broken(const messages::Text&) override { return {}; }

  [[nodiscard]] const std::string& root() const { return root_; }
  [[nodiscard]] bool has(std::string_view name) const { return names_.find(name) != names_.end(); }
  // The element whose children are a record's fields; empty: none.
  [[nodiscard]] std::string record() const {
    for (const auto& [name, held] : held_) {
      if (held.has_text && (held.has_title || held.has_date)) return name;
    }
    return {};
  }

 private:
  struct Held {
    bool has_text = false;
    bool has_title = false;
    bool has_date = false;
  };

  void note_field(std::string_view name, const XmlAttributes& attributes) {
    std::string_view field = name;
    for (const auto& [attribute, value] : attributes) {
      if (attribute == "name") field = value;  // <field name="title"> of Solr
    }
    static const std::map<std::string, std::string> kNone;
    fields::RecordFields known(kNone);
    known.put(field, "x");
    Held& held = held_[path_.back()];
    held.has_text = held.has_text || known.has(fields::FieldRole::Text);
    held.has_title = held.has_title || known.has(fields::FieldRole::Title);
    held.has_date = held.has_date || known.has(fields::FieldRole::Date);
  }

  std::string root_;
  std::vector<std::string> path_;
  std::set<std::string, std::less<>> names_;
  std::map<std::string, Held> held_;
};

}  // namespace

XmlForm form_of(const std::string& begun, const std::string& forced_encoding) {
  const std::unique_ptr<bytes::ByteSource> source = bytes::memory_source(begun);
  std::string start;
  (void)source->append_to(start, begun.size());
  XmlInput input(*source, std::move(start), forced_encoding);
  Sketch sketch;
  parse_xml(input, sketch);
  XmlForm form;
  const std::size_t colon = sketch.root().find(':');
  form.prefix = colon == std::string::npos ? "" : sketch.root().substr(0, colon + 1);
  form.root = sketch.root().substr(form.prefix.size());
  form.name = "xml";
  if (form.root == "RDF") {
    form.prefix.clear();
    const bool is_feed = sketch.has("item") || sketch.has("rss:item");
    form.kind = is_feed ? XmlKind::Rss : XmlKind::Bibliography;
    form.name = is_feed ? "rss" : "rdf";
    form.below_root = !is_feed;
    if (is_feed) form.records = {"item", "rss:item"};
    return form;
  }
  const auto known = std::find_if(kRoots.begin(), kRoots.end(),
                                  [&](const RootRow& row) { return row.root == form.root; });
  if (known != kRoots.end()) {
    form.kind = known->kind;
    form.name = known->name;
    if (!known->record.empty()) form.records = {std::string(known->record)};
    if (form.root == "book") {
      form.records = {"chapter", "preface", "appendix"};
      if (!sketch.has("chapter")) form.records.clear();
    }
    return form;
  }
  if (const std::string record = sketch.record(); !record.empty() && record != sketch.root()) {
    form.kind = XmlKind::Records;
    form.records = {record};
    form.prefix.clear();
  }
  return form;
}

}  // namespace niger::xml

/// The pages of a dump of MediaWiki.
#include <algorithm>
#include <utility>

#include "indexer/reading/xml/wiki_text.h"
#include "indexer/reading/xml/xml_records.h"

namespace niger::xml {

std::string wiki_fields(const XmlElement& record, const XmlElement& head,
                        fields::RecordFields& fields) {
  const std::string space = record.text_of("ns");
  if (!space.empty() && space != "0") return "wiki-other-namespace";
  if (record.child("redirect")) return "wiki-redirect";
  std::vector<XmlElement> revisions;
  for (const XmlElement& part : record.children()) {
    if (part.name() == "revision") revisions.push_back(part);
  }
  if (revisions.empty()) return "wiki-empty";
  const XmlElement& last = revisions.back();
  const auto text = last.child("text");
  WikiText wiki = plain_wiki_text(text ? text->text() : std::string());
  if (wiki.is_redirect) return "wiki-redirect";
  const std::string title = record.text_of("title");
  fields.put("title", title);
  fields.put("id", record.text_of("id"));
  fields.put("date", last.text_of("timestamp"));
  fields.put("text", wiki.text);
  fields.put_keywords("keywords", std::move(wiki.categories));
  fields.put("language", head.attribute("xml:lang"));
  if (const auto site = head.child("siteinfo")) {
    fields.put("source", site->text_of("sitename"));
    std::string address = site->text_of("base");  // …/wiki/الصفحة_الرئيسية
    if (const std::size_t slash = address.rfind('/'); slash != std::string::npos) {
      std::string page = title;
      std::replace(page.begin(), page.end(), ' ', '_');
      fields.put("url", address.substr(0, slash + 1) + page);
    }
  }
  return {};
}

}  // namespace niger::xml

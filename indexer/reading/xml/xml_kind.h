#pragma once
/// What kind of XML a file is, by its root and what stands at its beginning: which of its elements
/// are records, each an article, and who reads them.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace niger::xml {

enum class XmlKind : std::uint8_t {
  Rss,           ///< RSS 0.9–2.0, RSS 1.0, exports of WordPress
  Atom,          ///< Atom, exports of Blogger
  Sitemap,       ///< with the extension for news
  MediaWiki,     ///< a dump of a wiki
  Tei,           ///< editions of texts
  News,          ///< NITF, NewsML 1 and G2
  DocBook,       ///< DocBook, JATS, FictionBook
  Bibliography,  ///< Zotero's RDF
  Records,       ///< unknown, but elements repeat whose names are those of records' fields
  Unknown,
};

struct XmlForm {
  XmlKind kind = XmlKind::Unknown;
  std::string name;                  ///< for reports: "rss", "mediawiki", "xml" …
  std::string root;                  ///< its local name
  std::string prefix;                ///< of the root, with its colon; empty: none
  std::vector<std::string> records;  ///< names of elements; empty: the root, or what is right below
  bool below_root = false;           ///< every element right below the root is a record
};

/// `begun`: the first bytes of the file.
[[nodiscard]] XmlForm form_of(const std::string& begun, const std::string& forced_encoding);

}  // namespace niger::xml

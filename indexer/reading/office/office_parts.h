#pragma once
/// The parts of an office document, which is a zip file of XML: the texts of word processors,
/// presentations and tables as lines, and the properties of the document.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace niger::office {

/// Parts by their names within the file.
using Parts = std::map<std::string, std::string>;

struct Properties {
  std::string title;
  std::string author;
  std::string keywords;
  std::string language;
  std::string publisher;
  std::string date;
};

/// Dublin Core, as OOXML, OpenDocument and EPUB keep it.
[[nodiscard]] Properties read_properties(const std::string& xml);

/// A sheet, or the whole text of another document.
struct Section {
  std::string title;
  std::string text;
};

/// Of a document of a word processor or a presentation, or a table of OpenDocument with a section
/// for each sheet. `shared`: the strings that cells of OOXML point to.
[[nodiscard]] std::vector<Section> read_sections(const std::string& xml,
                                                 const std::vector<std::string>& shared = {});

/// The strings of xl/sharedStrings.xml.
[[nodiscard]] std::vector<std::string> read_shared_strings(const std::string& xml);

/// The values of an attribute of all elements with this local name, in order: names of sheets,
/// chapters of a book.
struct Reference {
  std::string id;
  std::string value;
};
[[nodiscard]] std::vector<Reference> read_references(const std::string& xml,
                                                     std::string_view element, std::string_view id,
                                                     std::string_view value);

}  // namespace niger::office

#pragma once
/// What each kind of XML makes of a record: its elements become the fields of a record, by the
/// names that records of every format have.
#include <string>
#include <string_view>

#include "indexer/reading/fields/record_fields.h"
#include "indexer/reading/xml/xml_kind.h"
#include "indexer/reading/xml/xml_tree.h"

namespace niger::xml {

/// Put into `fields`; what it gives is empty, or the word for reports of a record that is no
/// article: "wordpress-attachment".
/// `head`: what stood before the first record, of the root.
[[nodiscard]] std::string record_fields(const XmlForm& form, const XmlElement& record,
                                        const XmlElement& head, fields::RecordFields& fields);

// One a kind, in files of their own.
[[nodiscard]] std::string feed_fields(const XmlForm& form, const XmlElement& record,
                                      const XmlElement& head, fields::RecordFields& fields);
[[nodiscard]] std::string wiki_fields(const XmlElement& record, const XmlElement& head,
                                      fields::RecordFields& fields);
[[nodiscard]] std::string document_fields(const XmlForm& form, const XmlElement& record,
                                          fields::RecordFields& fields);
[[nodiscard]] std::string bibliography_fields(const XmlElement& record,
                                              fields::RecordFields& fields);
[[nodiscard]] std::string unknown_fields(const XmlElement& record, fields::RecordFields& fields);

/// The text of an element with a line for each block of it. `names_blocks`: by the names that
/// formats of documents have for paragraphs; else an element is a block unless text stands beside
/// it.
[[nodiscard]] std::string block_text(const XmlElement& element, bool names_blocks);

}  // namespace niger::xml

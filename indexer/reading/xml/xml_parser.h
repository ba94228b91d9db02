#pragma once
/// The parser of XML (expat): hands elements and texts to a handler as they stream by. It opens
/// nothing that a file names, bounds what entities may become (expat's own protection), and goes on
/// behind a place that is not well-formed, where the next record begins.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/messages/text.h"
#include "indexer/reading/xml/xml_input.h"

namespace niger::xml {

using XmlAttributes = std::vector<std::pair<std::string_view, std::string_view>>;

/// Takes what is parsed. What it throws passes through the parser.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  /// Names are as written, prefix and all.
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
  /// True once no more is wanted.
  [[nodiscard]] virtual bool has_enough() const { return false; }
  /// Something is not well-formed: what was open is lost. Gives the element whose next start tag is
  /// to be gone on at; empty: at none.
  [[nodiscard]] virtual std::string broken(const messages::Text& why) = 0;
};

void parse_xml(XmlInput& input, XmlHandler& handler);

}  // namespace niger::xml

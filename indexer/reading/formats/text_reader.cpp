#include "indexer/reading/formats/text_reader.h"

#include <utility>

#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/structure.h"

namespace niger::formats {

void read_text(std::string&& bytes, articles::ArticleOutput& output) {
  messages::Result<bytes::Decoded> decoded =
      bytes::decode(std::move(bytes), {output.options().encoding, ""});
  if (!decoded.ok()) {
    output.skip("", walk::SkipReason::Encoding, decoded.error());
    return;
  }
  bytes::Decoded& page = decoded.value();
  if (bytes::written_in_references(page.text)) {
    page.text = bytes::without_references(page.text);
    bytes::take_again(page);
  }
  output.add_repaired(page.repaired);
  if (!page.doubt.empty()) {
    output.doubt("", page.doubt);
  }
  if (fields::trimmed(page.text).empty()) {
    output.skip("", walk::SkipReason::Empty, messages::Message::ReadNoText);
    return;
  }
  fields::ArticleDraft draft;
  draft.encoding = std::move(page.encoding);
  draft.text = std::move(page.text);
  fields::structure_text(draft);
  output.emit(std::move(draft));
}

}  // namespace niger::formats

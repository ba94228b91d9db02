#include "indexer/reading/formats/text_reader.h"

#include <utility>

#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/structure.h"

namespace niger {

void read_text(std::string&& bytes, ArticleOutput& output) {
  Result<Decoded> decoded = decode(std::move(bytes), {output.options().encoding, ""});
  if (!decoded.ok()) {
    output.skip("", SkipReason::Encoding, decoded.error());
    return;
  }
  Decoded& page = decoded.value();
  if (written_in_references(page.text)) {
    page.text = without_references(page.text);
    take_again(page);
  }
  output.add_repaired(page.repaired);
  if (!page.doubt.empty()) {
    output.doubt("", page.doubt);
  }
  if (trimmed(page.text).empty()) {
    output.skip("", SkipReason::Empty, Message::ReadNoText);
    return;
  }
  ArticleDraft draft;
  draft.encoding = std::move(page.encoding);
  draft.text = std::move(page.text);
  structure_text(draft);
  output.emit(std::move(draft));
}

}  // namespace niger

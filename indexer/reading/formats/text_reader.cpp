#include "indexer/reading/formats/text_reader.h"

#include <algorithm>
#include <utility>

#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/bytes/letter_order.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/structure.h"

namespace niger::formats {

namespace {

// ====, -----, ****: what some put above and below a headline.
bool is_rule(std::string_view line) {
  constexpr std::size_t kShortest = 3;
  return line.size() >= kShortest &&
         std::string_view("=-_*~#").find(line.front()) != std::string_view::npos &&
         line.find_first_not_of(line.front()) == std::string_view::npos;
}

// Takes rules and the label of a headline out of the first lines; gives the headline that is
// labelled so.
std::string take_first_lines(std::string& text) {
  constexpr std::size_t kLines = 4;
  std::string title;
  std::size_t begin = 0;
  for (std::size_t number = 0; number < kLines && begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line =
        fields::trimmed(std::string_view(text).substr(begin, end - begin));
    bool is_taken = is_rule(line);
    for (const std::string_view label :
         {"العنوان:", "عنوان الخبر:", "عنوان المقال:", "العنوان :", "Title:", "TITLE:"}) {
      if (title.empty() && line.starts_with(label)) {
        title = fields::trimmed(line.substr(label.size()));
        is_taken = is_taken || !title.empty();
      }
    }
    if (is_taken) {
      text.erase(begin, std::min(end + 1, text.size()) - begin);
    } else {
      begin = end + 1;
    }
  }
  return title;
}

}  // namespace

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
  if (bytes::turn_visual_lines(page.text) > 0) {
    output.doubt("", messages::Message::ReadVisualOrder);
  }
  if (const std::size_t mended = bytes::mend_lam_alef(page.text); mended > 0) {
    output.doubt("", {messages::Message::ReadLamAlef, {{"count", std::uint64_t{mended}}}});
  }
  if (fields::trimmed(page.text).empty()) {
    output.skip("", walk::SkipReason::Empty, messages::Message::ReadNoText);
    return;
  }
  fields::ArticleDraft draft;
  draft.encoding = std::move(page.encoding);
  const std::string title = take_first_lines(page.text);
  draft.text = std::move(page.text);
  draft.set(ArticleField::Title, title, fields::Provenance::FirstLine);
  fields::structure_text(draft);
  output.emit(std::move(draft));
}

}  // namespace niger::formats

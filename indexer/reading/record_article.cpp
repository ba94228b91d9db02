#include "indexer/reading/record_article.h"

#include <utility>

#include "indexer/reading/entities.h"
#include "indexer/reading/field_origin.h"
#include "indexer/reading/html_reader.h"
#include "indexer/reading/structure.h"

namespace niger {
namespace {

bool holds_markup(std::string_view text) {
  for (const std::string_view tag : {"</p>", "<br", "</div>", "<p>", "</a>", "</span>", "</P>"}) {
    if (text.find(tag) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool holds_references(std::string_view text) {
  for (const std::string_view reference : {"&quot;", "&amp;", "&nbsp;", "&#", "&lt;", "&laquo;"}) {
    if (text.find(reference) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

void clean(std::string& text) {
  if (text.find('&') != std::string::npos && holds_references(text)) {
    text = without_references(text);
  }
}

}  // namespace

void emit_record(RecordFields& fields, std::string_view record, const std::string& encoding,
                 ArticleOutput& output) {
  Article article = fields.take();
  if (article.text.empty() && article.title.empty()) {
    output.skip(record, SkipReason::Empty, "a record without title and text");
    return;
  }
  note_origins(article, FieldOrigin::Record);
  article.encoding = encoding;
  if (article.text.find('<') != std::string::npos && holds_markup(article.text)) {
    const std::string html = std::exchange(article.text, "");
    read_html_fragment(html, article);
  } else {
    clean(article.text);
  }
  clean(article.title);
  structure_text(article, {.find_title = article.title.empty()});
  output.emit(std::move(article), record);
}

}  // namespace niger

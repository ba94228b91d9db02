#include "indexer/reading/formats/html_reader.h"

#include <utility>

#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/bytes/html_source.h"
#include "indexer/reading/fields/date_line.h"
#include "indexer/reading/fields/date_text.h"
#include "indexer/reading/fields/field_origin.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/site_name.h"
#include "indexer/reading/fields/stated_fields.h"
#include "indexer/reading/fields/structure.h"
#include "indexer/reading/page/html_page.h"
#include "indexer/reading/page/html_story.h"
#include "indexer/reading/page/json_ld.h"

namespace niger {
namespace {

// What stands in an element of its own: <span class="date">, <div class="byline">.
void take_written_fields(const HtmlPage& page, Article& article) {
  for (const HtmlBlock& block : page.blocks) {
    if (block.kind == BlockKind::Fields && !take_stated_fields(block.text, article).any) {
      if (const auto found = find_date(block.text)) {
        take_date(found->date, article);
      }
    }
  }
}

// What stands in plain elements just above or below the story; the date at the head of a page,
// further away, is today's.
void take_fields_beside(const HtmlPage& page, const StoryPlace& story, Article& article) {
  constexpr std::size_t kBlocksAbove = 6;
  constexpr std::size_t kBlocksBelow = 3;
  const auto take = [&](const HtmlBlock& block) {
    if (block.kind != BlockKind::Text && block.kind != BlockKind::Heading) {
      return;
    }
    if (const auto day = date_of_line(block.text)) {
      take_date(*day, article);
    } else if (!take_stated_fields(block.text, article).any) {
      if (const auto written = date_of_byline(block.text)) {
        take_date(*written, article);
      }
    }
  };
  for (std::size_t i = story.first; i > 0 && story.first - i < kBlocksAbove; --i) {
    take(page.blocks[i - 1]);
  }
  for (std::size_t i = story.end; i < page.blocks.size() && i - story.end < kBlocksBelow; ++i) {
    take(page.blocks[i]);
  }
}

// طباعة, Untitled Document: one word, or words of every page, name no story; its first line may.
bool is_generic_title(std::string_view title) {
  return title.find(' ') == std::string_view::npos || is_boilerplate(title);
}

// Takes what looked like surroundings for the page itself. False where there was none of it.
bool show_surroundings(HtmlPage& page) {
  bool any = false;
  for (HtmlBlock& block : page.blocks) {
    if (block.kind == BlockKind::Surrounding) {
      block.kind = BlockKind::Text;
      any = true;
    }
  }
  return any;
}

void set_if_empty(std::string& field, std::string value) {
  if (field.empty()) {
    field = std::move(value);
  }
}

}  // namespace

void read_html_fragment(std::string_view html, Article& article) {
  write_story(parse_html(html), article);
}

void read_html(std::string&& bytes, ArticleOutput& output, std::string_view url) {
  const std::string declared = declared_charset(bytes);
  Result<Decoded> decoded = decode(std::move(bytes), {output.options().encoding, declared});
  if (!decoded.ok()) {
    output.skip("", SkipReason::Encoding, decoded.error());
    return;
  }
  Decoded& source = decoded.value();
  if (written_in_references(source.text)) {
    source.text = without_letter_references(source.text);
    take_again(source);
  }
  output.add_repaired(source.repaired);
  if (!source.doubt.empty()) {
    output.doubt("", source.doubt);
  }
  const std::string saved_from = saved_from_url(source.text);
  source.text = without_scripts(source.text);
  HtmlPage page = parse_html(source.text);
  source.text = {};  // a large page is not kept twice

  RecordFields fields(output.options().field_names);
  std::string meta_title;
  for (const auto& [name, value] : page.fields) {
    if (meta_title.empty() && (name == "og:title" || name == "headline")) {
      meta_title = value;
    }
    const bool is_profile_link = name == "article:author" && value.starts_with("http");
    if (!is_profile_link) {
      fields.put(name, value);
    }
  }
  std::string body_of_json;
  for (const std::string& json : page.json_ld) {
    read_json_ld(json, fields, body_of_json);
  }
  Article article = fields.take();
  article.id.clear();
  article.text.clear();
  article.title.clear();
  const std::string site = std::exchange(article.source, "");  // the text may name another source
  note_origins(article, FieldOrigin::Head);
  std::string title;
  const auto take_title = [&] {
    title = story_title(page, meta_title);
    article.title = is_generic_title(title) ? "" : title;
  };
  take_title();
  article.encoding = std::move(source.encoding);
  StoryPlace story = write_story(page, article);
  if (article.text.empty() && show_surroundings(page)) {
    take_title();
    story = write_story(page, article);
  }
  if (article.text.size() * 2 < body_of_json.size()) {
    article.text = std::move(body_of_json);
    article.zones.clear();
  }
  note_origins(article, FieldOrigin::Page);
  set_if_empty(article.url, std::string(url));
  note_origins(article, FieldOrigin::Record);
  set_if_empty(article.url, saved_from);
  take_written_fields(page, article);
  take_fields_beside(page, story, article);
  note_origins(article, FieldOrigin::Page);
  structure_text(article);
  if (article.keywords.empty()) {
    article.keywords = page.tags;
  }
  if (!is_boilerplate(title)) {
    set_if_empty(article.title, title);
  }
  note_origins(article, FieldOrigin::Page);
  set_if_empty(article.source, site);
  note_origins(article, FieldOrigin::Head);
  set_if_empty(article.source, host_of(article.url));
  note_origins(article, FieldOrigin::Url);
  if (article.text.empty() && article.title.empty()) {
    output.skip("", SkipReason::Empty, Message::ReadEmptyPage);
    return;
  }
  output.emit(std::move(article));
}

}  // namespace niger

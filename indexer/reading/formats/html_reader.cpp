#include "indexer/reading/formats/html_reader.h"

#include <utility>

#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/bytes/html_source.h"
#include "indexer/reading/fields/article_draft.h"
#include "indexer/reading/fields/date_line.h"
#include "indexer/reading/fields/date_text.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/site_name.h"
#include "indexer/reading/fields/stated_fields.h"
#include "indexer/reading/fields/structure.h"
#include "indexer/reading/page/html_page.h"
#include "indexer/reading/page/html_story.h"
#include "indexer/reading/page/json_ld.h"

namespace niger::formats {

using fields::ArticleDraft;
using fields::Provenance;
using page::BlockKind;
using page::HtmlBlock;
using page::HtmlPage;
using page::Story;

namespace {

// What the head of the page states, and the text that its JSON-LD has of the article.
struct Head {
  std::string title;
  std::string body;
};

Head take_head(const HtmlPage& page, const articles::ReadOptions& options, ArticleDraft& draft) {
  fields::RecordFields fields(options.field_names);
  Head head;
  for (const auto& [name, value] : page.fields) {
    if (head.title.empty() && (name == "og:title" || name == "headline")) {
      head.title = value;
    }
    const bool is_profile_link = name == "article:author" && value.starts_with("http");
    if (!is_profile_link) {
      fields.put(name, value);
    }
  }
  for (const std::string& json : page.json_ld) {
    page::read_json_ld(json, fields, head.body);
  }
  draft.set(ArticleField::Source, fields.take(fields::FieldRole::Source), Provenance::SiteName);
  fields.give(draft, Provenance::Head);
  return head;
}

// What stands in an element of its own: <span class="date">, <div class="byline">.
void take_written_fields(const HtmlPage& page, ArticleDraft& draft) {
  for (const HtmlBlock& block : page.blocks) {
    if (block.kind == BlockKind::Fields &&
        !fields::take_stated_fields(block.text, Provenance::Page, draft).any) {
      if (const auto found = fields::find_date(block.text)) {
        draft.set_date(found->date, Provenance::Page);
      }
    }
  }
}

// What stands in plain elements just above or below the story; the date at the head of a page,
// further away, is today's.
void take_fields_beside(const HtmlPage& page, const Story& story, ArticleDraft& draft) {
  constexpr std::size_t kBlocksAbove = 6;
  constexpr std::size_t kBlocksBelow = 3;
  const auto take = [&](const HtmlBlock& block) {
    if (block.kind != BlockKind::Text && block.kind != BlockKind::Heading) {
      return;
    }
    if (const auto day = fields::date_of_line(block.text)) {
      draft.set_date(*day, Provenance::Page);
    } else if (!fields::take_stated_fields(block.text, Provenance::Page, draft).any) {
      if (const auto written = fields::date_of_byline(block.text)) {
        draft.set_date(*written, Provenance::Page);
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
  return title.find(' ') == std::string_view::npos || fields::is_boilerplate(title);
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

struct TitledStory {
  std::string title;
  Provenance from = Provenance::Page;
  Story story;
};

TitledStory titled_story(const HtmlPage& page, const std::string& meta_title) {
  TitledStory found;
  found.title = page::story_title(page, meta_title);
  const bool is_generic = is_generic_title(found.title);
  found.from = is_generic ? Provenance::GenericTitle : Provenance::Page;
  found.story = page::story_of(page, is_generic ? std::string_view() : found.title);
  return found;
}

// Takes the title and the text of the page's story, or of its JSON-LD where that has more.
Story take_story(HtmlPage& page, Head head, ArticleDraft& draft) {
  TitledStory found = titled_story(page, head.title);
  if (found.story.text.empty() && show_surroundings(page)) {
    found = titled_story(page, head.title);
  }
  if (!fields::is_boilerplate(found.title)) {
    draft.set(ArticleField::Title, found.title, found.from);
  }
  draft.text = std::exchange(found.story.text, {});
  draft.zones = std::exchange(found.story.zones, {});
  if (draft.text.size() * 2 < head.body.size()) {
    draft.text = std::move(head.body);
    draft.zones.clear();
  }
  return std::move(found.story);
}

}  // namespace

void read_html_fragment(std::string_view html, std::string_view title, ArticleDraft& draft) {
  Story story = page::story_of(page::parse_html(html), title);
  draft.text = std::move(story.text);
  draft.zones = std::move(story.zones);
}

void read_html(std::string&& bytes, articles::ArticleOutput& output, std::string_view url) {
  const std::string declared = bytes::declared_charset(bytes);
  messages::Result<bytes::Decoded> decoded =
      bytes::decode(std::move(bytes), {output.options().encoding, declared});
  if (!decoded.ok()) {
    output.skip("", walk::SkipReason::Encoding, decoded.error());
    return;
  }
  bytes::Decoded& source = decoded.value();
  if (bytes::written_in_references(source.text)) {
    source.text = bytes::without_letter_references(source.text);
    bytes::take_again(source);
  }
  output.add_repaired(source.repaired);
  if (!source.doubt.empty()) {
    output.doubt("", source.doubt);
  }
  const std::string saved_from = bytes::saved_from_url(source.text);
  source.text = bytes::without_scripts(source.text);
  HtmlPage page = page::parse_html(source.text);
  std::string().swap(source.text);  // a large page is not kept twice

  ArticleDraft draft;
  draft.encoding = std::move(source.encoding);
  Head head = take_head(page, output.options(), draft);
  draft.set(ArticleField::Url, url, Provenance::FetchedAddress);
  draft.set(ArticleField::Url, saved_from, Provenance::SavedAddress);
  const Story story = take_story(page, std::move(head), draft);
  take_written_fields(page, draft);
  take_fields_beside(page, story, draft);
  const std::vector<std::string> tags = std::move(page.tags);
  page = {};  // its text is the draft's now
  fields::structure_text(draft);
  draft.set_keywords(tags, Provenance::TagLinks);
  draft.set(ArticleField::Source, fields::host_of(draft.url()), Provenance::Address);
  if (draft.text.empty() && draft.title().empty()) {
    output.skip("", walk::SkipReason::Empty, messages::Message::ReadEmptyPage);
    return;
  }
  output.emit(std::move(draft));
}

}  // namespace niger::formats

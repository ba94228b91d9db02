#include "indexer/reading/page/html_story.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/reading/fields/date_line.h"
#include "indexer/reading/fields/headline.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger::page {
namespace {

// A block is prose by its weight: long, and little of it within links.
std::size_t prose_weight(const HtmlBlock& block) {
  constexpr std::size_t kMinBytes = 60;
  if (block.kind != BlockKind::Text || block.text.size() < kMinBytes ||
      block.link_bytes * 2 > block.text.size() || block.text.ends_with("..") ||
      block.text.ends_with("…")) {  // a teaser is cut off
    return 0;
  }
  return block.text.size() - block.link_bytes;
}

// The element that holds the story: from the root down as long as one child has nearly all prose.
std::size_t story_element(const HtmlPage& page) {
  std::vector<std::size_t> weight(page.parents.size(), 0);
  std::vector<std::size_t> paragraphs(page.parents.size(), 0);
  for (const HtmlBlock& block : page.blocks) {
    const std::size_t prose = prose_weight(block);
    weight[block.node] += prose;
    paragraphs[block.node] += prose > 0 ? 1 : 0;
  }
  for (std::size_t node = page.parents.size(); node-- > 1;) {
    weight[page.parents[node]] += weight[node];  // children have higher numbers
    paragraphs[page.parents[node]] += paragraphs[node];
  }
  // An element that calls itself the article's text is believed if it holds a good part of it.
  std::size_t best = 0;
  for (const std::size_t node : page.stories) {
    const bool enough = weight[node] * 2 > weight[0] && weight[node] > 0;
    if (enough && (best == 0 || weight[node] * 10 > weight[best] * 9)) {
      best = node;  // the inner one of nested elements
    }
  }
  if (best != 0) {
    return best;
  }
  constexpr std::size_t kNearlyAll = 4;                       // of five parts
  std::vector<std::size_t> heaviest(page.parents.size(), 0);  // child; 0: there is none
  for (std::size_t node = page.parents.size(); node-- > 1;) {
    std::size_t& held = heaviest[page.parents[node]];
    held = held == 0 || weight[node] >= weight[held] ? node : held;  // the first of equal ones
  }
  std::size_t node = 0;
  // A single paragraph is no container.
  for (std::size_t child = heaviest[0];
       child != 0 && weight[child] * 5 >= weight[node] * kNearlyAll && paragraphs[child] >= 2;
       child = heaviest[node]) {
    node = child;
  }
  return node;
}

// Which elements stand within `element`, itself included.
std::vector<bool> elements_within(const HtmlPage& page, std::size_t element) {
  std::vector<bool> within(page.parents.size(), false);
  within[element] = true;
  for (std::size_t node = element + 1; node < within.size(); ++node) {
    within[node] = within[page.parents[node]];  // children have higher numbers
  }
  return within;
}

ZoneKind zone_of(BlockKind kind) {
  if (kind == BlockKind::Caption) {
    return ZoneKind::Caption;
  }
  if (kind == BlockKind::Fields) {
    return ZoneKind::Metadata;
  }
  return kind == BlockKind::Related ? ZoneKind::Related : ZoneKind::Body;
}

// Where prose between the headline and the story starts: a summary in an element of its own.
std::size_t summary_start(const HtmlPage& page, const std::vector<bool>& within,
                          std::string_view title) {
  std::size_t start = page.blocks.size();
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    if (within[block.node] && prose_weight(block) > 0) {
      return start;
    }
    const bool is_heading = block.kind == BlockKind::Title || block.kind == BlockKind::Heading;
    if (is_heading && !title.empty() && block.text == title) {
      start = i;
    }
  }
  return page.blocks.size();
}

// Rows of links between paragraphs: tags, sections, other stories.
bool is_link_row(const HtmlBlock& block) {
  constexpr std::size_t kMaxBytes = 250;
  return block.link_bytes * 10 > block.text.size() * 8 &&
         (block.in_list || block.text.size() < kMaxBytes);
}

}  // namespace

Story story_of(const HtmlPage& page, std::string_view title) {
  Story story;
  const std::vector<bool> within = elements_within(page, story_element(page));
  bool has_prose = false;
  for (const HtmlBlock& block : page.blocks) {
    has_prose = has_prose || (prose_weight(block) > 0 && within[block.node]);
  }
  const std::size_t summary = summary_start(page, within, title);
  const auto is_byline = [&](const HtmlBlock& block) {
    return block.kind == BlockKind::Text && fields::date_of_byline(block.text);
  };
  bool seen_story = false;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    const bool byline = !seen_story && is_byline(block);
    seen_story = seen_story || (!byline && within[block.node] && prose_weight(block) > 0);
    const bool inside =
        within[block.node] || (i > summary && !seen_story && prose_weight(block) > 0);
    const bool is_related = block.kind == BlockKind::Related;
    if (block.kind == BlockKind::Surrounding || block.kind == BlockKind::Title ||
        (!inside && !is_related) || (has_prose && !is_related && is_link_row(block))) {
      continue;
    }
    if (inside && block.kind == BlockKind::Text && !byline) {
      story.first = story.end == 0 ? i : story.first;
      story.end = i + 1;
    }
    if (!story.text.empty()) {
      story.text.push_back('\n');
    }
    const std::size_t begin = story.text.size();
    story.text += block.text;
    const ZoneKind zone = byline ? ZoneKind::Metadata : zone_of(block.kind);
    if (zone == ZoneKind::Body) {
      continue;
    }
    if (!story.zones.empty() && story.zones.back().kind == zone &&
        story.zones.back().span.end + 1 == begin) {
      story.zones.back().span.end = story.text.size();
    } else {
      story.zones.push_back({zone, {begin, story.text.size()}});
    }
  }
  return story;
}

namespace {

// The beginning of the prose of a page, of its longer blocks.
std::string prose_sample(const HtmlPage& page, std::size_t longer_than) {
  constexpr std::size_t kMaxBytes = std::size_t{16} << 10;
  std::string prose;
  for (const HtmlBlock& block : page.blocks) {
    if (prose.size() > kMaxBytes) {
      break;
    }
    if (prose_weight(block) > 0 && block.text.size() > longer_than) {
      prose.append(block.text, 0, kMaxBytes).push_back('\n');
    }
  }
  return prose;
}

// The share of the words of `text` that the story's prose has, too.
double support(const HtmlPage& page, std::string_view text) {
  constexpr std::size_t kLeastBytes = 6;  // three letters
  const std::string prose = prose_sample(page, text.size());
  std::size_t words = 0;
  std::size_t held = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (word.size() >= kLeastBytes) {
      ++words;
      held += prose.find(word) != std::string::npos ? 1 : 0;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words == 0 ? 0 : static_cast<double>(held) / static_cast<double>(words);
}

// Old pages have the name of the site as their title, and the headline in large letters above the
// story, whose words it shares.
std::string_view outstanding_line(const HtmlPage& page, std::string_view title) {
  constexpr double kLeastSupport = 0.3;
  constexpr std::size_t kLeastBytes = 24;
  constexpr int kMostLines = 12;  // a page of nothing but bold lines has no headline
  int lines = 0;
  std::string_view best;
  double best_support = std::max(kLeastSupport, support(page, title));
  for (const HtmlBlock& block : page.blocks) {
    if (block.kind != BlockKind::Text) {
      continue;
    }
    if (prose_weight(block) > 0 && !(block.stands_out && fields::is_headline(block.text, "…"))) {
      break;  // the story has begun
    }
    if (block.stands_out && block.link_bytes == 0 && block.text.size() >= kLeastBytes &&
        fields::is_headline(block.text, "…") && ++lines <= kMostLines) {
      const double share = support(page, block.text);
      if (share > best_support) {
        best = block.text;
        best_support = share;
      }
    }
  }
  return best;
}

}  // namespace

std::string story_title(const HtmlPage& page, const std::string& meta_title) {
  constexpr std::size_t kLeastBytes = 8;
  constexpr std::size_t kLeastHeadingBytes = 24;  // shorter ones name a section
  std::string first;
  std::string repeated;
  for (const HtmlBlock& block : page.blocks) {
    const std::string& text = block.text;
    const bool is_title = block.kind == BlockKind::Title && text.size() >= kLeastBytes;
    // Where h1 is the name of the site, the headline is an h2 or h3 that the title repeats.
    const bool is_heading = block.kind == BlockKind::Heading && text.size() >= kLeastHeadingBytes;
    if (is_title && meta_title == text) {
      return text;
    }
    // So with a line that stands out and is a part of the title: موقع الأخبار : عنوان الخبر.
    const bool is_outstanding = block.kind == BlockKind::Text && block.stands_out &&
                                block.link_bytes == 0 && text.size() >= kLeastHeadingBytes &&
                                (page.title.starts_with(text) || page.title.ends_with(text));
    if ((is_title || is_heading || is_outstanding) && text.size() > repeated.size() &&
        page.title.find(text) != std::string::npos) {
      repeated = text;
    }
    if (is_title && first.empty()) {
      first = text;
    }
  }
  if (!repeated.empty()) {
    return repeated;
  }
  if (!meta_title.empty()) {
    return meta_title;
  }
  if (!first.empty()) {
    return first;
  }
  // عنوان الخبر | اسم الموقع: the longest part is the headline.
  std::string_view best;
  std::string_view rest = page.title;
  while (!rest.empty()) {
    std::size_t end = rest.size();
    std::size_t mark_size = 0;
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » ", "|"}) {
      const std::size_t at = rest.find(mark);
      if (at < end) {
        end = at;
        mark_size = mark.size();
      }
    }
    const std::string_view part = fields::trimmed(rest.substr(0, end));
    best = part.size() > best.size() ? part : best;
    rest.remove_prefix(std::min(end + mark_size, rest.size()));
  }
  const std::string_view outstanding = outstanding_line(page, best);
  return std::string(outstanding.empty() ? best : outstanding);
}

}  // namespace niger::page

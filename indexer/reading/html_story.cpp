#include "indexer/reading/html_story.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/reading/line_kind.h"

namespace niger {
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
  constexpr std::size_t kNearlyAll = 4;  // of five parts
  std::size_t node = 0;
  while (true) {
    std::size_t heaviest = node;
    for (std::size_t child = node + 1; child < page.parents.size(); ++child) {
      if (page.parents[child] == node && (heaviest == node || weight[child] > weight[heaviest])) {
        heaviest = child;
      }
    }
    // A single paragraph is no container.
    if (heaviest == node || weight[heaviest] * 5 < weight[node] * kNearlyAll ||
        paragraphs[heaviest] < 2) {
      return node;
    }
    node = heaviest;
  }
}

bool is_within(const HtmlPage& page, std::size_t node, std::size_t element) {
  while (node > element) {
    node = page.parents[node];
  }
  return node == element;
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

// Rows of links between paragraphs: tags, sections, other stories.
bool is_link_row(const HtmlBlock& block) {
  constexpr std::size_t kMaxBytes = 250;
  return block.link_bytes * 10 > block.text.size() * 8 &&
         (block.in_list || block.text.size() < kMaxBytes);
}

}  // namespace

void write_story(const HtmlPage& page, Article& article) {
  const std::size_t element = story_element(page);
  bool has_prose = false;
  for (const HtmlBlock& block : page.blocks) {
    has_prose = has_prose || (prose_weight(block) > 0 && is_within(page, block.node, element));
  }
  for (const HtmlBlock& block : page.blocks) {
    const bool inside = is_within(page, block.node, element);
    const bool is_related = block.kind == BlockKind::Related;
    if (block.kind == BlockKind::Surrounding || block.kind == BlockKind::Title ||
        (!inside && !is_related) || (has_prose && !is_related && is_link_row(block))) {
      continue;
    }
    if (!article.text.empty()) {
      article.text.push_back('\n');
    }
    const std::size_t begin = article.text.size();
    article.text += block.text;
    const ZoneKind zone = zone_of(block.kind);
    if (zone == ZoneKind::Body) {
      continue;
    }
    if (!article.zones.empty() && article.zones.back().kind == zone &&
        article.zones.back().span.end + 1 == begin) {
      article.zones.back().span.end = article.text.size();
    } else {
      article.zones.push_back({zone, {begin, article.text.size()}});
    }
  }
}

std::string story_title(const HtmlPage& page, const std::string& meta_title) {
  std::string first;
  for (const HtmlBlock& block : page.blocks) {
    if (block.kind != BlockKind::Title || block.text.size() < 8) {
      continue;
    }
    if (page.title.find(block.text) != std::string::npos || meta_title == block.text) {
      return block.text;
    }
    if (first.empty()) {
      first = block.text;
    }
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
    const std::string_view part = trimmed(rest.substr(0, end));
    best = part.size() > best.size() ? part : best;
    rest.remove_prefix(std::min(end + mark_size, rest.size()));
  }
  return std::string(best);
}

}  // namespace niger

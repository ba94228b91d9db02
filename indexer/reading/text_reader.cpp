#include "indexer/reading/text_reader.h"

#include <string_view>
#include <utility>

#include "indexer/reading/encoding.h"
#include "indexer/reading/entities.h"
#include "indexer/reading/headline.h"

namespace niger {
namespace {

constexpr std::string_view kBlanks = " \t\n\f\v";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// The first line with text of `text`, trimmed; `text` then starts after it.
std::string_view next_line(std::string_view& text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty()) {
      return line;
    }
  }
  return {};
}

}  // namespace

void read_text(std::string&& bytes, ArticleOutput& output) {
  Result<Decoded> decoded = decode(std::move(bytes), {output.options().encoding, ""});
  if (!decoded.ok()) {
    output.skip("", SkipReason::Encoding, decoded.error());
    return;
  }
  Decoded& page = decoded.value();
  if (written_in_references(page.text)) {
    page.text = without_references(page.text);
  }
  output.add_repaired(page.repaired);
  if (!page.doubt.empty()) {
    output.doubt("", page.doubt);
  }
  std::string_view rest = page.text;
  const std::string_view first = next_line(rest);
  if (first.empty()) {
    output.skip("", SkipReason::Empty, "no text in it");
    return;
  }
  Article article;
  article.encoding = std::move(page.encoding);
  std::string_view after = rest;
  if (is_headline(first, next_line(after))) {
    article.title = first;
    article.text = trimmed(rest);
  } else {
    article.text = trimmed(page.text);
  }
  output.emit(std::move(article));
}

}  // namespace niger

#include "indexer/reading/formats/trec_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/articles/line_stream.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/formats/record_article.h"

namespace niger::formats {

using messages::Message;
using walk::SkipReason;

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool is_tag(std::string_view line, std::string_view name) {
  return line.size() >= name.size() && lower(line.substr(0, name.size())) == name;
}

struct Element {
  std::string_view name;
  std::string_view content;
};

// The first element of `rest` whose end tag is there; `rest` then starts after it.
std::optional<Element> next_element(std::string_view& rest) {
  for (std::size_t open = rest.find('<'); open != std::string_view::npos;
       open = rest.find('<', open + 1)) {
    const std::size_t close = rest.find('>', open);
    if (close == std::string_view::npos) {
      return std::nullopt;
    }
    std::string_view name = rest.substr(open + 1, close - open - 1);
    name = name.substr(0, name.find(' '));
    if (name.empty() || name.front() == '/' || name.front() == '!') {
      continue;
    }
    const std::string end_tag = "</" + std::string(name) + ">";
    const std::size_t end = rest.find(end_tag, close);
    if (end == std::string_view::npos) {
      continue;
    }
    const Element element{name, rest.substr(close + 1, end - close - 1)};
    rest.remove_prefix(end + end_tag.size());
    return element;
  }
  return std::nullopt;
}

// <P> and the like part paragraphs; other tags within a text are nothing.
std::string without_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('<'), text.size());
    out.append(text.substr(0, open));
    text.remove_prefix(open);
    if (text.empty()) {
      break;
    }
    const std::size_t close = text.find('>');
    const bool is_markup = close != std::string_view::npos && close < 40 && text.size() > 1 &&
                           (text[1] == '/' || (text[1] >= 'A' && text[1] <= 'Z') ||
                            (text[1] >= 'a' && text[1] <= 'z'));
    if (!is_markup) {
      out.push_back('<');
      text.remove_prefix(1);
      continue;
    }
    out.push_back('\n');
    text.remove_prefix(close + 1);
  }
  return out.find('&') == std::string::npos ? out : bytes::without_references(out);
}

void emit_document(std::string_view document, std::uint64_t number, const std::string& encoding,
                   articles::ArticleOutput& output) {
  fields::RecordFields fields(output.options().field_names);
  std::string text;
  std::string_view rest = document;
  while (const auto element = next_element(rest)) {
    const std::string name = lower(element->name);
    std::string content = without_tags(element->content);
    if (name == "text" || name == "body") {
      text.append(text.empty() ? "" : "\n").append(fields::trimmed(content));  // some have several
    } else {
      std::replace(content.begin(), content.end(), '\n', ' ');
      fields.put(name, content);
    }
  }
  fields.put("text", text);
  emit_record(fields, std::to_string(number), encoding, output);
}

}  // namespace

void read_trec(bytes::ByteSource& source, std::string begun, articles::ArticleOutput& output) {
  const std::unique_ptr<articles::OpenedLines> opened =
      articles::open_lines(source, std::move(begun), output);
  if (!opened->lines) {
    return;
  }
  const std::uint64_t limit = output.options().limits.record_bytes;
  std::string document;
  std::uint64_t number = 0;
  bool inside = false;
  for (std::string_view line; opened->lines->next(line);) {
    if (!is_valid_utf8(line)) {
      std::size_t repairs = 0;
      document += inside ? repaired_utf8(line, repairs) + "\n" : "";
      output.add_repaired(repairs);
      continue;
    }
    const std::string_view content = fields::trimmed(line);
    if (is_tag(content, "<doc>") || is_tag(content, "<doc ")) {
      if (inside) {
        output.skip(std::to_string(number), SkipReason::Damaged, Message::ReadOpenDoc);
      }
      inside = true;
      ++number;
      document = content.substr(content.find('>') + 1);
    } else if (inside) {
      document.append(line);
    }
    document.push_back('\n');
    const std::size_t end = inside ? lower(content).rfind("</doc>") : std::string::npos;
    if (end != std::string::npos) {
      output.read_unit(std::to_string(number), [&] {
        emit_document(std::string_view(document).substr(0, lower(document).rfind("</doc>")), number,
                      opened->encoding, output);
      });
      document.clear();
      inside = false;
    }
    if (document.size() > limit) {
      output.skip(std::to_string(number), SkipReason::TooLarge, Message::ReadLargeDoc);
      document.clear();
      inside = false;
    }
  }
  if (inside) {
    output.skip(std::to_string(number), SkipReason::Damaged, Message::ReadOpenDoc);
  }
  if (number == 0) {
    output.skip("", SkipReason::Empty, Message::ReadNoDoc);
  }
}

}  // namespace niger::formats

#include "indexer/reading/formats/markdown_reader.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/formats/record_article.h"

namespace niger::formats {

using fields::trimmed;

namespace {

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

std::string_view without_quotes(std::string_view value) {
  value = trimmed(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    return value.substr(1, value.size() - 2);
  }
  return value;
}

std::vector<std::string> list_items(std::string_view inside) {
  std::vector<std::string> items;
  while (!inside.empty()) {
    const std::size_t comma = std::min(inside.find(','), inside.size());
    const std::string_view item = without_quotes(inside.substr(0, comma));
    if (!item.empty()) {
      items.emplace_back(item);
    }
    inside.remove_prefix(std::min(comma + 1, inside.size()));
  }
  return items;
}

// The `key: value` lines between two lines of dashes (YAML), or `key = value` between plus signs
// (TOML); `text` then starts after them. Text that does not start or end them so is left alone.
void take_front_matter(std::string_view& text, fields::RecordFields& fields) {
  std::string_view rest = text;
  const std::string_view mark = trimmed(take_line(rest));
  if (mark != "---" && mark != "+++") {
    return;
  }
  const char between = mark == "---" ? ':' : '=';
  std::string key;
  std::vector<std::string> items;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const std::string_view content = trimmed(line);
    if (content == mark || (content == "..." && between == ':')) {
      fields.put_keywords(key, std::move(items));
      text = rest;
      return;
    }
    if (content.starts_with("- ")) {
      items.emplace_back(without_quotes(content.substr(2)));
      continue;
    }
    const std::size_t colon = content.find(between);
    if (colon == std::string_view::npos || line.front() == ' ') {
      continue;
    }
    fields.put_keywords(key, std::exchange(items, {}));
    key = trimmed(content.substr(0, colon));
    const std::string_view value = trimmed(content.substr(colon + 1));
    if (value.starts_with('[') && value.ends_with(']')) {
      fields.put_keywords(key, list_items(value.substr(1, value.size() - 2)));
    } else {
      fields.put(key, without_quotes(value));
    }
  }
}

}  // namespace

std::string without_marks(std::string_view line) {
  std::string_view rest = trimmed(line);
  while (rest.starts_with('>')) {
    rest = trimmed(rest.substr(1));
  }
  const std::size_t heading = std::min(rest.find_first_not_of('#'), rest.size());
  if (heading > 0 && heading <= 6 && rest.substr(heading).starts_with(' ')) {
    rest = trimmed(rest.substr(heading));
    rest = trimmed(rest.substr(0, rest.find_last_not_of('#') + 1));
  } else if (rest.starts_with("* ") || rest.starts_with("+ ")) {
    rest = trimmed(rest.substr(2));
  }
  std::string out;
  // Where the next "](" and the end of its target stand: as long as they are ahead they are not
  // looked for again.
  const std::string_view whole = rest;
  std::size_t middle = std::min(whole.find("]("), whole.size());
  std::size_t end = std::min(whole.find(')', middle), whole.size());
  const auto find_link = [&](std::size_t at) {
    if (middle < at) {
      middle = std::min(whole.find("](", at), whole.size());
      end = end < middle ? std::min(whole.find(')', middle), whole.size()) : end;
    }
    return end < whole.size();
  };
  while (!rest.empty()) {
    if (rest.starts_with("**") || rest.starts_with("__")) {
      rest.remove_prefix(2);
    } else if (rest.front() == '*' || rest.front() == '`') {
      rest.remove_prefix(1);
    } else if (rest.front() == '[' || rest.starts_with("![")) {
      const std::size_t at = whole.size() - rest.size();
      if (find_link(at)) {
        const std::size_t begin = at + (rest.front() == '[' ? 1 : 2);
        out.append(whole.substr(begin, middle - begin));
        rest = whole.substr(end + 1);
      } else {
        out.push_back(rest.front());
        rest.remove_prefix(1);
      }
    } else {
      out.push_back(rest.front());
      rest.remove_prefix(1);
    }
  }
  return out;
}

void read_markdown(std::string&& bytes, articles::ArticleOutput& output) {
  messages::Result<bytes::Decoded> decoded =
      bytes::decode(std::move(bytes), {output.options().encoding, ""});
  if (!decoded.ok()) {
    output.skip("", walk::SkipReason::Encoding, decoded.error());
    return;
  }
  output.add_repaired(decoded.value().repaired);
  std::string_view text = decoded.value().text;
  fields::RecordFields fields(output.options().field_names);
  take_front_matter(text, fields);
  std::string plain;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const bool is_title = line.starts_with("# ") && !fields.has(fields::FieldRole::Title);
    if (is_title) {
      fields.put("title", without_marks(line));
      continue;
    }
    plain.append(without_marks(line)).push_back('\n');
  }
  fields.put("text", plain);
  emit_record(fields, "", decoded.value().encoding, output);
}

}  // namespace niger::formats

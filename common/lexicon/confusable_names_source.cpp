#include "common/lexicon/confusable_names_source.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>

#include "common/letters/folding.h"
#include "common/lexicon/word_lists.h"
#include "common/spelling/spelling_key.h"

namespace niger::lexicon {
namespace {

std::string_view cut(std::string_view& rest, char border) {
  const std::size_t end = std::min(rest.find(border), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

// The numbers of the names that each word stands for. Few are two: ناصر of two lists.
using Names = std::map<std::string, std::set<std::size_t>>;

void add_line(std::string_view line, std::size_t& last, Names& names) {
  while (!line.empty()) {
    std::string_view spellings = cut(line, ' ');
    if (spellings.empty()) {
      continue;
    }
    ++last;
    while (!spellings.empty()) {
      names[std::string(without_article(letters::fold(cut(spellings, '='))))].insert(last);
    }
  }
}

std::string literal(const std::string& lines) { return "R\"names(" + lines + ")names\";\n"; }

}  // namespace

std::string confusable_names_source(std::string_view list) {
  Names names;
  std::size_t last = 0;
  while (!list.empty()) {
    const std::string_view line = cut(list, '\n');
    if (!line.starts_with('#')) {
      add_line(line, last, names);
    }
  }
  std::string name_lines;
  std::set<std::string> keys;
  for (const auto& [word, numbers] : names) {
    name_lines += word;
    for (const std::size_t number : numbers) {
      name_lines += " " + std::to_string(number);
    }
    name_lines += '\n';
    const std::string key = spelling::spelling_key(word);
    if (!key.empty()) {
      keys.insert(key + " " + word + "\n");
    }
  }
  std::string key_lines;
  for (const std::string& line : keys) {
    key_lines += line;
  }
  return "// Written by niger-lexicon-compiler from data/lexicon/confusable_names.txt: edit that "
         "file.\n"
         "#include \"common/spelling/confusable_names_list.h\"\n"
         "namespace niger::spelling {\n"
         "const std::string_view kConfusableNames = " +
         literal(name_lines) + "const std::string_view kConfusableKeys = " + literal(key_lines) +
         "}  // namespace niger::spelling\n";
}

}  // namespace niger::lexicon

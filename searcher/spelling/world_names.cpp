#include "searcher/spelling/world_names.h"

#include <algorithm>
#include <unordered_map>

namespace niger {

// Written by CMake from data/lexicon/world_names.tsv.
extern const char* const kWorldNameList;

namespace {

using Table = std::unordered_map<std::string_view, std::vector<std::string_view>>;

std::string_view cut(std::string_view& rest, char border) {
  const std::size_t end = std::min(rest.find(border), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

// Made when the first Latin word is asked for: most queries have none.
const Table& table() {
  static const Table names = [] {
    Table made;
    std::string_view rest = kWorldNameList;
    while (!rest.empty()) {
      std::string_view line = cut(rest, '\n');
      if (line.empty() || line.front() == '#') {
        continue;
      }
      std::string_view latin = cut(line, '\t');
      std::vector<std::string_view> arabic;
      while (!line.empty()) {
        arabic.push_back(cut(line, '\t'));
      }
      while (!latin.empty()) {
        std::vector<std::string_view>& known = made[cut(latin, ',')];
        known.insert(known.end(), arabic.begin(), arabic.end());
      }
    }
    return made;
  }();
  return names;
}

}  // namespace

WorldName world_name_at(std::span<const std::string_view> folded_words) {
  if (folded_words.size() > 1) {
    const std::string both = std::string(folded_words[0]) + " " + std::string(folded_words[1]);
    if (const auto found = table().find(both); found != table().end()) {
      return {2, found->second};
    }
  }
  if (!folded_words.empty()) {
    if (const auto found = table().find(folded_words[0]); found != table().end()) {
      return {1, found->second};
    }
  }
  return {};
}

std::vector<std::string_view> world_names() {
  std::vector<std::string_view> names;
  for (const auto& [latin, arabic] : table()) {
    names.push_back(latin);
  }
  return names;
}

}  // namespace niger

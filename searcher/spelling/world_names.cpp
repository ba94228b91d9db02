#include "searcher/spelling/world_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/letters/folding.h"

namespace niger::typing {
namespace {

struct Row {
  std::string_view latin;  ///< names, a comma between
  std::array<std::string_view, 4> arabic;
  std::size_t arabic_count;
};
constexpr Row kRows[] = {
#include "data/lexicon/world_names.inc"
};

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
    for (const Row& row : kRows) {
      const auto end = row.arabic.begin() + static_cast<std::ptrdiff_t>(row.arabic_count);
      for (std::string_view latin = row.latin; !latin.empty();) {
        std::vector<std::string_view>& known = made[cut(latin, ',')];
        known.insert(known.end(), row.arabic.begin(), end);
      }
    }
    return made;
  }();
  return names;
}

std::string_view without_article(std::string_view folded) {
  constexpr std::string_view kArticle = "ال";
  constexpr std::size_t kLeastBytes = 8;  // four letters
  if (folded.size() >= kLeastBytes && folded.starts_with(kArticle)) {
    folded.remove_prefix(kArticle.size());
  }
  return folded;
}

using LatinTable = std::unordered_map<std::string, std::vector<std::string_view>>;

// Of a row of one Arabic word the names are Latin ones of it; of a translation (oil) they are none.
const LatinTable& latin_table() {
  static const LatinTable names = [] {
    LatinTable made;
    for (const Row& row : kRows) {
      for (std::size_t i = 0; i < row.arabic_count; ++i) {
        if (row.arabic[i].find(' ') != std::string_view::npos) continue;
        const std::string folded = letters::fold(row.arabic[i]);
        for (std::string_view latin = row.latin; !latin.empty();) {
          const std::string_view name = cut(latin, ',');
          if (name.find(' ') == std::string_view::npos) {
            made[std::string(without_article(folded))].push_back(name);
          }
        }
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

std::vector<std::string_view> latin_names_of(std::string_view folded_arabic) {
  const auto found = latin_table().find(std::string(without_article(folded_arabic)));
  return found == latin_table().end() ? std::vector<std::string_view>() : found->second;
}

std::vector<std::string_view> world_names() {
  std::vector<std::string_view> names;
  for (const auto& [latin, arabic] : table()) {
    names.push_back(latin);
  }
  return names;
}

}  // namespace niger::typing

#include "indexer/reading/page/element_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "common/lists/rows.h"

namespace niger::page {
namespace {

// A word of a class or id: "share-bar" has share and bar, "shareBar" too.
template <std::size_t size>
bool has_word(const std::vector<std::string>& words,
              const std::array<std::string_view, size>& wanted) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
  });
}

std::vector<std::string> words_of(std::string_view names) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : names) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z');
    if (!word.empty() && (!letter || upper)) {
      words.push_back(std::move(word));
      word.clear();
    }
    if (letter) {
      word.push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  if (!word.empty()) {
    words.push_back(std::move(word));
  }
  return words;
}

enum class ElementWord : std::uint8_t {
  Surrounding,
  Related,
  Caption,
  Author,
  Fields,
  Title,
  NoTitle,
  Keywords,
  NoKeywords,
};
using enum ElementWord;
constexpr lists::KindRow<ElementWord> kElementWords[] = {
#include "data/pages/element_words.inc"
};
constexpr std::string_view kStoryNames[] = {
#include "data/pages/story_names.inc"
};

template <ElementWord kKind>
bool has_any(const std::vector<std::string>& words) {
  return has_word(words, lists::kTextsOf<kKind, kElementWords>);
}

}  // namespace

bool names_a_story(std::string_view names) {
  std::string lowered(names);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const auto has = [&lowered](std::string_view part) {
    return lowered.find(part) != std::string::npos;
  };
  // Each of them ends in one of these; most names have none.
  return (has("body") || has("content") || has("text") || has("wysiwyg")) &&
         std::any_of(std::begin(kStoryNames), std::end(kStoryNames), has);
}

bool names_a_title(std::string_view names) {
  // Most names have nothing of these words, whatever their first letter is.
  if (names.find("itle") == std::string_view::npos && names.find("ead") == std::string_view::npos) {
    return false;
  }
  const std::vector<std::string> words = words_of(names);
  return has_any<Title>(words) && !has_any<NoTitle>(words);
}

bool names_keywords(std::string_view names) {
  if (names.find("ag") == std::string_view::npos &&
      names.find("eyword") == std::string_view::npos) {
    return false;
  }
  const std::vector<std::string> words = words_of(names);
  return has_any<Keywords>(words) && !has_any<NoKeywords>(words);
}

bool names_an_author(std::string_view names) { return has_any<Author>(words_of(names)); }

NamedPart named_part(std::string_view names) {
  if (names_a_story(names)) {
    return NamedPart::Story;
  }
  const std::vector<std::string> words = words_of(names);
  if (has_any<Related>(words)) {
    return NamedPart::Related;
  }
  if (has_any<Caption>(words)) {
    return NamedPart::Caption;
  }
  if (has_any<Surrounding>(words)) {
    return NamedPart::Surrounding;
  }
  return has_any<Fields>(words) ? NamedPart::Fields : NamedPart::Unnamed;
}

}  // namespace niger::page

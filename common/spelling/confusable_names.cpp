#include "common/spelling/confusable_names.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>

#include "common/base/sorted_lines.h"
#include "common/spelling/confusable_names_list.h"
#include "common/spelling/spelling_distance.h"
#include "common/spelling/spelling_key.h"

namespace niger::spelling {

namespace {

constexpr std::string_view kArticle = "ال";
constexpr std::size_t kMinArticleBytes = 10;  // five letters

std::string_view without_article(std::string_view word) {
  if (word.size() >= kMinArticleBytes && word.starts_with(kArticle)) {
    word.remove_prefix(kArticle.size());
  }
  return word;
}

// The numbers of the names a word stands for, ascending. Few are two: ناصر of two lists.
using Names = std::vector<std::size_t>;

// Adds those of a listed word; nothing for any other.
void add_names(std::string_view word, Names& names) {
  const std::string_view found = lines_of(kConfusableNames, word);
  const char* at = found.data() + std::min(word.size(), found.size());
  const char* const end = found.data() + std::min(found.find('\n'), found.size());
  while (at < end) {
    std::size_t number = 0;
    at = std::from_chars(at + 1, end, number).ptr;
    names.push_back(number);
  }
}

// The names of a listed word, or of the listed words nearest to it.
Names meant_by(std::string_view folded) {
  const std::string_view word = without_article(folded);
  Names names;
  add_names(word, names);
  if (!names.empty()) {
    return names;
  }
  double nearest = kNotTheSame;
  for (const std::string& key : spelling_keys(word)) {
    const double limit = spelling_limit(key.size(), Origin::Unknown, Origin::Unknown);
    for (std::string_view lines = lines_of(kConfusableKeys, key); first_field(lines) == key;
         lines = after_line(lines)) {
      const std::string_view listed =
          lines.substr(key.size() + 1, lines.find('\n') - key.size() - 1);
      const double cost = spelling_distance(word, listed, limit);
      if (cost == kNotTheSame || cost > nearest) {
        continue;
      }
      if (cost < nearest) {
        names.clear();
        nearest = cost;
      }
      add_names(listed, names);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool have_common(const Names& names, const Names& others) {
  return std::any_of(names.begin(), names.end(), [&](std::size_t name) {
    return std::binary_search(others.begin(), others.end(), name);
  });
}

}  // namespace

bool is_listed_name(std::string_view folded) {
  return !lines_of(kConfusableNames, without_article(folded)).empty();
}

bool are_different_names(std::string_view one, std::string_view other) {
  const Names names = meant_by(one);
  const Names others = names.empty() ? Names{} : meant_by(other);
  return !others.empty() && !have_common(names, others);
}

bool are_same_name(std::string_view one, std::string_view other) {
  return have_common(meant_by(one), meant_by(other));
}

std::vector<std::string_view> listed_names() {
  std::vector<std::string_view> names;
  for (std::string_view lines = kConfusableNames; !lines.empty(); lines = after_line(lines)) {
    names.push_back(first_field(lines));
  }
  return names;
}

}  // namespace niger::spelling

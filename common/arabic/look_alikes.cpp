#include "common/arabic/look_alikes.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>

#include "common/arabic/folding.h"
#include "common/arabic/spelling_distance.h"
#include "common/arabic/spelling_key.h"

namespace niger {

// Written by CMake from data/lexicon/look_alikes.txt.
extern const char* const kLookAlikeList;

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

class NameList {
 public:
  NameList() {
    std::string_view rest = kLookAlikeList;
    while (!rest.empty()) {
      const std::string_view line = cut(rest, '\n');
      if (!line.starts_with('#')) {
        add_line(line);
      }
    }
  }

  // The names of a listed word, or of the listed words nearest to it.
  [[nodiscard]] Names meant_by(std::string_view folded) const {
    const std::string_view word = without_article(folded);
    if (const auto found = names_.find(word); found != names_.end()) {
      return found->second;
    }
    Names names;
    double nearest = kNotTheSame;
    for (const std::string& key : spelling_keys(word)) {
      const auto [begin, end] = by_key_.equal_range(key);
      const double limit = spelling_limit(key.size(), Origin::Unknown, Origin::Unknown);
      for (auto at = begin; at != end; ++at) {
        const double cost = spelling_distance(word, at->second, limit);
        if (cost == kNotTheSame || cost > nearest) {
          continue;
        }
        if (cost < nearest) {
          names.clear();
          nearest = cost;
        }
        const Names& found = names_.at(at->second);
        names.insert(names.end(), found.begin(), found.end());
      }
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  [[nodiscard]] bool has(std::string_view folded) const {
    return names_.count(without_article(folded)) != 0;
  }

  [[nodiscard]] std::vector<std::string_view> all() const { return {words_.begin(), words_.end()}; }

 private:
  static std::string_view cut(std::string_view& rest, char border) {
    const std::size_t end = std::min(rest.find(border), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
  }

  void add_line(std::string_view line) {
    while (!line.empty()) {
      std::string_view spellings = cut(line, ' ');
      if (spellings.empty()) {
        continue;
      }
      ++last_;
      while (!spellings.empty()) {
        add(fold(cut(spellings, '=')));
      }
    }
  }

  void add(const std::string& folded) {
    const std::string_view word = without_article(folded);
    const auto known = names_.find(word);
    if (known != names_.end()) {
      known->second.push_back(last_);
      return;
    }
    words_.emplace_back(word);
    names_.emplace(words_.back(), Names{last_});
    if (std::string key = spelling_key(words_.back()); !key.empty()) {
      by_key_.emplace(std::move(key), words_.back());
    }
  }

  std::deque<std::string> words_;  // what the views below are of
  std::unordered_map<std::string_view, Names> names_;
  std::unordered_multimap<std::string, std::string_view> by_key_;
  std::size_t last_ = 0;
};

// Made when two names are first compared: most queries have none that is near to another.
const NameList& list() {
  static const NameList names;
  return names;
}

bool have_common(const Names& names, const Names& others) {
  return std::any_of(names.begin(), names.end(), [&](std::size_t name) {
    return std::binary_search(others.begin(), others.end(), name);
  });
}

}  // namespace

bool is_listed_name(std::string_view folded) { return list().has(folded); }

bool are_different_names(std::string_view one, std::string_view other) {
  const Names names = list().meant_by(one);
  const Names others = names.empty() ? Names{} : list().meant_by(other);
  return !others.empty() && !have_common(names, others);
}

bool are_same_name(std::string_view one, std::string_view other) {
  return have_common(list().meant_by(one), list().meant_by(other));
}

std::vector<std::string_view> listed_names() { return list().all(); }

}  // namespace niger

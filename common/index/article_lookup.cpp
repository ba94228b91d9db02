#include "common/index/article_lookup.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>
#include <utility>

#include "common/index/article_key.h"
#include "common/index/boolean_term.h"
#include "common/index/schema.h"

namespace niger::index {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
// Of the files with an id, when the path is not whole.
constexpr std::size_t kMostTried = 10'000;
constexpr std::size_t kMostParts = 16;

// A key taken apart in one of the ways in which it can be.
struct Parts {
  std::string_view file;  // with the entry, where there is one
  std::string_view id;
  std::uint32_t repetition = 1;
};

// F#E#I#2 is F and E#I#2, F and E#I the second time, F#E and I#2, F#E and I the second time, …
std::vector<Parts> parts_of(std::string_view key) {
  std::vector<Parts> all;
  std::string_view whole = key;
  std::uint32_t repetition = 0;
  const std::size_t last = key.rfind('#');
  if (last != std::string_view::npos) {
    const std::string_view digits = key.substr(last + 1);
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), repetition);
    if (failure != std::errc() || end != digits.data() + digits.size() || repetition < 2) {
      repetition = 0;
    }
    whole = repetition == 0 ? whole : key.substr(0, last);
  }
  for (std::size_t at = key.find('#'); at != std::string_view::npos && all.size() < kMostParts;
       at = key.find('#', at + 1)) {
    all.push_back({key.substr(0, at), key.substr(at + 1), 1});
    if (repetition != 0 && at < whole.size()) {
      all.push_back({whole.substr(0, at), whole.substr(at + 1), repetition});
    }
  }
  return all;
}

class Lookup {
 public:
  Lookup(const Xapian::Database& database, const std::string& key,
         const ArticleOfDocument& article_of)
      : database_(database), key_(key), article_of_(article_of) {}

  std::vector<Xapian::docid> found() {
    const std::vector<Parts> parts = parts_of(key_);
    for (const Parts& one : parts) {
      try_whole_path(one);
    }
    if (found_.empty()) {
      for (const Parts& one : parts) {
        try_id(std::string(one.id));
      }
    }
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  void try_whole_path(const Parts& parts) {
    take(key_term(parts.id, scope_of(parts.file, "", parts.repetition)));
    for (std::size_t at = parts.file.find('#'); at != std::string_view::npos;
         at = parts.file.find('#', at + 1)) {
      take(key_term(parts.id, scope_of(parts.file.substr(0, at), parts.file.substr(at + 1),
                                       parts.repetition)));
    }
    // Without an id of its own a record has one made of the end of the path and its place.
    for (std::size_t at = 0; at != std::string_view::npos;
         at = parts.file.find('/', at) == std::string_view::npos ? std::string_view::npos
                                                                 : parts.file.find('/', at) + 1) {
      try_id(std::string(parts.file.substr(at)).append("#").append(parts.id));
    }
  }

  // Those articles with the id that have the key, too.
  void try_id(const std::string& id) {
    for (const std::string& term : key_terms_of_id(database_, id, kMostTried)) {
      take(term);
    }
  }

  void take(const std::string& term) {
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
      const std::string key = shown_key(article_of_(database_.get_document(*at)));
      if (key == key_ || key.ends_with("/" + key_)) {
        found_.push_back(*at);
      }
    }
  }

  const Xapian::Database& database_;
  const std::string& key_;
  const ArticleOfDocument& article_of_;
  std::vector<Xapian::docid> found_;
};

}  // namespace

NamedArticles named_articles(const Xapian::Database& database, const std::string& name,
                             const ArticleOfDocument& article_of) {
  NamedArticles named;
  if (name.empty()) {
    return named;
  }
  for (const std::string& term : key_terms_of_id(database, name, kAll)) {
    named.articles.insert(named.articles.end(), database.postlist_begin(term),
                          database.postlist_end(term));
  }
  if (named.articles.empty()) {
    const std::string term = exact_term(schema::kFilePrefix, name);
    named.articles.assign(database.postlist_begin(term), database.postlist_end(term));
    named.by_file = named.articles.size() > 1;
  }
  if (named.articles.empty()) {
    named.articles = Lookup(database, name, article_of).found();
  }
  std::sort(named.articles.begin(), named.articles.end());
  return named;
}

}  // namespace niger::index

#include "searcher/matching/level_count.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "searcher/matching/slot_values.h"
#include "searcher/matching/term_articles.h"

namespace niger::matching {

using query::AskedWord;
using query::QueryParts;

namespace {

using Ids = std::vector<Xapian::docid>;

constexpr std::size_t kMostWords = 200;  // that WordsOfArticle has room for

// How many words an article has. Those of one word come together, so that the last one tells
// whether it has another form of it already.
struct WordsOfArticle {
  std::uint8_t last = 0;  // counted from 1
  std::uint8_t count = 0;
};

class Counting {
 public:
  Counting(const Xapian::Database& database, const QueryParts& parts, std::size_t least,
           Deadline& deadline)
      : database_(database),
        parts_(parts),
        least_(least),
        watch_(deadline, deadline_share::kMatching, 4096),
        articles_(std::size_t{database.get_lastdocid()} + 1) {}

  std::optional<LevelCount> run(bool collapse) {
    const std::vector<std::size_t> words = by_rarity();
    for (std::size_t i = 0; i < words.size(); ++i) take(words[i], words.size() - i);
    if (watch_.is_over()) return std::nullopt;
    if (most_ < least_) return LevelCount{};
    Ids tightest;
    for (const Xapian::docid id : seen_) {
      if (articles_[id].count == most_) tightest.push_back(id);
    }
    return LevelCount{most_, collapse ? collapsed(std::move(tightest)) : tightest.size()};
  }

 private:
  // Those that some article has.
  [[nodiscard]] std::vector<std::size_t> by_rarity() const {
    std::vector<std::size_t> words;
    for (std::size_t word = 0; word < parts_.words.size(); ++word) {
      if (parts_.words[word].articles > 0) words.push_back(word);
    }
    std::stable_sort(words.begin(), words.end(), [this](std::size_t one, std::size_t other) {
      return parts_.words[one].articles < parts_.words[other].articles;
    });
    return words;
  }

  // `left`: words that are not yet taken, with this one.
  void take(std::size_t word, std::size_t left) {
    const Xapian::Query& query = parts_.words[word].clause.query;
    const std::size_t least = std::max(most_, least_);
    const auto see_it = [&](Xapian::docid id) { see(id, word); };
    // An article without any word so far may have all that are left.
    if (left >= least) {
      for_each_article(database_, query, watch_, see_it);
      return;
    }
    Ids candidates;
    for (const Xapian::docid id : seen_) {
      if (articles_[id].count + left >= least) candidates.push_back(id);
    }
    for_each_article_of(database_, query, ascending_ids(std::move(candidates)), watch_, see_it);
  }

  void see(Xapian::docid id, std::size_t word) {
    if (id >= articles_.size()) return;  // damaged
    WordsOfArticle& article = articles_[id];
    if (article.last == word + 1) return;
    if (article.last == 0) seen_.push_back(id);
    article.last = static_cast<std::uint8_t>(word + 1);
    ++article.count;
    most_ = std::max<std::size_t>(most_, article.count);
  }

  [[nodiscard]] std::uint64_t collapsed(Ids ids) const {
    std::unordered_set<std::string> known;
    std::uint64_t total = 0;
    index::ValueReader groups(database_, schema::kClusterSlot);
    for (const Xapian::docid id : ascending_ids(std::move(ids))) {
      std::string group = groups.value_of(id);
      if (group.empty() || known.insert(std::move(group)).second) ++total;
    }
    return total;
  }

  const Xapian::Database& database_;
  const QueryParts& parts_;
  std::size_t least_;
  DeadlineWatch watch_;
  std::vector<WordsOfArticle> articles_;
  Ids seen_;              // that have any word
  std::size_t most_ = 0;  // words of one of them
};

}  // namespace

bool are_postings_enough(const QueryParts& parts) {
  return parts.required.empty() && parts.filters.empty() && parts.excluded.empty() &&
         parts.words.size() <= kMostWords &&
         std::all_of(parts.words.begin(), parts.words.end(), [](const AskedWord& word) {
           return word.clause.is_decided() && is_any_of_terms(word.clause.query);
         });
}

std::optional<LevelCount> tightest_by_postings(const Xapian::Database& database,
                                               const QueryParts& parts, std::size_t least,
                                               bool collapse, Deadline& deadline) {
  return Counting(database, parts, least, deadline).run(collapse);
}

}  // namespace niger::matching

#include "indexer/vectors/company_matrix.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_set>

#include "common/base/content_hash.h"
#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "common/messages/text_error.h"

namespace niger::vectors {
namespace {

constexpr std::uint32_t kNoRow = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kMostFrequency = (1U << CompanyMatrix::kFrequencyBits) - 1;
// What a stem takes beside its vector and entries: its term, where its entries begin.
constexpr std::size_t kStemBytes = 64;

void check(const std::atomic<bool>& cancelled) {
  if (cancelled) {
    throw messages::TextError(ErrorKind::Index, messages::Message::RunStopped);
  }
}

// The stems by the number of their articles, before any is left out.
class StemCounts {
 public:
  StemCounts(const Xapian::Database& database, const std::atomic<bool>& cancelled) {
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      if (schema::is_stem_term(*term)) {
        check(cancelled);
        ++stems_[std::min<std::size_t>(term.get_termfreq(), kCounted - 1)];
        postings_[std::min<std::size_t>(term.get_termfreq(), kCounted - 1)] += term.get_termfreq();
      }
    }
  }

  // The least number of articles, `least` or more, that at most `most` stems have.
  [[nodiscard]] std::uint32_t least_of(std::size_t most, std::uint32_t least) const {
    std::size_t stems = 0;
    std::size_t at = kCounted;
    while (at > least && stems + stems_[at - 1] <= most) {
      stems += stems_[--at];
    }
    return static_cast<std::uint32_t>(at);
  }

  // Of stems in so many articles or more.
  [[nodiscard]] std::size_t stems_from(std::uint32_t least) const { return sum(stems_, least); }
  [[nodiscard]] std::size_t postings_from(std::uint32_t least) const {
    return sum(postings_, least);
  }

 private:
  static constexpr std::size_t kCounted = 4096;

  static std::size_t sum(const std::vector<std::size_t>& counts, std::uint32_t from) {
    std::size_t all = 0;
    for (std::size_t at = from; at < kCounted; ++at) all += counts[at];
    return all;
  }

  std::vector<std::size_t> stems_ = std::vector<std::size_t>(kCounted);
  std::vector<std::size_t> postings_ = std::vector<std::size_t>(kCounted);
};

// The articles that count, by ascending number: of a group of near-duplicates the first one.
std::vector<Xapian::docid> first_of_groups(const Xapian::Database& database) {
  std::vector<Xapian::docid> articles;
  std::unordered_set<std::string> seen;
  index::ValueReader groups(database, schema::kClusterSlot);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const std::string group = groups.value_of(*at);
    if (group.empty() || seen.insert(group).second) {
      articles.push_back(*at);
    }
  }
  return articles;
}

// Those of `articles` with the least hashes of their keys, about so large a share of them.
std::vector<Xapian::docid> sample(const Xapian::Database& database,
                                  const std::vector<Xapian::docid>& articles, double share) {
  const auto limit = static_cast<std::uint64_t>(share * 0x1p32);
  std::vector<Xapian::docid> taken;
  const std::string prefix(schema::kIdPrefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (content_hash(*term) >> 32U < limit) {
      taken.insert(taken.end(), database.postlist_begin(*term), database.postlist_end(*term));
    }
  }
  std::sort(taken.begin(), taken.end());
  std::vector<Xapian::docid> both;
  std::set_intersection(articles.begin(), articles.end(), taken.begin(), taken.end(),
                        std::back_inserter(both));
  return both;
}

// The rows of articles asked for in ascending order: their places in a list.
class RowWalk {
 public:
  explicit RowWalk(const std::vector<Xapian::docid>& articles) : articles_(articles) {}

  // Gallops: a few steps for the next article of a list, whether it is near or far.
  [[nodiscard]] std::uint32_t row_of(Xapian::docid article) {
    std::size_t step = 1;
    std::size_t end = at_;
    while (end < articles_.size() && articles_[end] < article) {
      at_ = end + 1;
      end += step;
      step *= 2;
    }
    end = std::min(end, articles_.size());
    const auto from = articles_.begin();
    at_ = std::lower_bound(from + at_, from + end, article) - from;
    const bool is_there = at_ < articles_.size() && articles_[at_] == article;
    return is_there ? static_cast<std::uint32_t>(at_) : kNoRow;
  }

 private:
  const std::vector<Xapian::docid>& articles_;
  std::size_t at_ = 0;
};

// False where there are more than `most_entries`.
bool read_entries(const Xapian::Database& database, const std::vector<Xapian::docid>& articles,
                  std::uint32_t least_listed, std::size_t most_entries,
                  const std::atomic<bool>& cancelled, CompanyMatrix& matrix) {
  matrix.starts.assign(1, 0);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string text = *term;
    if (!schema::is_stem_term(text) || term.get_termfreq() < least_listed) {
      continue;
    }
    check(cancelled);
    const std::size_t start = matrix.entries.size();
    RowWalk rows(articles);
    for (auto at = database.postlist_begin(text); at != database.postlist_end(text); ++at) {
      const std::uint32_t row = rows.row_of(*at);
      const Xapian::termcount frequency = row == kNoRow ? 0 : at.get_wdf();
      if (frequency > 0) {
        matrix.entries.push_back(row << CompanyMatrix::kFrequencyBits |
                                 std::min<std::uint32_t>(frequency, kMostFrequency));
      }
    }
    const std::size_t count = matrix.entries.size() - start;
    if (count < matrix.least || count > matrix.rows / 2) {
      matrix.entries.resize(start);
      continue;
    }
    if (matrix.entries.size() > most_entries) {
      return false;
    }
    matrix.terms.push_back(text);
    matrix.starts.push_back(matrix.entries.size());
  }
  return true;
}

}  // namespace

CompanyMatrix company_matrix(const Xapian::Database& database, std::size_t memory_bytes,
                             std::size_t dimensions, const std::atomic<bool>& cancelled) {
  if (database.get_doccount() < kLeastArticles) {
    return {};
  }
  const std::vector<Xapian::docid> counted = first_of_groups(database);
  const std::size_t count = counted.size();
  if (count < kLeastArticles) {
    return {};
  }
  const std::size_t row_bytes = dimensions * sizeof(float);
  const std::size_t stem_bytes = row_bytes + kStemBytes;
  const std::uint32_t least = count < kManyArticles ? kLeastCompanyOfFew : kLeastCompany;
  const StemCounts counts(database, cancelled);
  const std::uint32_t least_listed = counts.least_of(memory_bytes / 4 / stem_bytes, least);
  const std::size_t for_stems = counts.stems_from(least_listed) * stem_bytes;
  const std::size_t for_articles = memory_bytes - std::min(memory_bytes / 2, for_stems);
  // Of all articles: their rows, and the entries of their words.
  const double wanted =
      static_cast<double>(counts.postings_from(least_listed)) * sizeof(std::uint32_t) +
      static_cast<double>(count) * static_cast<double>(row_bytes);
  double share = std::min({1.0, static_cast<double>(for_articles) / wanted,
                           CompanyMatrix::kMostRows * 0.9 / static_cast<double>(count)});
  for (;; share /= 2) {
    CompanyMatrix matrix;
    const std::vector<Xapian::docid> articles =
        share < 1 ? sample(database, counted, share) : counted;
    matrix.rows = static_cast<std::uint32_t>(articles.size());
    matrix.least = least;
    if (matrix.rows < kLeastArticles) {
      return {};
    }
    const std::size_t most_entries = for_articles / sizeof(std::uint32_t);
    // Not to grow by doubling: one stem of many articles more than there will be.
    const auto likely = static_cast<std::size_t>(
        share * 1.05 * static_cast<double>(counts.postings_from(least_listed)));
    matrix.entries.reserve(std::min(most_entries, likely) + matrix.rows);
    if (read_entries(database, articles, least_listed, most_entries, cancelled, matrix)) {
      return matrix;
    }
  }
}

}  // namespace niger::vectors

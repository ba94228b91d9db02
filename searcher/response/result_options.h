#pragma once
/// The options of results: their order, how much of each is shown, which are left out. Plain data,
/// the counterpart of response.h.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace niger::response {

enum class SortOrder { Relevance, Newest, Oldest };

/// How the matches are counted.
enum class Counting {
  Exact,    ///< to the last
  AtLeast,  ///< no more than the page needs: there are at least so many
};

struct SnippetOptions {
  std::size_t max_chars = 220;  ///< of all fragments together; a few blanks more where two join
  std::size_t max_fragments = 2;
};

/// Articles that are left out: by their keys (kept_key), and by ids for what need not be looked at.
struct SeenKeys {
  std::function<bool(const std::string& id)> has_id;    ///< false: no article with it is seen
  std::function<bool(const std::string& key)> has_key;  ///< asked where has_id is true
};

/// Of the lines of a concordance: as they stand in the index; by id, date (the oldest first, those
/// without one last) or source of their articles; at random; by the words beside them.
enum class KwicOrder { Text, Article, Date, Source, Random, Words };

inline constexpr std::size_t kMostSortWords = 3;
inline constexpr std::uint32_t kMostSortPosition = 9;

struct KwicSort {
  KwicOrder order = KwicOrder::Text;
  /// Of Words: -1 is the word before the line's own, 2 the second after it; the first counts most.
  std::vector<int> positions = {};
};

/// By what collocates are sorted: how often they stand there, or a measure of association
/// (searcher/statistics/association.h).
enum class CollocateMeasure {
  Count,
  LogLikelihood,
  MutualInformation,
  CubedMutualInformation,
  TScore,
  Dice,
  LogDice
};

inline constexpr std::uint32_t kMostWindow = 20;

struct CollocateOptions {
  std::size_t most = 0;         ///< how many are listed; 0: none is counted
  std::uint32_t left = 5;       ///< words before an occurrence in which they stand
  std::uint32_t right = 5;      ///< words after it
  std::uint64_t min_count = 1;  ///< rarer ones are left out
  bool stop_words = false;      ///< stop words too
  CollocateMeasure order = CollocateMeasure::LogLikelihood;
};

struct KwicOptions {
  std::size_t context_chars = 40;   ///< on each side, about
  std::vector<int> positions = {};  ///< of KwicLine::sort_words
  CollocateOptions collocates = {};
};

struct KwicLine;
struct SearchResponse;

/// Words in their context: which lines, and who takes them.
struct KwicRequest {
  KwicOptions options = {};
  KwicOrder order = KwicOrder::Text;
  std::uint64_t seed = 0;  ///< of KwicOrder::Random: equal seeds give equal orders
  bool lemma = false;      ///< all forms that are searched; else those of the word with its clitics
  std::uint64_t offset = 0;  ///< lines that are counted only, before the first that is handed over
  std::uint64_t limit = 10;  ///< lines that are handed over; all others are counted only
  std::function<void(const SearchResponse& response)> begin;  ///< once, before the first line
  std::function<bool(const KwicLine& line)> line;             ///< false: no more are needed
};

}  // namespace niger::response

#pragma once
/// The options of results: their order, how much of each is shown, which are left out. Plain data,
/// the counterpart of response.h.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace niger::response {

enum class SortOrder { Relevance, Newest, Oldest };

/// How the matches are counted.
enum class Counting {
  Exact,    ///< every match is looked at
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

/// Of the lines of a concordance: as they stand, or by the words before or after.
enum class KwicOrder { Text, Before, After };

struct KwicOptions {
  std::size_t context_chars = 40;  ///< on each side, about
  bool with_keys = false;          ///< KwicLine::before_key and after_key are needed
  std::size_t collocates = 0;      ///< how many neighbours are counted; 0: none are
};

struct KwicLine;
struct SearchResponse;

/// Words in their context: which lines, and who takes them.
struct KwicRequest {
  KwicOptions options = {};
  KwicOrder order = KwicOrder::Text;
  std::uint64_t offset = 0;  ///< lines that are counted only, before the first that is handed over
  std::uint64_t limit = 10;  ///< lines that are handed over; all others are counted only
  std::function<void(const SearchResponse& response)> begin;  ///< once, before the first line
  std::function<bool(const KwicLine& line)> line;             ///< false: no more are needed
};

}  // namespace niger::response

#pragma once
/// The attested spelling of a word: folded letters, which a reader takes for a mistake (الحكومه),
/// become the spelling that articles have most (الحكومة). From the texts of a few articles that
/// have the word's stem; bounded, whatever the index holds.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/correction/corrected_query.h"
#include "searcher/engine/search_context.h"
#include "searcher/response/response.h"

namespace niger::engine {

/// Of one answer; the context must outlive it.
class AttestedSpelling {
 public:
  static constexpr std::size_t kMostWords = 32;     ///< looked up; further ones stay as they are
  static constexpr std::size_t kMostArticles = 4;   ///< read for each
  static constexpr std::size_t kMostBytes = 32768;  ///< of each text

  explicit AttestedSpelling(SearchContext& context) : context_(context) {}

  /// The words of `text` as articles spell them, what stands between them as it is. A word that no
  /// article read has in these letters is put together of its stem as they spell it.
  [[nodiscard]] std::string of(const std::string& text);

  /// The same for what was put into a query in place of what was typed.
  [[nodiscard]] correction::CorrectedQuery of(correction::CorrectedQuery corrected);

  /// The same for the forms of each word, and for those that were not searched.
  void spell(std::vector<response::ExplainedWord>& words);

 private:
  std::string looked_up(const std::string& folded, const std::string& stem);
  void count(std::string_view text, const std::string& folded, const std::string& stem);

  SearchContext& context_;
  std::map<std::string, std::string> known_;    // by stem, tab, folded letters
  std::map<std::string, std::uint64_t> whole_;  // spellings of the word at hand
  std::map<std::string, std::uint64_t> stems_;  // and of its stem
  std::vector<arabic::TokenRef> tokens_;
};

}  // namespace niger::engine

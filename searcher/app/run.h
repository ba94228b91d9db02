#pragma once
/// One run of niger-search: it asks the searcher and hands each answer to its renderer. Reads
/// neither argv nor the environment.
#include <iosfwd>
#include <string>

#include "common/article.h"
#include "common/messages/language.h"
#include "searcher/app/options.h"

namespace niger::search_app {

/// Where a run writes, and what that place is like.
struct Surroundings {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;    ///< out is one
  bool colourless = false;  ///< NO_COLOR is set, or the terminal knows no colours
  messages::Language language = messages::Language::English;  ///< of notes and labels
  std::size_t columns = 0;                                    ///< of the terminal; 0: not known
  Date today = {};
  std::string now = {};   ///< UTC, ISO 8601
  bool* begun = nullptr;  ///< set once an answer has begun to be written
};

/// The exit status: 0 with results, 1 without, 3 where the time ran out before all was done. Throws
/// Error. Ends early, without an error, when `out` takes no more.
[[nodiscard]] int run_search(const SearchOptions& options, const Surroundings& surroundings);

}  // namespace niger::search_app

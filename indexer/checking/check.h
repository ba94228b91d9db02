#pragma once
/// The check of an index for damage: Xapian's own check of its files, then what each stored article
/// should have given against what is there. Changes nothing; repair is a new build.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "common/messages/text.h"

namespace niger::checking {

struct CheckOptions {
  std::function<bool()> stopped;  ///< true: end early, as if interrupted
  /// Called with the number of articles before the first, again where the check starts again.
  std::function<void(std::uint64_t articles)> started;
  std::function<void()> article_done;  ///< called after each article
};

struct CheckReport {
  std::vector<messages::Text> problems;  ///< at most kMostProblems lines for a person
  std::uint64_t problem_count = 0;
  std::uint64_t articles = 0;            ///< looked at
  std::vector<messages::Text> unproved;  ///< what could not be looked at, and why
  std::vector<messages::Text> left;      ///< what a run that was ended left behind: of no harm

  [[nodiscard]] bool sound() const { return problem_count == 0; }
  void add(messages::Text problem);
};
inline constexpr std::size_t kMostProblems = 100;

/// Checks the generation in use and the folder around it:
///   the database's files (Xapian's check), the metadata and the format;
///   each article: its stored record is whole, its id is its own alone, its terms and
///   values are those that the record gives;
///   the near-duplicate groups: those that the articles give, with the lists of their members;
///   the lists of terms and of stems: they say what the articles say (check_lists.h);
///   the vectors of stems: they are those that were learned (check_vectors.h);
///   the database's statistics: counts, lengths, frequencies, bounds (check_statistics.h);
///   the list of files: each file has as many articles as it says, each article has its file,
///   the fingerprints of records are those of the articles;
///   the folder: what a run that was ended left behind in it is reported, and no problem.
/// A writer may be at work meanwhile: what it changed under the check is looked at again. Throws
/// Error(Index) where no generation is in use, Error(Busy) where it changes too often.
[[nodiscard]] CheckReport check_index(const std::filesystem::path& index,
                                      const CheckOptions& options);

}  // namespace niger::checking

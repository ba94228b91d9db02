#pragma once
/// The members of a compressed file. libarchive ends without a word where another does not follow
/// at once, and gives up where one is damaged: what stands behind is looked for here.
#include <archive.h>

#include <memory>
#include <string>

#include "indexer/reading/containers/archive_feed.h"

namespace niger::containers {

/// What libarchive says is wrong; `otherwise` where it says nothing.
[[nodiscard]] messages::Text error_of(archive* handle, messages::Message otherwise);

/// The filter that undoes the compression that data of these first bytes has.
[[nodiscard]] int filter_of(std::string_view begun);

/// One layer of compression at a time: left to itself, libarchive undoes one within the other
/// before anything of it can be counted, and a file that holds itself has no last one. What is
/// compressed within is an entry that is read as an archive again. `is_member`: whatever is in it
/// is no archive, but more of the member before it.
[[nodiscard]] Handle new_archive(int filter, bool is_member);

/// The members of bzip2 data behind what is none (those of gzip: GzipSource).
class Members {
 public:
  /// `packed`: what the first of them is read from; outlives this.
  explicit Members(Feed& packed) : packed_(packed) {}

  /// The one that follows `ended`, opened; nullptr: none does. Valid until the next call.
  archive* after(archive* ended, bool is_damaged);

  /// What was wrong first, of members or between them; empty: nothing but zeros and line ends.
  [[nodiscard]] const messages::Text& damage() const { return damage_; }
  /// The same of what stands behind the last one.
  [[nodiscard]] const messages::Text& rest() const { return rest_; }

 private:
  void note(messages::Text damage);

  Feed& packed_;
  std::unique_ptr<Feed> feed_;  ///< of handle_, which ends before it
  Handle handle_;
  unsigned tries_ = 0;  ///< since the last that was one
  messages::Text damage_;
  messages::Text rest_;
};

}  // namespace niger::containers

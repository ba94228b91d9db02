#pragma once
/// The names of an archive's entries, in the letters they were written in. Old programs for Arabic
/// Windows and DOS wrote them in a code page that the archive does not tell: it is found out from
/// the names of one archive together, never from one alone where there are more.
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/reading/bytes/byte_source.h"
#include "indexer/reading/bytes/code_page.h"

namespace niger::containers {

class EntryNames {
 public:
  /// Of an archive that is no zip file on disk, or one whose list of entries cannot be read: judged
  /// by the names as they come, so that the first may stay escaped.
  EntryNames() = default;
  /// Of the archive that `source` has; a zip file's list of entries is looked at first.
  explicit EntryNames(const bytes::ByteSource& source);

  /// UTF-8, only ever to be shown: what is UTF-8 as it is, else as the other names read as Arabic,
  /// else with bytes past ASCII escaped.
  [[nodiscard]] std::string shown(std::string_view name);

  /// The code page that names were read in, as reported; empty: none was.
  [[nodiscard]] const std::string& encoding() const { return used_; }

 private:
  void note(std::string_view name);
  void judge();

  std::string sample_;     // names that are not UTF-8, a line each
  std::size_t noted_ = 0;  // of them
  std::string encoding_;   // in which the sample reads as Arabic; empty: in none
  std::string used_;
  bool is_settled_ = false;
};

/// The names in the list of entries at the end of a zip file, a line each, as bytes; at most
/// `max_bytes`, none where there is no list that can be read. `descriptor` stays where it is.
[[nodiscard]] std::string listed_zip_names(int descriptor, std::size_t max_bytes);

}  // namespace niger::containers

#pragma once
/// The aliases of sources: names that a person has declared to be of one source, in the small file
/// `aliases` beside the generations of an index. A line is `name = other name, another`; what
/// follows # is a remark. A filter by any of the names finds all, a facet counts them as the first.
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/messages/text.h"

namespace niger::sources {

inline constexpr std::string_view kAliasesFile = "aliases";

/// Immutable once read, and safe to use from several threads.
class SourceAliases {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{64} << 10;
  static constexpr std::size_t kMostLineBytes = 1000;

  SourceAliases() = default;

  /// Of what such a file holds, whatever it is; `path` names it in complaints.
  SourceAliases(std::string_view bytes, const std::string& path);

  /// Of the index in this folder; none where there is no such file. A file that cannot be read, or
  /// is too large, is a complaint.
  [[nodiscard]] static SourceAliases of_index(const std::filesystem::path& index);

  /// All names of the source that `name` is one of, however it is spelt, the first of the line
  /// first; null where no line has it.
  [[nodiscard]] const std::vector<std::string>* names_of(std::string_view name) const;

  /// The first of them; `name` itself where no line has it.
  [[nodiscard]] std::string shown_name(const std::string& name) const {
    const std::vector<std::string>* const names = names_of(name);
    return names == nullptr ? name : names->front();
  }

  [[nodiscard]] std::size_t size() const { return sources_.size(); }

  /// What is wrong, a text for each line that is left out, with its number.
  [[nodiscard]] const std::vector<messages::Text>& complaints() const { return complaints_; }

 private:
  void take_line(std::string_view line, const std::string& path, std::uint64_t number);

  std::vector<std::vector<std::string>> sources_;
  std::unordered_map<std::string, std::size_t> by_term_;
  std::vector<messages::Text> complaints_;
};

/// Gives the copy of an index the file of aliases, where there is one that can be read. Throws
/// Error(Index) where it cannot be written.
void copy_aliases(const std::filesystem::path& index, const std::filesystem::path& copy);

}  // namespace niger::sources

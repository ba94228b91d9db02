#pragma once
/// The change of generations: a new one is made beside the one in use, switched to by one rename,
/// and the old ones removed when nobody reads them. Its caller holds the WriterLock. What readers
/// do is common/index/generation.h.
#include <cstdint>
#include <filesystem>
#include <string>

namespace niger::folder {

/// Makes the folder of an index ready for a writer: the folder, its parents and its marker. Throws
/// Error(Index) where the folder holds something else or cannot be made or written.
void prepare_index_folder(const std::filesystem::path& index);

/// A generation being made, in a folder that is gone again unless publish() is reached.
class NewGeneration {
 public:
  /// Removes what an interrupted run left behind, then names the next generation.
  explicit NewGeneration(const std::filesystem::path& index);
  ~NewGeneration();
  NewGeneration(const NewGeneration&) = delete;
  NewGeneration& operator=(const NewGeneration&) = delete;
  NewGeneration(NewGeneration&&) = delete;
  NewGeneration& operator=(NewGeneration&&) = delete;

  /// Where the database goes; its writer makes the folder.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Makes the generation the one in use: its files are on disk before `current` names it, and
  /// `current` is on disk before this returns. Then removes the older ones that nobody reads.
  /// `changed`: how many articles updates have changed in what it was made of.
  void publish(std::uint64_t changed = 0);

 private:
  std::filesystem::path index_;
  std::filesystem::path path_;
};

/// Makes the generation of this folder name the one in use: it is on disk before this returns.
void use_generation(const std::filesystem::path& index, const std::string& name);

/// Removes every generation but the one in use that nobody reads, and all that an interrupted run
/// left behind, but nothing that we have not made (own_files). What cannot be removed now is left
/// for the next run. Returns from how many files and folders something was removed.
std::size_t remove_unused(const std::filesystem::path& index);

/// Replaces a small file so that a reader, or the next start after a power cut, finds the old
/// content or the new, nothing else. Throws Error(Index) where it cannot be written.
void replace_file(const std::filesystem::path& file, const std::string& content);

/// Bytes of all files below a folder.
[[nodiscard]] std::uintmax_t folder_bytes(const std::filesystem::path& folder);

}  // namespace niger::folder

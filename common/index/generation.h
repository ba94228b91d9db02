#pragma once
/// The live generation of an index on disk, and how a reader holds it. The folder of an index has
///   format        a marker: "niger index 1"; without it the folder is not ours
///   current       names the generation in use; a Xapian stub file, switched by one rename
///   gen-000001/   one generation: a Xapian database, and `readers`, which its readers lock
///   lock          held by the one writer (indexer/folder/lock.h)
///   removed       a second list of the articles taken out (indexer/catalog/removed_articles.h)
///   identity      tells a copy of the index from another (indexer/folder/index_identity.h)
///   last-run      what the last run of niger-index did (indexer/folder/run_record.h)
/// Makes and switches nothing: that is indexer/folder/generations.h.
#include <xapian.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "common/files/descriptor.h"
#include "common/messages/text.h"

namespace niger::index {

inline constexpr std::string_view kMarkerFile = "format";
inline constexpr std::string_view kMarkerText = "niger index 1\n";
inline constexpr std::string_view kCurrentFile = "current";
inline constexpr std::string_view kReadersFile = "readers";
/// In a generation: its bytes when it was made, and the schema's kChangedKey then, in decimal.
inline constexpr std::string_view kPackedFile = "packed";
inline constexpr std::string_view kGenerationStem = "gen-";

/// The folder name of generation `number`: gen-000001.
[[nodiscard]] std::string generation_name(unsigned number);

/// The number of a generation's folder name, or 0 where `name` is none.
[[nodiscard]] unsigned generation_number(std::string_view name);

/// A generation that no writer removes as long as this is alive.
class HeldGeneration {
 public:
  /// `lock`: of the readers file, locked shared.
  HeldGeneration(std::filesystem::path path, files::Descriptor lock);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  files::Descriptor lock_;
};

/// What stands at the path of an index.
enum class IndexState {
  Missing,  ///< nothing, or an empty folder
  Foreign,  ///< something that is not ours
  Unbuilt,  ///< ours, but no build has ended yet
  Newer,    ///< made by a later version of this program
  Damaged,  ///< ours, but `current` is gone or names no generation that is there
  Ready,
};
[[nodiscard]] IndexState index_state(const std::filesystem::path& index);

/// Whether the folder is that of an index, of whatever state and version. Never throws.
[[nodiscard]] bool is_index_folder(const std::filesystem::path& folder);

/// The folder name of the generation in use, or nothing where `current` names none.
[[nodiscard]] std::string current_generation(const std::filesystem::path& index);

/// Holds the generation in use. Throws Error(Index) for every state but Ready: one line that names
/// the folder and the command that helps.
[[nodiscard]] HeldGeneration live_generation(const std::filesystem::path& index);

/// An index open for reading. The members are destroyed in the right order: database first.
struct LiveIndex {
  HeldGeneration generation;
  Xapian::Database database;
};

/// Opens a generation of the index that is held, at its newest revision. `look` may read what it
/// needs of it, and is called again where a writer overtakes it. Throws Error(Index) where the
/// database is damaged, or of another format or analyzer version than this program's.
[[nodiscard]] Xapian::Database open_generation(
    const std::filesystem::path& index, const HeldGeneration& held,
    const std::function<void(const Xapian::Database&)>& look = {});

/// Opens the generation in use. Throws Error(Index) as live_generation and open_generation do.
[[nodiscard]] LiveIndex open_live_index(const std::filesystem::path& index);

/// Why this program cannot use the database (its format or analyzer version is another), as the end
/// of a sentence that begins with the index's name; empty where it can.
[[nodiscard]] messages::Text version_complaint(const Xapian::Database& database);

}  // namespace niger::index

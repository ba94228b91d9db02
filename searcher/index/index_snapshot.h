#pragma once
/// A snapshot of an index, for any number of threads: one generation, held, with all of it that
/// does not change. Taking one is cheap (a lock, and a look at the database's metadata), and so is
/// asking for the newest. Opens nothing for searching: each thread has a reader of its own for that
/// (index_reader.h), since a database handle is for one thread.
///
/// What it promises. As long as it lives, its generation stays on disk, whatever a build, a
/// compaction or a purge puts in its place. Its name, uuid, maker, dictionary and language never
/// change. The articles may: an update commits into the generation in use, as a new revision of it.
/// So the snapshot promises no revision; each request is answered from one, the newest when it
/// began, and is repeated whole on a newer one where a writer has overtaken it.
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace niger::expansion {
struct LanguageTools;
}

namespace niger::index {
class ArticleDictionary;
class HeldGeneration;
}  // namespace niger::index

namespace niger::sources {
class SourceAliases;
}

namespace niger::snapshot {

struct OpenedDatabase;

/// Which generation it is. None of it changes with updates.
struct SnapshotFacts {
  std::string path;        ///< of the index, canonical
  std::string generation;  ///< folder name: gen-000001
  std::string uuid;        ///< of the database
  std::string built_at;    ///< UTC, ISO 8601
  std::string creator;
  std::string analyzer;  ///< its version
};

class IndexSnapshot;
using Snapshot = std::shared_ptr<const IndexSnapshot>;

/// Immutable; every member may be called from several threads at once.
class IndexSnapshot {
 public:
  /// Of the generation in use. Throws Error(Index) where there is no index that this program can
  /// read (generation.h).
  [[nodiscard]] static Snapshot take(const std::filesystem::path& index);

  /// `snapshot` itself as long as `current` names its generation, which costs a look at a small
  /// file; else a snapshot of the one in use. Throws Error(Index) where that cannot be read;
  /// `snapshot` can be searched then as before.
  [[nodiscard]] static Snapshot newest(const Snapshot& snapshot);

  ~IndexSnapshot();
  IndexSnapshot(const IndexSnapshot&) = delete;
  IndexSnapshot& operator=(const IndexSnapshot&) = delete;
  IndexSnapshot(IndexSnapshot&&) = delete;
  IndexSnapshot& operator=(IndexSnapshot&&) = delete;

  /// False once another generation is in use.
  [[nodiscard]] bool is_current() const;

  [[nodiscard]] const SnapshotFacts& facts() const;

  /// The path of the index as it was given.
  [[nodiscard]] const std::filesystem::path& index() const;
  [[nodiscard]] const index::HeldGeneration& generation() const;

  /// Those of the file beside the generations, as it was when the snapshot was taken.
  [[nodiscard]] const sources::SourceAliases& aliases() const;

  /// Shared by snapshots that follow each other.
  [[nodiscard]] const std::shared_ptr<const expansion::LanguageTools>& language() const;

  /// The dictionary of its records. Whoever asks first gives its bytes, `read` from the database.
  [[nodiscard]] std::shared_ptr<const index::ArticleDictionary> dictionary(
      const std::function<std::string()>& read) const;

  /// The database as it was opened for the snapshot, for the reader that asks first; nothing for
  /// the others, who open it themselves.
  [[nodiscard]] std::unique_ptr<OpenedDatabase> take_opened() const;

 private:
  struct State;
  explicit IndexSnapshot(std::unique_ptr<State> state);
  [[nodiscard]] static Snapshot take(const std::filesystem::path& index,
                                     std::shared_ptr<const expansion::LanguageTools> language);

  std::unique_ptr<State> state_;
};

}  // namespace niger::snapshot

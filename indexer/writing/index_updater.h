#pragma once
/// The updater of a finished database, by which it answers as a fresh build would. One transaction:
/// readers see all of it or nothing. What has changed is the caller's to know.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/article.h"
#include "indexer/writing/index_builder.h"

namespace niger::writing {

struct UpdaterOptions {
  std::filesystem::path directory;                    ///< a database that IndexBuilder finished
  std::size_t memory_bytes = std::size_t{512} << 20;  ///< changes held before they go to disk
  unsigned preparers = 1;                             ///< threads that will prepare, at least 1
  /// Once true, a commit that learns vectors anew ends with an Error; nullptr: it is not cancelled.
  const std::atomic<bool>* cancelled = nullptr;
};

struct UpdateStats {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t removed = 0;
  std::uint64_t articles = 0;  ///< in the database afterwards
};

/// An article as it will be written: analysed, which is most of the work.
class PreparedArticle {
 public:
  PreparedArticle(PreparedArticle&&) noexcept;
  PreparedArticle& operator=(PreparedArticle&&) noexcept;
  ~PreparedArticle();

  /// Where it is not searched to its end (DocumentMaker::kMostWords): how many words are.
  [[nodiscard]] std::optional<std::size_t> cut_after() const;

 private:
  friend class IndexUpdater;
  struct State;
  explicit PreparedArticle(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// For one thread, but for prepared(). Xapian's own lock is held while it lives. Errors: throws
/// niger::Error: Busy if another writer has the database, Index if it cannot be opened, has another
/// format or analyzer (rebuild), or the disk refuses; nothing of the transaction remains then.
class IndexUpdater {
 public:
  /// Opens the database and begins the transaction.
  explicit IndexUpdater(UpdaterOptions options);
  /// Cancels what was not committed.
  ~IndexUpdater();
  IndexUpdater(const IndexUpdater&) = delete;
  IndexUpdater& operator=(const IndexUpdater&) = delete;
  IndexUpdater(IndexUpdater&&) = delete;
  IndexUpdater& operator=(IndexUpdater&&) = delete;

  /// Makes `article` ready to be written. May be called by several threads at a time, even while
  /// another one replaces or removes, each with a number of its own: 0 … preparers - 1.
  [[nodiscard]] PreparedArticle prepared(const Article& article, unsigned preparer) const;

  /// Puts the article in the place of the one with its key (article_key.h), or adds it. The very
  /// same article is left as it is.
  void replace(PreparedArticle&& article);
  void replace(const Article& article);

  /// Removes the article with this unique term. False: there was none.
  bool remove(const std::string& key_term);

  /// The articles that came from the first file of each pair come from the second one now; nothing
  /// else of them changes. Returns how many they are. `moved` is called with each, and the
  /// path that it had.
  std::uint64_t move_files(
      const std::vector<std::pair<std::string, std::string>>& files,
      const std::function<void(const std::string& before, const Article& article)>& moved);

  /// Removes all articles that came from the file `path` (Article::path); returns how many.
  std::size_t remove_file(std::string_view path);

  /// The unique terms of the articles that came from the file `path`, as they are now.
  [[nodiscard]] std::vector<std::string> keys_of_file(std::string_view path) const;

  /// The value of a metadata key as last committed; empty if it has none.
  [[nodiscard]] std::string metadata(std::string_view key) const;

  /// What commit would do, as far as things stand.
  [[nodiscard]] UpdateStats pending() const;

  /// Writes `metadata` (keys not named keep their values) and makes everything visible at once,
  /// on disk before it returns. The updater is done then.
  UpdateStats commit(const catalog::IndexMetadata& metadata);

  /// Forgets everything since construction. The updater is done then.
  void cancel();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace niger::writing

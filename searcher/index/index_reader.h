#pragma once
/// The index reader: one thread's way to the articles of a snapshot. A database handle at one
/// revision, and the decoder of its records. Knows nothing of queries.
#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "common/article.h"
#include "common/base/error.h"
#include "common/index/article_record.h"
#include "common/messages/text.h"
#include "searcher/index/index_snapshot.h"

namespace niger::snapshot {

/// For one thread.
class IndexReader {
 public:
  /// At the newest revision of the snapshot's generation. Throws Error(Index) where it cannot be
  /// opened.
  explicit IndexReader(Snapshot snapshot);

  /// Goes over to the newest revision of `snapshot`; nothing is opened where that is the one at
  /// hand. Throws Error(Index) as the constructor does.
  void use(const Snapshot& snapshot);

  /// Lets go of the snapshot and closes its files; to be put to another before it is asked again.
  void release();

  [[nodiscard]] const IndexSnapshot& snapshot() const { return *snapshot_; }
  [[nodiscard]] const Xapian::Database& database() const { return *database_; }

  /// A document that a match has just named.
  [[nodiscard]] Xapian::Document document(Xapian::docid id) const {
    return database_->get_document(id, Xapian::DOC_ASSUME_VALID);
  }

  /// The article of a document. Throws Error(Index) for a record that cannot be read.
  [[nodiscard]] Article article(const Xapian::Document& document);

  /// What `action` returns. When a writer has overtaken the revision at hand, it is repeated on the
  /// newest, a few times; then Error(Index). Whatever else is thrown of what the index holds
  /// becomes Error(Index) too, which names the index.
  template <typename Action>
  auto steadily(Action action) {
    for (int attempt = 1;; ++attempt) {
      try {
        return action();
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (attempt >= kMostAttempts) fail(error);
        reopen();
      } catch (const Xapian::Error& error) {
        fail(error);
      } catch (const Error& error) {
        fail(error);
      } catch (const std::logic_error& error) {  // a length that Xapian reads and takes for true
        fail(error);
      }
    }
  }

 private:
  static constexpr int kMostAttempts = 5;

  void reopen();
  [[noreturn]] void fail(const Xapian::Error& error) const;
  [[noreturn]] void fail(const Error& error) const;
  [[noreturn]] void fail(const std::logic_error& error) const;
  [[noreturn]] void refuse(const messages::Text& reason) const;

  Snapshot snapshot_;
  std::string version_;  // version_bytes() from before the database was opened
  std::optional<Xapian::Database> database_;
  std::unique_ptr<index::ArticleRecordReader> records_;  // made when the first article is read
};

}  // namespace niger::snapshot

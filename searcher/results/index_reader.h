#pragma once
/// How is the index read while it may change under the reader? Holds the live generation and the
/// decoder of its records; knows nothing of queries.
#include <xapian.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>

#include "common/article.h"
#include "common/base/error.h"
#include "common/index/article_record.h"
#include "common/index/generation.h"
#include "common/messages/text.h"
#include "searcher/results/response.h"

namespace niger {

/// For one thread.
class IndexReader {
 public:
  /// Throws Error(Index) where there is no index that this program can read (generation.h).
  explicit IndexReader(std::filesystem::path index);

  [[nodiscard]] const Xapian::Database& database() const { return live_->database; }

  /// Which index this is, and in which state.
  [[nodiscard]] SearchedIndex facts() const;

  /// A document that a match has just named.
  [[nodiscard]] Xapian::Document document(Xapian::docid id) const {
    return live_->database.get_document(id, Xapian::DOC_ASSUME_VALID);
  }

  /// The article of a document. Throws Error(Index) for a record that cannot be read.
  [[nodiscard]] Article article(const Xapian::Document& document);

  /// The generation that is live now, which may be another one than before.
  void reopen();

  /// What `action` returns. When the index was changed under it, it is repeated on the index as it
  /// is now, a few times; then Error(Index). Whatever else is thrown of what the index holds
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

  [[noreturn]] void fail(const Xapian::Error& error) const;
  [[noreturn]] void fail(const Error& error) const;
  [[noreturn]] void fail(const std::logic_error& error) const;
  [[noreturn]] void refuse(const Text& reason) const;

  std::filesystem::path index_;
  std::optional<LiveIndex> live_;
  std::unique_ptr<ArticleRecordReader> records_;  // made when the first article is read
};

}  // namespace niger

#pragma once
/// The stored record of an article, whole, as the data of its document: one zstd frame (RFC 8878)
/// over length-prefixed fields in packed letters (common/base/letter_packing.h), compressed with a
/// dictionary trained on the collection, so that any server of Xapian databases can return it. What
/// is searchable of it is the document maker's business.
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace niger::index {

/// A zstd dictionary (schema::kDictionaryKey) for articles like `samples`; empty, and then records
/// are written without one, where there are too few samples to learn from.
[[nodiscard]] std::string trained_dictionary(const std::vector<Article>& samples);

/// Writes records. Not for two threads at once.
class ArticleRecordWriter {
 public:
  /// `dictionary`: what trained_dictionary gave; empty for none.
  explicit ArticleRecordWriter(std::string_view dictionary);
  ~ArticleRecordWriter();
  ArticleRecordWriter(const ArticleRecordWriter&) = delete;
  ArticleRecordWriter& operator=(const ArticleRecordWriter&) = delete;
  ArticleRecordWriter(ArticleRecordWriter&&) = delete;
  ArticleRecordWriter& operator=(ArticleRecordWriter&&) = delete;

  /// The bytes to keep: every field of `article`. Good until the next call.
  [[nodiscard]] const std::string& record(const Article& article);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The dictionary of a collection, digested for reading: once for all of its readers. Immutable
/// once made, and safe to use from several threads.
class ArticleDictionary {
 public:
  /// `bytes`: the value of schema::kDictionaryKey in the database the records come from.
  explicit ArticleDictionary(std::string_view bytes);
  ~ArticleDictionary();
  ArticleDictionary(const ArticleDictionary&) = delete;
  ArticleDictionary& operator=(const ArticleDictionary&) = delete;
  ArticleDictionary(ArticleDictionary&&) = delete;
  ArticleDictionary& operator=(ArticleDictionary&&) = delete;

 private:
  friend class ArticleRecordReader;
  struct State;
  std::unique_ptr<const State> state_;
};

/// Reads records, a few microseconds each. Not for two threads at once.
class ArticleRecordReader {
 public:
  explicit ArticleRecordReader(std::shared_ptr<const ArticleDictionary> dictionary);
  /// With a dictionary of its own: `dictionary` as ArticleDictionary takes it.
  explicit ArticleRecordReader(std::string_view dictionary);
  ~ArticleRecordReader();
  ArticleRecordReader(const ArticleRecordReader&) = delete;
  ArticleRecordReader& operator=(const ArticleRecordReader&) = delete;
  ArticleRecordReader(ArticleRecordReader&&) = delete;
  ArticleRecordReader& operator=(ArticleRecordReader&&) = delete;

  /// The article as it was given to the writer. Throws Error (Index) for bytes that are no record,
  /// or that another dictionary wrote.
  [[nodiscard]] Article article(std::string_view record);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace niger::index

#pragma once
/// The sizes and days of articles, in one pass along the value streams of the index.
#include <xapian.h>

#include <optional>

#include "common/article.h"
#include "common/article_size.h"
#include "common/index/value_reader.h"

namespace niger::measuring {

/// The database must outlive it; for one thread. Throws what Xapian throws.
class ArticleSizes {
 public:
  explicit ArticleSizes(const Xapian::Database& database) : sizes_(database, schema::kSizeSlot) {}

  /// No article before the last one asked for. Of a damaged value: no words.
  [[nodiscard]] ArticleSize size_of(Xapian::docid article) {
    return decoded_size(sizes_.value_of(article)).value_or(ArticleSize());
  }

 private:
  index::ValueReader sizes_;
};

/// The same of days.
class ArticleDays {
 public:
  explicit ArticleDays(const Xapian::Database& database) : days_(database, schema::kDateSlot) {}

  /// Nothing where none is known. No article before the last one asked for.
  [[nodiscard]] std::optional<Date> day_of(Xapian::docid article);

 private:
  index::ValueReader days_;
  std::string last_;  // articles side by side are often of one day
  std::optional<Date> last_day_;
};

}  // namespace niger::measuring

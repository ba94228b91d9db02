#include "indexer/catalog/stored_articles.h"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "common/index/article_record.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"

namespace niger {
namespace {

Xapian::Database opened(const std::filesystem::path& generation) {
  try {
    return open_database(generation);
  } catch (const Xapian::Error& error) {
    throw TextError(ErrorKind::Index,
                    {Message::GenerationUnreadable,
                     {{"path", generation.string()}, {"reason", error.get_msg()}}});
  }
}

std::string value_or_nothing(const Xapian::Database& database, const std::string& key) {
  try {
    return database.get_metadata(key);
  } catch (const Xapian::Error&) {
    return "";
  }
}

}  // namespace

std::uint64_t article_count(const std::filesystem::path& generation) {
  try {
    return opened(generation).get_doccount();
  } catch (const Error&) {
    return 0;
  }
}

StoredArticles read_stored_articles(const std::filesystem::path& generation,
                                    const std::function<void(Article&&)>& take) {
  const Xapian::Database database = opened(generation);
  StoredArticles count;
  ArticleRecordReader records(value_or_nothing(database, std::string(schema::kDictionaryKey)));
  const Xapian::docid last = database.get_lastdocid();
  const Xapian::doccount wanted = database.get_doccount();
  // By number, not along a list of all of them, which may be what is damaged.
  for (Xapian::docid number = 1; number <= last && number != 0; ++number) {
    std::optional<Article> article;
    try {
      const std::string record = database.get_document(number, Xapian::DOC_ASSUME_VALID).get_data();
      if (!record.empty()) {
        article = records.article(record);
      }
    } catch (const Xapian::Error&) {
      article.reset();  // counted below, with what cannot even be found
    } catch (const Error&) {
      article.reset();
    }
    if (article) {
      ++count.read;
      take(std::move(*article));
    }
  }
  count.lost = wanted - std::min<std::uint64_t>(wanted, count.read);
  return count;
}

MetadataReader metadata_of(const std::filesystem::path& generation) {
  // Shared by the copies of the reader, which std::function makes as it likes.
  const auto database = std::make_shared<const Xapian::Database>(opened(generation));
  return [database](const std::string& key) { return value_or_nothing(*database, key); };
}

}  // namespace niger

#include "indexer/catalog/stored_articles.h"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "common/index/article_record.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"

namespace niger::catalog {
namespace {

Xapian::Database opened(const std::filesystem::path& generation) {
  try {
    return index::open_database(generation);
  } catch (const Xapian::Error& error) {
    throw messages::TextError(ErrorKind::Index,
                              {messages::Message::GenerationUnreadable,
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

// The numbers of articles past `near_end`, as far as the list of all of them can be read.
std::vector<Xapian::docid> listed_behind(const Xapian::Database& database, std::uint64_t near_end) {
  std::vector<Xapian::docid> numbers;
  try {
    auto at = database.postlist_begin("");
    for (at.skip_to(static_cast<Xapian::docid>(near_end + 1)); at != database.postlist_end("");
         ++at) {
      numbers.push_back(*at);
    }
  } catch (const Xapian::Error&) {
    return numbers;
  }
  return numbers;
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
  index::ArticleRecordReader records(
      value_or_nothing(database, std::string(schema::kDictionaryKey)));
  const Xapian::doccount expected = database.get_doccount();
  const auto read = [&](Xapian::docid number) {
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
    } catch (const std::logic_error&) {  // a length that Xapian reads and takes for true
      article.reset();
    }
    if (article) {
      ++count.read;
      take(std::move(*article));
    }
  };
  // By number, not along a list of all of them, which may be what is damaged; but damage may put
  // one at the far end of all numbers.
  constexpr std::uint64_t kNumbersPerArticle = 100;
  constexpr std::uint64_t kNumbersInAnyCase = 100'000;
  const std::uint64_t near_end = std::min<std::uint64_t>(
      database.get_lastdocid(), kNumbersPerArticle * expected + kNumbersInAnyCase);
  for (std::uint64_t number = 1; number <= near_end; ++number) {
    read(static_cast<Xapian::docid>(number));
  }
  if (near_end < database.get_lastdocid()) {
    for (const Xapian::docid number : listed_behind(database, near_end)) {
      read(number);
    }
  }
  count.lost = expected - std::min<std::uint64_t>(expected, count.read);
  return count;
}

MetadataReader metadata_of(const std::filesystem::path& generation) {
  // Shared by the copies of the reader, which std::function makes as it likes.
  const auto database = std::make_shared<const Xapian::Database>(opened(generation));
  return [database](const std::string& key) { return value_or_nothing(*database, key); };
}

}  // namespace niger::catalog

#include "tests/indexer/app/random_removals.h"

#include <xapian.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/index/article_key.h"
#include "common/index/article_record.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/folder/own_files.h"

namespace niger::test {

using namespace catalog;
using namespace folder;
using namespace index;
namespace fs = std::filesystem;

std::map<std::string, Article> articles_of(const fs::path& index) {
  const LiveIndex live = open_live_index(index);
  const Xapian::Database& database = live.database;
  ArticleRecordReader records(database.get_metadata(std::string(schema::kDictionaryKey)));
  std::map<std::string, Article> articles;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    Article article = records.article(database.get_document(*at).get_data());
    std::string key = key_term(article);
    articles.emplace(std::move(key), std::move(article));
  }
  return articles;
}

RandomRemovals::RandomRemovals(fs::path index, unsigned seed)
    : index_(std::move(index)), random_(seed) {}

std::vector<std::string> RandomRemovals::next() {
  const auto what = random_() % 6;
  if (what < 2) {
    return {"remove", "--index", index_.string(), "--all", any_article()};
  }
  const RemovedArticles removed = removed_in_use(index_, nullptr);
  if (what > 2 || removed.empty()) {
    return {};
  }
  const std::string& key = removed.all()[random_() % removed.all().size()].key;
  return {"restore", "--index", index_.string(), "--all", key};
}

void RandomRemovals::hand_to(const fs::path& fresh) const {
  for (const auto& entry : fs::directory_iterator(fresh)) {
    if (entry.is_directory()) {
      fs::remove_all(entry.path());
    }
  }
  if (fs::exists(index_ / kRemovedFile)) {
    fs::copy_file(index_ / kRemovedFile, fresh / kRemovedFile);
  }
}

bool RandomRemovals::may_concern(const Article& article, bool unique_ids) const {
  const RemovedArticles removed = removed_in_use(index_, nullptr);
  const auto of_file = removed.of_file(article.path);
  return removed.recognized(article, unique_ids) == Recognized::Removed ||
         (!has_own_id(article) &&
          std::any_of(of_file.begin(), of_file.end(), [&](const RemovedArticle* one) {
            return !one->own_id && one->place == place_hash(article);
          }));
}

bool RandomRemovals::must_concern(const Article& article, bool unique_ids) const {
  return removed_in_use(index_, nullptr).recognized(article, unique_ids) == Recognized::Removed;
}

// By its key; alone in its file, by its id, which is the end of the path.
std::string RandomRemovals::any_article() {
  const std::map<std::string, Article> articles = articles_of(index_);
  const Article& article =
      std::next(articles.begin(), static_cast<std::ptrdiff_t>(random_() % articles.size()))->second;
  return article.record.empty() && !has_own_id(article) ? article.id : shown_key(article);
}

}  // namespace niger::test

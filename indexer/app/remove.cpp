/// niger-index remove: articles are taken out at once, and stay out.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/index/article_key.h"
#include "common/index/article_lookup.h"
#include "common/index/article_record.h"
#include "common/index/boolean_term.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/running/source_changes.h"
#include "indexer/running/unique_ids.h"
#include "indexer/running/writing_run.h"
#include "indexer/settings/source_settings.h"
#include "indexer/writing/index_updater.h"

namespace niger::index_app {

using catalog::CatalogFile, catalog::CatalogRecord, catalog::RemovedArticle, index::has_own_id,
    index::key_term, messages::Message;

namespace {

class Removal {
 public:
  explicit Removal(const run_settings::IndexOptions& options)
      : options_(options),
        live_(index::open_live_index(options.index)),
        records_(metadata(schema::kDictionaryKey)),
        settings_(run_settings::sources_from(metadata(schema::kSourcesKey))),
        catalog_(catalog::loaded_catalog(reader())),
        removed_(catalog::removed_in_use(options.index, reader())) {}

  // Throws Error(Usage) for a name that means no article, or several without --all.
  void take(const std::string& name) {
    const index::NamedArticles found = meant_by(name);
    if (found.articles.empty()) {
      if (removed_.named(name).empty()) {
        throw messages::TextError(ErrorKind::Usage, {Message::RemoveUnknown, {{"id", name}}});
      }
      lines_.push_back({Message::RemovedAlready, {{"id", name}}});
      return;
    }
    if (found.articles.size() > 1 && !options_.all_named) {
      throw messages::TextError(
          ErrorKind::Usage, {found.by_file ? Message::RemoveFileOfSeveral : Message::RemoveShared,
                             {{found.by_file ? "path" : "id", name},
                              {"count", static_cast<std::uint64_t>(found.articles.size())},
                              {"keys", key_labels(found.articles)}}});
    }
    for (const Xapian::docid number : found.articles) {
      const Xapian::Document document = live_.database.get_document(number);
      take(records_.article(document.get_data()), document.get_value(schema::kFingerprintSlot));
    }
  }

  running::RunResult commit() {
    writing::IndexUpdater updater({live_.generation.path(), options_.memory_bytes});
    for (const auto& [path, terms] : terms_) {
      for (const std::string& term : terms) {
        updater.remove(term);
      }
    }
    running::RunResult result;
    result.record.files = catalog_.size();
    result.record.articles = live_.database.get_doccount();
    if (!terms_.empty()) {
      note_copies();
      settle();
      const catalog::IndexMetadata changes = catalog::catalog_changes(catalog_, touched_, reader());
      metadata_.insert(metadata_.end(), changes.begin(), changes.end());
      std::vector<RemovedArticle> all = removed_.all();
      all.insert(all.end(), fresh_.begin(), fresh_.end());
      removed_ = catalog::RemovedArticles(std::move(all));
      metadata_.emplace_back(schema::kRemovedKey, catalog::stored(removed_));
      const writing::UpdateStats stats = updater.commit(metadata_);
      result.record.articles = stats.articles;
      result.record.removed = stats.removed;
    }
    catalog::keep_removed(options_.index, removed_);
    for (std::size_t at = 0; at < std::min<std::size_t>(fresh_.size(), options_.listed); ++at) {
      lines_.push_back({Message::RemovedLine, {{"key", fresh_[at].key}}});
    }
    lines_.push_back({fresh_.empty() ? Message::RemovedNothing : Message::RemoveSummary,
                      {{"removed", messages::Grouped{result.record.removed}},
                       {"articles", messages::Grouped{result.record.articles}}}});
    result.summary = std::move(lines_);
    return result;
  }

 private:
  [[nodiscard]] std::string metadata(std::string_view key) const {
    return live_.database.get_metadata(std::string(key));
  }
  [[nodiscard]] catalog::MetadataReader reader() const {
    return [this](const std::string& key) { return live_.database.get_metadata(key); };
  }

  // By id, key or path; a path may be one below the folder one stands in, as the shell completes
  // it, or the end of the path of a file that has lost an article before.
  [[nodiscard]] index::NamedArticles meant_by(const std::string& name) {
    const auto named = [this](const std::string& one) {
      return index::named_articles(live_.database, one, [this](const Xapian::Document& document) {
        return records_.article(document.get_data());
      });
    };
    index::NamedArticles found = named(name);
    std::vector<std::string> files = removed_.files_named(name);
    if (!name.empty() && (!files.empty() || removed_.named(name).empty())) {
      files.insert(files.begin(), walk::shown_path(running::absolute_source(name)));
    }
    for (std::size_t at = 0; at < files.size() && found.articles.empty(); ++at) {
      found = named(files[at]);
    }
    return found;
  }

  std::string key_labels(const std::vector<Xapian::docid>& articles) {
    constexpr std::size_t kMost = 10;
    std::string keys;
    for (std::size_t at = 0; at < std::min(articles.size(), kMost); ++at) {
      keys +=
          (at == 0 ? "" : ", ") +
          index::shown_key(records_.article(live_.database.get_document(articles[at]).get_data()));
    }
    return articles.size() > kMost ? keys + ", …" : keys;
  }

  // With those that no list can distinguish from it: of the same id, or with the same text, in its
  // file.
  void take(const Article& article, const std::string& fingerprint) {
    bool is_new = terms_[article.path].insert(key_term(article)).second;
    if (!is_new) {
      return;
    }
    by_fingerprint_[fingerprint].push_back(fresh_.size());
    records_out_[article.path].insert(article.record);
    fresh_.push_back(catalog::removed_article(article, running::time_stamp(), options_.reason));
    fresh_.back().shared_id = has_own_id(article) && is_shared(article.id);
    if (!has_own_id(article)) {
      take_same_text(article);
      return;
    }
    for (std::uint32_t repetition = 1; article.repetition > 0; ++repetition) {
      const std::string term =
          key_term(article.id, index::scope_of(article.path, index::entry_of(article), repetition));
      if (live_.database.get_termfreq(term) == 0) {
        return;
      }
      terms_[article.path].insert(term);
    }
  }

  void take_same_text(const Article& article) {
    if (article.record.empty()) {
      return;  // alone in its file
    }
    const std::uint64_t text = catalog::text_hash(article);
    const std::string term = index::exact_term(schema::kFilePrefix, article.path);
    const Xapian::Database& database = live_.database;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      const Article other = records_.article(database.get_document(*at).get_data());
      if (!has_own_id(other) && catalog::text_hash(other) == text) {
        terms_[article.path].insert(key_term(other));
      }
    }
  }

  // True where articles of two files have the id.
  bool is_shared(const std::string& id) {
    const auto [known, is_new] = shared_ids_.try_emplace(id, false);
    if (!is_new) {
      return known->second;
    }
    std::string path;
    for (const Xapian::docid number : meant_by(id).articles) {
      const Article one = records_.article(live_.database.get_document(number).get_data());
      if (one.id == id && has_own_id(one)) {
        if (!path.empty() && path != one.path) {
          return known->second = true;
        }
        path = one.path;
      }
    }
    return false;
  }

  // Where else the texts are now, or would be but for the list. The same words have the same
  // fingerprint.
  void note_copies() {
    const Xapian::Database& database = live_.database;
    const auto end = database.valuestream_end(schema::kFingerprintSlot);
    for (auto at = database.valuestream_begin(schema::kFingerprintSlot); at != end; ++at) {
      const auto same = by_fingerprint_.find(*at);
      if (same == by_fingerprint_.end()) {
        continue;
      }
      const Article article = records_.article(database.get_document(at.get_docid()).get_data());
      const std::uint64_t text = catalog::text_hash(article);
      for (const std::size_t which : same->second) {
        RemovedArticle& one = fresh_[which];
        const bool is_itself = article.path == one.paths.front() &&
                               has_own_id(article) == one.own_id &&
                               (!one.own_id || catalog::place_hash(article) == one.place);
        if (one.text == text && !is_itself) {
          note_copy(one, article.path);
        }
      }
    }
    for (RemovedArticle& one : fresh_) {
      for (const RemovedArticle& before : removed_.all()) {
        for (std::size_t at = 0; before.text == one.text && at < before.paths.size(); ++at) {
          note_copy(one, before.paths[at]);
        }
      }
    }
  }

  static void note_copy(RemovedArticle& one, const std::string& path) {
    constexpr std::size_t kMost = 100;
    if (one.shared_text ||
        std::find(one.copies.begin(), one.copies.end(), path) != one.copies.end()) {
      return;
    }
    one.copies.push_back(path);
    if (one.copies.size() > kMost) {
      one.copies.clear();
      one.shared_text = true;
    }
  }

  // The list of files, and those of their records, as a build without these articles has them.
  void settle() {
    for (const auto& [path, terms] : terms_) {
      const auto file = catalog_.find(path);
      if (file == catalog_.end()) {
        continue;
      }
      file->second.articles -= static_cast<std::uint32_t>(terms.size());
      file->second.removed += terms.size();
      forget_notes(file->second);
      touched_.push_back(path);
    }
    if (settings_.unique_ids) {
      settle_unique();
      return;
    }
    for (const auto& [path, terms] : terms_) {
      std::vector<CatalogRecord> records = catalog::loaded_records(reader(), path);
      if (!records.empty()) {
        records.erase(std::remove_if(records.begin(), records.end(),
                                     [&terms = terms](const CatalogRecord& record) {
                                       return terms.contains(key_term(record.id, record.scope));
                                     }),
                      records.end());
        add(catalog::records_metadata(path, records));
      }
    }
  }

  // What was noted for having the id of a removed article is one itself now.
  void forget_notes(CatalogFile& file) {
    const std::set<std::string>& records = records_out_[file.path];
    file.skipped -= std::erase_if(file.skips, [&records](const catalog::Skip& skip) {
      return skip.reason.message() == Message::RemovedIdThere && records.contains(skip.record);
    });
  }

  // Where ids are unique, all records with an id are taken out, those that were replaced, too.
  void settle_unique() {
    std::set<std::string> all_terms;
    for (const auto& [path, terms] : terms_) {
      all_terms.insert(terms.begin(), terms.end());
    }
    std::map<std::string, std::vector<CatalogRecord>> lists;
    for (const CatalogFile* file : catalog::by_path(catalog_)) {
      std::vector<CatalogRecord> records = catalog::loaded_records(reader(), file->path);
      const auto gone = std::remove_if(records.begin(), records.end(), [&](const auto& record) {
        return all_terms.contains(key_term(record.id, record.scope));
      });
      if (gone != records.end()) {
        records.erase(gone, records.end());
        add(catalog::records_metadata(file->path, records));
        CatalogFile& entry = catalog_.at(file->path);
        entry.removed += entry.articles + entry.replaced - records.size();
        touched_.push_back(file->path);
      }
      lists[file->path] = std::move(records);
    }
    std::vector<running::FileRecords> files;
    for (const auto& [path, records] : lists) {
      files.push_back({path, &records});
    }
    std::vector<running::ReplacedRecords> replaced = running::replaced_records(files);
    for (std::size_t which = 0; which < files.size(); ++which) {
      CatalogFile& entry = catalog_.at(std::string(files[which].path));
      entry.replaced = replaced[which].count;
      entry.replaced_ids = std::move(replaced[which].ids);
    }
  }

  void add(const catalog::IndexMetadata& more) {
    metadata_.insert(metadata_.end(), more.begin(), more.end());
  }

  const run_settings::IndexOptions& options_;
  index::LiveIndex live_;
  index::ArticleRecordReader records_;
  run_settings::SourceSettings settings_;
  catalog::Catalog catalog_;
  catalog::RemovedArticles removed_;
  std::map<std::string, std::set<std::string>> terms_;  // of the articles to go, by their files
  std::map<std::string, std::set<std::string>> records_out_;  // the same, as files name them
  std::vector<RemovedArticle> fresh_;
  std::map<std::string, std::vector<std::size_t>> by_fingerprint_;  // those of fresh_
  std::map<std::string, bool> shared_ids_;
  std::vector<std::string> touched_;
  catalog::IndexMetadata metadata_;
  std::vector<messages::Text> lines_;
};

}  // namespace

int run_remove(const run_settings::Invocation& invocation) {
  run_settings::IndexOptions options;
  if (!run_settings::read_options("remove", invocation, options)) {
    return 0;
  }
  if (options.named.empty()) {
    throw messages::TextError(ErrorKind::Usage, Message::RemoveNothingNamed);
  }
  if (index::index_state(options.index) != index::IndexState::Ready) {
    (void)index::live_generation(options.index);  // says what is wrong, and makes no folder
  }
  return running::run_writing("remove", options, invocation, [&](run_settings::Progress&) {
    Removal removal(options);
    for (const std::string& name : options.named) {
      removal.take(name);
    }
    return removal.commit();
  });
}

}  // namespace niger::index_app

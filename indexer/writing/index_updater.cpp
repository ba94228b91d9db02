#include "indexer/writing/index_updater.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "common/files/durable.h"
#include "common/index/article_key.h"
#include "common/index/article_record.h"
#include "common/index/boolean_term.h"
#include "common/index/generation.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/duplicates/near_duplicates.h"
#include "indexer/vectors/learning.h"
#include "indexer/writing/document_maker.h"
#include "indexer/writing/touched_stems.h"

namespace niger::writing {

using index::exact_term;
using messages::Message;
using messages::TextError;

namespace {

// What Xapian holds of a changed article until it goes to disk, over its title and text: about 180
// stems of 500 bytes each, map nodes and strings, for 2,800 bytes of news.
constexpr std::size_t kHeldOverText = 32;

Xapian::WritableDatabase opened(const std::filesystem::path& directory) {
  try {
    index::refuse_what_xapian_cannot(directory);
    return Xapian::WritableDatabase(directory.string(), Xapian::DB_OPEN);
  } catch (const Xapian::DatabaseLockError& error) {
    // Also thrown where the lock file cannot be made, as on a full disk: waiting is no help then.
    if (error.get_msg().find("already locked") == std::string::npos) {
      throw TextError(
          ErrorKind::Index,
          {Message::UpdateNotLocked, {{"path", directory.string()}, {"reason", error.get_msg()}}});
    }
    throw TextError(ErrorKind::Busy, {Message::UpdateBusy, {{"path", directory.string()}}});
  } catch (const Xapian::Error& error) {
    throw TextError(ErrorKind::Index,
                    {Message::UpdateNotOpened,
                     {{"path", directory.string()}, {"reason", error.get_description()}}});
  }
}

}  // namespace

struct PreparedArticle::State {
  Xapian::Document document;
  std::string key_term;
  std::size_t text_bytes = 0;
  std::optional<std::size_t> cut_after;
};

struct IndexUpdater::State {
  // What a thread needs to prepare articles.
  struct Preparer {
    Preparer(const arabic::Analyzer& analyzer, const std::string& dictionary,
             std::size_t cache_bytes)
        : records(dictionary), maker(analyzer, records, cache_bytes) {}
    index::ArticleRecordWriter records;
    DocumentMaker maker;
  };

  template <typename Work>
  auto reported(Work work) const {
    try {
      return work();
    } catch (const Xapian::Error& error) {
      throw TextError(ErrorKind::Index, {Message::UpdateFailed,
                                         {{"path", options.directory.string()},
                                          {"reason", error.get_description()}}});
    }
  }

  explicit State(UpdaterOptions updater_options)
      : options(std::move(updater_options)),
        database(opened(options.directory)),
        dictionary(reported([&] { return checked_dictionary(); })) {
    for (unsigned number = 0; number < std::max(1U, options.preparers); ++number) {
      preparers.push_back(std::make_unique<Preparer>(
          analyzer, dictionary, options.memory_bytes / 8 / std::max(1U, options.preparers)));
    }
    // Xapian renames its newest revision into place and leaves the folder to the system. A power
    // cut must not bring back an older one once a later run has reused its blocks.
    files::sync_to_disk(options.directory);
    reported([&] { database.begin_transaction(); });
  }

  std::string checked_dictionary() const {
    const messages::Text complaint = index::version_complaint(database);
    if (!complaint.empty()) {
      throw TextError(
          ErrorKind::Index,
          {Message::IndexOther, {{"path", options.directory.string()}, {"complaint", complaint}}});
    }
    return database.get_metadata(std::string(schema::kDictionaryKey));
  }

  void check_open() const {
    if (is_done) {
      throw Error(ErrorKind::Internal, "an update was continued after its commit or cancel");
    }
  }

  std::size_t remove_all(const std::string& term) {
    const std::vector<Xapian::docid> articles(database.postlist_begin(term),
                                              database.postlist_end(term));
    for (const Xapian::docid article : articles) {
      const Xapian::Document document = database.get_document(article);
      touched.add(document);
      duplicates.note_going(document);
      duplicates.note_gone(article);
      held_bytes += document.get_data().size() * 3;  // about the text's, before compression
      database.delete_document(article);
    }
    flush_if_full();
    return articles.size();
  }

  void replace(const PreparedArticle::State& article) {
    const auto old = database.postlist_begin(article.key_term);
    const bool is_known = old != database.postlist_end(article.key_term);
    if (is_known) {
      const Xapian::docid number = *old;
      const Xapian::Document before = database.get_document(number);
      if (before.get_data() == article.document.get_data()) {
        return;  // a record holds all fields: the same record is the same article
      }
      touched.add_differences(before, article.document);
      duplicates.note_going(before);
      database.replace_document(number, article.document);
      duplicates.note_come(number);
      ++stats.replaced;
    } else {
      touched.add(article.document);
      duplicates.note_come(database.add_document(article.document));
      ++stats.added;
    }
    held_bytes += article.text_bytes;
    flush_if_full();
  }

  Article move(Xapian::docid number, const std::string& path) {
    Xapian::Document document = database.get_document(number);
    Article article = index::ArticleRecordReader(dictionary).article(document.get_data());
    article.path = path;
    set_origin(document, article);
    document.set_data(preparers.front()->records.record(article));
    database.replace_document(number, document);
    ++stats.replaced;
    held_bytes += article.title.size() + article.text.size();
    flush_if_full();
    return article;
  }

  // Xapian counts documents, not bytes, before it writes what it holds of a transaction. Asking for
  // all terms makes it write the postings, asking for positions these; neither commits.
  void flush_if_full() {
    constexpr std::size_t kMostTouched = std::size_t{1} << 17;
    if (touched.size() > kMostTouched) {
      touched.list_in(database);
    }
    if (held_bytes > options.memory_bytes / 2 / kHeldOverText) {
      held_bytes = 0;
      (void)database.allterms_begin();
    }
  }

  UpdaterOptions options;
  Xapian::WritableDatabase database;
  arabic::Analyzer analyzer;
  std::string dictionary;  // of the stored articles
  std::vector<std::unique_ptr<Preparer>> preparers;
  duplicates::DuplicatesUpdate duplicates;
  UpdateStats stats;
  TouchedStems touched;
  std::size_t held_bytes = 0;  // title and text of the changes Xapian holds
  bool is_done = false;
};

IndexUpdater::IndexUpdater(UpdaterOptions options)
    : state_(std::make_unique<State>(std::move(options))) {}

IndexUpdater::~IndexUpdater() {
  if (!state_->is_done) {
    try {
      cancel();
    } catch (const Error&) {  // closing the database forgets the transaction just as well
    }
  }
}

PreparedArticle::PreparedArticle(std::unique_ptr<State> state) : state_(std::move(state)) {}
PreparedArticle::PreparedArticle(PreparedArticle&&) noexcept = default;
PreparedArticle& PreparedArticle::operator=(PreparedArticle&&) noexcept = default;
PreparedArticle::~PreparedArticle() = default;

std::optional<std::size_t> PreparedArticle::cut_after() const { return state_->cut_after; }

PreparedArticle IndexUpdater::prepared(const Article& article, unsigned preparer) const {
  auto ready = std::make_unique<PreparedArticle::State>();
  DocumentMaker& maker = state_->preparers.at(preparer)->maker;
  state_->reported([&] { ready->document = maker.document(article); });
  ready->cut_after = maker.cut_after();
  ready->key_term = index::key_term(article);
  ready->text_bytes = article.title.size() + article.text.size();
  return PreparedArticle(std::move(ready));
}

void IndexUpdater::replace(PreparedArticle&& article) {
  state_->check_open();
  const PreparedArticle mine = std::move(article);
  state_->reported([&] { state_->replace(*mine.state_); });
}

void IndexUpdater::replace(const Article& article) { replace(prepared(article, 0)); }

bool IndexUpdater::remove(const std::string& key_term) {
  state_->check_open();
  const std::size_t removed = state_->reported([&] { return state_->remove_all(key_term); });
  state_->stats.removed += removed;
  return removed > 0;
}

std::uint64_t IndexUpdater::move_files(
    const std::vector<std::pair<std::string, std::string>>& files,
    const std::function<void(const std::string& before, const Article& article)>& moved) {
  state_->check_open();
  return state_->reported([&] {
    // All of them first: the second file of one pair may be the first of another.
    std::vector<std::vector<Xapian::docid>> articles;
    for (const auto& [before, after] : files) {
      const std::string term = exact_term(schema::kFilePrefix, before);
      articles.emplace_back(state_->database.postlist_begin(term),
                            state_->database.postlist_end(term));
    }
    std::uint64_t count = 0;
    for (std::size_t which = 0; which < files.size(); ++which) {
      for (const Xapian::docid number : articles[which]) {
        moved(files[which].first, state_->move(number, files[which].second));
      }
      count += articles[which].size();
    }
    return count;
  });
}

std::size_t IndexUpdater::remove_file(std::string_view path) {
  state_->check_open();
  const std::size_t removed =
      state_->reported([&] { return state_->remove_all(exact_term(schema::kFilePrefix, path)); });
  state_->stats.removed += removed;
  return removed;
}

std::vector<std::string> IndexUpdater::keys_of_file(std::string_view path) const {
  state_->check_open();
  return state_->reported([&] {
    std::vector<std::string> keys;
    const std::string term = exact_term(schema::kFilePrefix, path);
    const Xapian::Database& database = state_->database;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      keys.push_back(index::key_term_of(database.get_document(*at)));
    }
    return keys;
  });
}

std::string IndexUpdater::metadata(std::string_view key) const {
  state_->check_open();
  return state_->reported([&] { return state_->database.get_metadata(std::string(key)); });
}

UpdateStats IndexUpdater::pending() const { return state_->stats; }

UpdateStats IndexUpdater::commit(const catalog::IndexMetadata& metadata) {
  state_->check_open();
  State& state = *state_;
  state.reported([&] {
    state.touched.list_in(state.database);
    state.duplicates.apply(state.database, state.preparers.front()->maker.session());
    for (const auto& [key, value] : metadata) {
      state.database.set_metadata(key, value);
    }
    const std::uint64_t changes = state.stats.added + state.stats.replaced + state.stats.removed;
    state.database.set_metadata(
        std::string(schema::kChangedKey),
        std::to_string(vectors::changed_articles(state.database) + changes));
    if (changes > 0 && vectors::vectors_are_due(state.database)) {
      const std::atomic<bool> never = false;
      vectors::learn_vectors(state.database,
                             {state.options.memory_bytes, std::max(1U, state.options.preparers)},
                             state.options.cancelled != nullptr ? *state.options.cancelled : never);
    }
    state.database.commit_transaction();
    state.stats.articles = state.database.get_doccount();
    state.is_done = true;
    state.database.close();
  });
  files::sync_to_disk(state.options.directory);
  return state.stats;
}

void IndexUpdater::cancel() {
  state_->check_open();
  state_->is_done = true;
  state_->reported([&] {
    state_->database.cancel_transaction();
    state_->database.close();
  });
}

}  // namespace niger::writing

#include "indexer/writing/index_updater.h"

#include <optional>
#include <set>

#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "common/base/error.h"
#include "common/index/article_record.h"
#include "common/index/boolean_term.h"
#include "common/index/schema.h"
#include "indexer/writing/copies.h"
#include "indexer/writing/document_maker.h"
#include "indexer/writing/durable.h"
#include "indexer/writing/stem_lists.h"

namespace niger {
namespace {

// What Xapian holds of a changed article until it goes to disk, over its title and text: about 180
// stems of 500 bytes each, map nodes and strings, for 2,800 bytes of news.
constexpr std::size_t kHeldOverText = 32;

Xapian::WritableDatabase opened(const std::filesystem::path& directory) {
  try {
    return Xapian::WritableDatabase(directory.string(), Xapian::DB_OPEN);
  } catch (const Xapian::DatabaseLockError& error) {
    // Also thrown where the lock file cannot be made, as on a full disk: waiting is no help then.
    if (error.get_msg().find("already locked") == std::string::npos) {
      throw Error(ErrorKind::Index, "cannot lock the index in " + directory.string() + ": " +
                                        error.get_msg() + "; nothing was changed");
    }
    throw Error(ErrorKind::Busy, "the index is being written: " + directory.string() +
                                     " (wait for the other indexer, or stop it)");
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Index, "cannot open the index for writing: " + directory.string() +
                                      ": " + error.get_description() +
                                      " (build it anew: niger-index build)");
  }
}

}  // namespace

struct IndexUpdater::State {
  template <typename Work>
  auto reported(Work work) const {
    try {
      return work();
    } catch (const Xapian::Error& error) {
      throw Error(ErrorKind::Index, "cannot update the index in " + options.directory.string() +
                                        ": " + error.get_description() +
                                        " (nothing was changed; is the disk full?)");
    }
  }

  explicit State(UpdaterOptions updater_options)
      : options(std::move(updater_options)),
        database(opened(options.directory)),
        records(reported([&] { return checked_dictionary(); })),
        maker(analyzer, records, options.memory_bytes / 8) {
    // Xapian renames its newest revision into place and leaves the folder to the system. A power
    // cut must not bring back an older one once a later run has reused its blocks.
    sync_to_disk(options.directory);
    reported([&] { database.begin_transaction(); });
  }

  std::string checked_dictionary() const {
    const auto check = [&](std::string_view key, const std::string& expected, const char* what) {
      const std::string found = database.get_metadata(std::string(key));
      if (found != expected) {
        throw Error(ErrorKind::Index, "the index in " + options.directory.string() + " has " +
                                          what + " \"" + found + "\", this program \"" + expected +
                                          "\": build it anew (niger-index build)");
      }
    };
    check(schema::kFormatKey, std::to_string(schema::kFormatVersion), "format");
    check(schema::kAnalyzerKey, Analyzer::version(), "analyzer");
    return database.get_metadata(std::string(schema::kDictionaryKey));
  }

  void check_open() const {
    if (is_done) {
      throw Error(ErrorKind::Internal, "an update was continued after its commit or cancel");
    }
  }

  // The stems of a document about to go may be gone with it, those of one about to come are new.
  void touch(const Xapian::Document& document) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      if (is_stem_term(*term)) {
        touched.insert(*term);
      }
    }
  }

  std::size_t remove_all(const std::string& term) {
    const std::vector<Xapian::docid> articles(database.postlist_begin(term),
                                              database.postlist_end(term));
    for (const Xapian::docid article : articles) {
      const Xapian::Document document = database.get_document(article);
      touch(document);
      copies.note_going(document);
      copies.note_gone(article);
      held_bytes += document.get_data().size() * 3;  // about the text's, before compression
      database.delete_document(article);
    }
    flush_if_full();
    return articles.size();
  }

  void replace(const Article& article) {
    const std::string id = exact_term(schema::kIdPrefix, article.id);
    const auto old = database.postlist_begin(id);
    const bool is_known = old != database.postlist_end(id);
    if (is_known) {
      const Xapian::Document before = database.get_document(*old);
      touch(before);
      copies.note_going(before);
    }
    const Xapian::Document document = maker.document(article);
    touch(document);
    copies.note_come(database.replace_document(id, document));
    ++(is_known ? stats.replaced : stats.added);
    held_bytes += article.title.size() + article.text.size();
    flush_if_full();
  }

  // Xapian counts documents, not bytes, before it writes what it holds of a transaction. Asking for
  // all terms makes it write the postings, asking for positions these; neither commits.
  void flush_if_full() {
    if (held_bytes > options.memory_bytes / 2 / kHeldOverText) {
      held_bytes = 0;
      (void)database.allterms_begin();
    }
  }

  UpdaterOptions options;
  Xapian::WritableDatabase database;
  Analyzer analyzer;
  ArticleRecordWriter records;
  DocumentMaker maker;
  CopiesUpdate copies;
  UpdateStats stats;
  std::set<std::string> touched;  // terms of stems that came or went
  std::size_t held_bytes = 0;     // title and text of the changes Xapian holds
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

void IndexUpdater::replace(const Article& article) {
  state_->check_open();
  state_->reported([&] { state_->replace(article); });
}

bool IndexUpdater::remove(std::string_view id) {
  state_->check_open();
  const std::size_t removed =
      state_->reported([&] { return state_->remove_all(exact_term(schema::kIdPrefix, id)); });
  state_->stats.removed += removed;
  return removed > 0;
}

std::size_t IndexUpdater::remove_file(std::string_view path) {
  state_->check_open();
  const std::size_t removed =
      state_->reported([&] { return state_->remove_all(exact_term(schema::kFilePrefix, path)); });
  state_->stats.removed += removed;
  return removed;
}

std::vector<std::string> IndexUpdater::ids_of_file(std::string_view path) const {
  state_->check_open();
  return state_->reported([&] {
    std::vector<std::string> ids;
    const std::string term = exact_term(schema::kFilePrefix, path);
    const Xapian::Database& database = state_->database;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      ids.push_back(database.get_document(*at).get_value(schema::kIdSlot));
    }
    return ids;
  });
}

std::string IndexUpdater::metadata(std::string_view key) const {
  state_->check_open();
  return state_->reported([&] { return state_->database.get_metadata(std::string(key)); });
}

UpdateStats IndexUpdater::pending() const { return state_->stats; }

UpdateStats IndexUpdater::commit(const IndexMetadata& metadata) {
  state_->check_open();
  State& state = *state_;
  state.reported([&] {
    update_stem_lists(state.database, state.touched);
    state.copies.apply(state.database, state.maker.session());
    for (const auto& [key, value] : metadata) {
      state.database.set_metadata(key, value);
    }
    state.database.commit_transaction();
    state.stats.articles = state.database.get_doccount();
    state.is_done = true;
    state.database.close();
  });
  sync_to_disk(state.options.directory);
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

}  // namespace niger

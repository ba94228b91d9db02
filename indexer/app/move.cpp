/// niger-index move: a collection is somewhere else on disk, and nothing of it is read again.
#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/article_key.h"
#include "common/index/former_paths.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "common/messages/quantities.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/change_hash.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/folder/generations.h"
#include "indexer/folder/kept_sources.h"
#include "indexer/running/collection.h"
#include "indexer/running/source_changes.h"
#include "indexer/running/writing_run.h"
#include "indexer/writing/index_facts.h"
#include "indexer/writing/index_updater.h"

namespace niger::index_app {

using catalog::CatalogFile;
using catalog::IndexMetadata;
using catalog::RemovedArticles;
using index::lies_below;
using index::moved_path;
using messages::Grouped;
using messages::Message;
using messages::TextError;
using run_settings::IndexOptions;
using run_settings::SourceSettings;
using walk::Candidate;
using walk::shown_path;

namespace {

struct Move {
  std::string from;  // absolute
  std::string to;
};

// The sources that have moved alone: another one that is missing now does not matter.
SourceSettings moved_ones(const SourceSettings& settings, const std::string& to) {
  SourceSettings moved = settings;
  moved.roots.clear();
  moved.names.clear();
  moved.listed.clear();
  for (std::size_t i = 0; i < settings.roots.size(); ++i) {
    if (lies_below(settings.roots[i], to)) {
      moved.roots.push_back(settings.roots[i]);
      moved.names.push_back(settings.names[i]);
    }
  }
  for (const std::string& file : settings.listed) {
    if (lies_below(file, to)) {
      moved.listed.push_back(file);
    }
  }
  moved.listed_after = moved.roots.size();
  return moved;
}

// Whether the file is the one of the entry; takes over its times then, so that no update asks
// again.
bool is_same(const Candidate& file, CatalogFile& entry) {
  if (file.size_bytes != entry.bytes) {
    return false;
  }
  if (file.mtime_ns != entry.modified_ns || !entry.settled) {
    if (catalog::file_hash(file.place()) != entry.hash) {
      return false;
    }
    if (!entry.dated_by_time) {  // else its articles may have another date
      entry.modified_ns = file.mtime_ns;
    }
  }
  entry.changed_ns = file.ctime_ns;
  return true;
}

// The removed articles with the paths of their files, also of files that are gone now.
RemovedArticles moved_removals(const RemovedArticles& removed, const std::string& from,
                               const std::string& to) {
  std::vector<catalog::RemovedArticle> all = removed.all();
  for (catalog::RemovedArticle& one : all) {
    std::size_t named = 0;  // bytes of the path that the key begins with
    for (std::string& path : one.paths) {
      const bool begins = one.key.starts_with(path) &&
                          (one.key.size() == path.size() || one.key[path.size()] == '#');
      named = begins ? std::max(named, path.size()) : named;
      path = moved_path(path, from, to);
    }
    for (std::string& path : one.copies) {
      path = moved_path(path, from, to);
    }
    if (named > 0) {
      one.key.replace(0, named, moved_path(one.key.substr(0, named), from, to));
    }
  }
  return RemovedArticles(std::move(all));
}

class MovingRun {
 public:
  MovingRun(const IndexOptions& options, Move move)
      : options_(options),
        move_(std::move(move)),
        metadata_(writing::live_metadata(options.index)) {
    settings_ = run_settings::sources_from(metadata_(std::string(schema::kSourcesKey)));
    if (settings_.empty()) {
      throw TextError(ErrorKind::Index, {Message::SourcesNotRecorded, {{"path", options.index}}});
    }
    running::moving(move_.from, move_.to)(settings_);
    catalog_ = catalog::loaded_catalog(metadata_);
    removed_ = catalog::removed_in_use(options.index, metadata_);
  }

  running::RunResult run(run_settings::Progress& progress) {
    progress.start_task(Message::TaskComparing, 0);
    const running::Collection collection =
        running::found_collection(moved_ones(settings_, move_.to));
    find_moves(collection);
    if (same_ == 0) {
      throw TextError(ErrorKind::Input, {Message::MoveNothing,
                                         {{"count", Grouped{moves_.size()}},
                                          {"old", shown_path(move_.from)},
                                          {"new", shown_path(move_.to)}}});
    }
    progress.start_task(Message::TaskMoving, articles_);
    writing::IndexUpdater updater(
        {index::live_generation(options_.index).path(), options_.memory_bytes, 1});
    updater.move_files(moves_, [&](const std::string& before, const Article& article) {
      ++progress.count().done;
      const std::uint64_t scope =
          index::scope_of(before, index::entry_of(article), article.repetition);
      scopes_.emplace(index::key_term(article.id, scope), index::scope_of(article));
    });
    const writing::UpdateStats stats = updater.commit(changed_metadata());
    folder::keep_sources(options_.index, run_settings::stored_sources(settings_));
    catalog::keep_removed(options_.index, removed_);
    running::RunResult result;
    result.record.files = moves_.size();
    result.record.articles = stats.articles;
    result.record.skipped = running::skipped_count(catalog_);
    result.summary.push_back(
        {Message::MoveSummary,
         {{"count", Grouped{same_}},
          {"old", shown_path(move_.from)},
          {"new", shown_path(move_.to)},
          {"articles",
           messages::Text{Message::ArticleCount, {{"count", Grouped{stats.articles}}}}}}});
    if (others_ > 0) {
      result.summary.push_back({Message::MoveOthers, {{"count", Grouped{others_}}}});
    }
    return result;
  }

 private:
  void find_moves(const running::Collection& collection) {
    std::unordered_map<std::string_view, const Candidate*> found;
    for (const Candidate& file : collection.files) {
      found.emplace(file.path, &file);
    }
    const std::string from = shown_path(move_.from);
    const std::string to = shown_path(move_.to);
    catalog::Catalog moved;
    for (const CatalogFile* known : catalog::by_path(catalog_)) {
      CatalogFile entry = *known;
      if (lies_below(entry.path, from)) {
        entry.path = moved_path(entry.path, from, to);
        moves_.emplace_back(known->path, entry.path);
        touched_.push_back(known->path);
        touched_.push_back(entry.path);
        articles_ += entry.articles;
        const auto file = found.find(entry.path);
        if (entry.walked) {
          ++(file != found.end() && is_same(*file->second, entry) ? same_ : others_);
        }
      }
      std::string path = entry.path;
      moved.emplace(std::move(path), std::move(entry));
    }
    catalog_ = std::move(moved);
  }

  IndexMetadata changed_metadata() {
    IndexMetadata changes = catalog::catalog_changes(catalog_, touched_, metadata_);
    changes.emplace_back(schema::kSourcesKey, run_settings::stored_sources(settings_));
    index::FormerPaths former(metadata_(std::string(index::kMovesKey)));
    former.add({shown_path(move_.from), shown_path(move_.to)});
    changes.emplace_back(index::kMovesKey, former.stored());
    if (!removed_.empty()) {
      removed_ = moved_removals(removed_, shown_path(move_.from), shown_path(move_.to));
      changes.emplace_back(schema::kRemovedKey, catalog::stored(removed_));
    }
    IndexMetadata kept;  // after what is removed: one file may have the path that another had
    for (const auto& [before, after] : moves_) {
      std::vector<catalog::CatalogRecord> records = catalog::loaded_records(metadata_, before);
      if (records.empty()) {
        continue;
      }
      for (catalog::CatalogRecord& record : records) {
        const auto scope = scopes_.find(index::key_term(record.id, record.scope));
        record.scope = scope == scopes_.end() ? record.scope : scope->second;
      }
      const IndexMetadata none = catalog::records_metadata(before, {});
      const IndexMetadata now = catalog::records_metadata(after, records);
      changes.insert(changes.end(), none.begin(), none.end());
      kept.insert(kept.end(), now.begin(), now.end());
    }
    changes.insert(changes.end(), kept.begin(), kept.end());
    return changes;
  }

  const IndexOptions& options_;
  const Move move_;
  catalog::MetadataReader metadata_;
  SourceSettings settings_;
  catalog::Catalog catalog_;
  RemovedArticles removed_;
  std::vector<std::pair<std::string, std::string>> moves_;  // paths of files, before and after
  std::vector<std::string> touched_;
  std::unordered_map<std::string, std::uint64_t>
      scopes_;  // of the articles that moved, by old keys
  std::uint64_t articles_ = 0;
  std::uint64_t same_ = 0;    // files that are there unchanged
  std::uint64_t others_ = 0;  // files that are not
};

}  // namespace

int run_move(const run_settings::Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("move", invocation, options)) {
    return 0;
  }
  if (options.sources.size() != 2) {
    throw TextError(ErrorKind::Usage, Message::MoveWants);
  }
  const Move move{running::absolute_source(options.sources[0]),
                  running::absolute_source(options.sources[1])};
  (void)index::live_generation(options.index);  // says what is wrong, and makes no folder
  return running::run_writing("move", options, invocation, [&](run_settings::Progress& progress) {
    folder::remove_unused(options.index);
    return MovingRun(options, move).run(progress);
  });
}

}  // namespace niger::index_app

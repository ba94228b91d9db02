#include "searcher/index/index_snapshot.h"

#include <mutex>
#include <string_view>
#include <system_error>
#include <utility>

#include "common/index/article_record.h"
#include "common/index/generation.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "common/sources/source_aliases.h"
#include "searcher/expansion/language_tools.h"
#include "searcher/index/opened_database.h"

namespace niger::snapshot {
namespace fs = std::filesystem;
namespace {

// The database, and what there is to know of it.
std::unique_ptr<OpenedDatabase> opened(const fs::path& index,
                                       const index::HeldGeneration& generation,
                                       SnapshotFacts& facts) {
  std::string version = index::version_bytes(generation.path());
  Xapian::Database database =
      index::open_generation(index, generation, [&facts](const Xapian::Database& opening) {
        const auto metadata = [&opening](std::string_view key) {
          return opening.get_metadata(std::string(key));
        };
        facts.uuid = opening.get_uuid();
        facts.built_at = metadata(schema::kBuiltAtKey);
        facts.creator = metadata(schema::kCreatorKey);
        facts.analyzer = metadata(schema::kAnalyzerKey);
      });
  std::error_code failure;
  const fs::path path = fs::weakly_canonical(index, failure);
  facts.path = (failure ? index : path).string();
  facts.generation = generation.path().filename().string();
  return std::unique_ptr<OpenedDatabase>(
      new OpenedDatabase{std::move(database), std::move(version)});
}

}  // namespace

struct IndexSnapshot::State {
  fs::path index;
  index::HeldGeneration generation;
  SnapshotFacts facts;
  sources::SourceAliases aliases;
  std::shared_ptr<const expansion::LanguageTools> language;
  std::mutex mutex = {};  // of what follows
  std::unique_ptr<OpenedDatabase> opened = {};
  std::shared_ptr<const index::ArticleDictionary> dictionary = {};
};

IndexSnapshot::IndexSnapshot(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexSnapshot::~IndexSnapshot() = default;

Snapshot IndexSnapshot::take(const fs::path& index) {
  return take(index, std::make_shared<const expansion::LanguageTools>());
}

Snapshot IndexSnapshot::take(const fs::path& index,
                             std::shared_ptr<const expansion::LanguageTools> language) {
  index::HeldGeneration generation = index::live_generation(index);
  SnapshotFacts facts;
  std::unique_ptr<OpenedDatabase> database = opened(index, generation, facts);
  auto state = std::unique_ptr<State>(new State{.index = index,
                                                .generation = std::move(generation),
                                                .facts = std::move(facts),
                                                .aliases = sources::SourceAliases::of_index(index),
                                                .language = std::move(language),
                                                .opened = std::move(database)});
  return Snapshot(new IndexSnapshot(std::move(state)));
}

Snapshot IndexSnapshot::newest(const Snapshot& snapshot) {
  return snapshot->is_current() ? snapshot : take(snapshot->index(), snapshot->language());
}

bool IndexSnapshot::is_current() const {
  return index::current_generation(state_->index) == state_->facts.generation;
}

const SnapshotFacts& IndexSnapshot::facts() const { return state_->facts; }
const sources::SourceAliases& IndexSnapshot::aliases() const { return state_->aliases; }
const fs::path& IndexSnapshot::index() const { return state_->index; }
const index::HeldGeneration& IndexSnapshot::generation() const { return state_->generation; }

const std::shared_ptr<const expansion::LanguageTools>& IndexSnapshot::language() const {
  return state_->language;
}

std::unique_ptr<OpenedDatabase> IndexSnapshot::take_opened() const {
  const std::lock_guard lock(state_->mutex);
  return std::move(state_->opened);
}

std::shared_ptr<const index::ArticleDictionary> IndexSnapshot::dictionary(
    const std::function<std::string()>& read) const {
  const std::lock_guard lock(state_->mutex);
  if (!state_->dictionary)
    state_->dictionary = std::make_shared<const index::ArticleDictionary>(read());
  return state_->dictionary;
}

}  // namespace niger::snapshot

/// niger-index purge: the index is rebuilt from the articles that it has, dictionary and lists
/// included, and nothing older is left in its folder.
#include <chrono>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "common/index/generation.h"
#include "common/messages/quantities.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/catalog/stored_articles.h"
#include "indexer/folder/generations.h"
#include "indexer/running/building.h"
#include "indexer/running/disk_space.h"
#include "indexer/running/rebuild.h"
#include "indexer/running/writing_run.h"
#include "indexer/writing/index_facts.h"

namespace niger::index_app {

using catalog::RemovedArticles;
using folder::folder_bytes;
using messages::Message;
using run_settings::IndexOptions;
using run_settings::Invocation;
using run_settings::Progress;
namespace fs = std::filesystem;
namespace {

// An id may say what an article is about: its hash keeps the article out just as well.
RemovedArticles without_keys(const RemovedArticles& removed) {
  std::vector<catalog::RemovedArticle> all = removed.all();
  for (catalog::RemovedArticle& one : all) {
    one.key.clear();
  }
  return RemovedArticles(std::move(all));
}

// A generation beside the one in use; empty: there is none.
std::string old_generation(const fs::path& index) {
  const std::string current = index::current_generation(index);
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(index, failure)) {
    const std::string name = entry.path().filename().string();
    if (index::generation_number(name) != 0 && name != current) {
      return name;
    }
  }
  return "";
}

// Removes the earlier generations; returns one that a search still holds after the wait.
std::string held_generation(const IndexOptions& options, const Invocation& invocation,
                            Progress& progress) {
  constexpr auto kPause = std::chrono::milliseconds(200);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(options.wait_seconds);
  bool reported = false;
  for (;;) {
    folder::remove_unused(options.index);
    const std::string held = old_generation(options.index);
    if (held.empty() || std::chrono::steady_clock::now() >= end ||
        invocation.interruption.asked()) {
      return held;
    }
    if (!std::exchange(reported, true)) {
      progress.note({Message::PurgeWaiting,
                     {{"time", messages::time_text(static_cast<double>(options.wait_seconds))},
                      {"generation", held}}});
    }
    std::this_thread::sleep_for(kPause);
  }
}

running::RunResult purge(const IndexOptions& options, const Invocation& invocation,
                         Progress& progress) {
  static_cast<void>(writing::live_metadata(options.index));  // refuses an index of another format
  folder::remove_unused(options.index);
  const std::uintmax_t before = folder_bytes(options.index);
  const run_settings::SourceSettings settings = running::settings_in_use(options.index);
  RemovedArticles removed;
  {
    const index::HeldGeneration live = index::live_generation(options.index);
    removed =
        without_keys(catalog::removed_in_use(options.index, catalog::metadata_of(live.path())));
    const std::uint64_t bytes = folder_bytes(live.path());
    progress.note(running::space_checked(options.index, {.likely = bytes, .most = bytes}).line);
  }
  std::uint64_t copies = 0;
  running::RunResult result = running::rebuild_from_stored(
      settings, options, invocation, progress, removed,
      [&](const Article& article) { copies += removed.has_text(article) ? 1 : 0; });
  const std::string held = held_generation(options, invocation, progress);
  result.summary.erase(result.summary.begin());  // that it was made of what it keeps
  result.record.added = 0;
  result.exit_one = !result.summary.empty();  // an article that cannot be read was lost
  if (held.empty()) {
    result.summary.push_back(
        {copies == 0 ? Message::PurgeSummary : Message::PurgeSummaryCopies,
         {{"articles", messages::Text{Message::ArticleCount,
                                      {{"count", messages::Grouped{result.record.articles}}}}},
          {"before", messages::size_text(before)},
          {"after", messages::size_text(folder_bytes(options.index))},
          {"path", options.index},
          {"count", copies}}});
  } else {
    result.exit_one = true;
    result.summary.push_back({Message::PurgeHeld, {{"generation", held}}});
  }
  return result;
}

}  // namespace

int run_purge(const Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("purge", invocation, options)) {
    return 0;
  }
  if (index::index_state(options.index) != index::IndexState::Ready) {
    (void)index::live_generation(options.index);  // says what is wrong, and makes no folder
  }
  return running::run_writing("purge", options, invocation, [&](Progress& progress) {
    return purge(options, invocation, progress);
  });
}

}  // namespace niger::index_app

#include "indexer/writing/index_builder.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "common/index/article_record.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/folder/own_files.h"
#include "indexer/writing/completion.h"
#include "indexer/writing/document_maker.h"
#include "indexer/writing/segments.h"

namespace niger::writing {

using arabic::Analyzer;
using folder::kPartsFolder;
using messages::Message;
using messages::TextError;

namespace {

namespace fs = std::filesystem;

// Text that fills a segment. Postings of different segments stay in chunks of their own when they
// are merged, so that larger ones make a smaller index.
constexpr std::size_t kSegmentBytes = std::size_t{4} << 20;

// Text after which a segment writes its postings: Xapian's inverter is a tree of strings of trees
// of numbers, fastest while it fits the processor's cache.
constexpr std::size_t kFlushBytes = std::size_t{512} << 10;

TextError failed(const fs::path& directory, const std::string& why) {
  return {ErrorKind::Index,
          {Message::BuildNotWritten, {{"path", directory.string()}, {"reason", why}}}};
}

// Runs `work`, and gives what Xapian or the file system throws as an Error of ours.
template <typename Work>
auto reported(const fs::path& directory, Work work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    throw failed(directory, error.get_description());
  } catch (const fs::filesystem_error& error) {
    throw failed(directory, error.what());
  }
}

}  // namespace

// What the workers share.
struct IndexBuilder::State {
  explicit State(BuilderOptions builder_options)
      : options(std::move(builder_options)), segments(options.directory / kPartsFolder) {}

  // The dictionary of stored records: learned from the articles of the first worker that has a
  // segment full of them; the others wait for it.
  const std::string& dictionary_from(const std::vector<Article>& articles) {
    const std::lock_guard lock(dictionary_mutex);
    if (!dictionary) {
      dictionary = index::trained_dictionary(articles);
    }
    return *dictionary;
  }

  void check_cancelled() const {
    if (cancelled) {
      throw TextError(ErrorKind::Index, Message::RunStopped);
    }
  }

  BuilderOptions options;
  Analyzer analyzer;
  Segments segments;
  std::atomic<bool> cancelled = false;
  bool is_finished = false;
  std::mutex dictionary_mutex;
  std::optional<std::string> dictionary;
  std::vector<std::unique_ptr<Worker>> workers;
};

struct IndexBuilder::Worker::State {
  explicit State(IndexBuilder::State& builder_state) : builder(builder_state) {}

  void add(Article&& article) {
    if (maker) {
      write(std::move(article));
      return;
    }
    waiting_bytes += article.title.size() + article.text.size();
    waiting.push_back(std::move(article));
    if (waiting_bytes >= kSegmentBytes) {
      write_waiting();
    }
  }

  // The first articles wait here until there are enough to learn the dictionary from.
  void write_waiting() {
    if (!maker) {
      records.emplace(builder.dictionary_from(waiting));
      maker = std::make_unique<DocumentMaker>(
          builder.analyzer, *records, builder.options.memory_bytes / 8 / builder.options.workers);
    }
    for (Article& article : waiting) {
      write(std::move(article));
    }
    waiting.clear();
    waiting_bytes = 0;
  }

  void write(Article&& article) {
    builder.check_cancelled();
    if (!segment) {
      folder = builder.segments.new_folder();
      // Of no use after a crash, so that nothing need be synced or written twice.
      segment.emplace(folder.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC |
                                           Xapian::DB_DANGEROUS | Xapian::DB_BACKEND_GLASS);
      // Ended early, it is forgotten: only a commit is work.
      segment->begin_transaction(false);
    }
    const std::size_t bytes = article.title.size() + article.text.size();
    const Xapian::Document document = maker->document(article);
    if (const auto words = maker->cut_after()) {
      cut.push_back({std::move(article.path), std::move(article.record), *words});
    }
    article = {};  // Xapian takes memory of its own for what is made of it
    segment->add_document(document);
    segment_bytes += bytes;
    article_bytes += bytes;
    held_bytes += bytes;
    if (segment_bytes >= kSegmentBytes) {
      close_segment();
    } else if (held_bytes >= kFlushBytes) {
      (void)segment->allterms_begin();  // makes Xapian write the postings it holds
      held_bytes = 0;
    }
  }

  void close_segment() {
    if (segment) {
      segment->commit_transaction();
      segment->close();
      segment.reset();
      builder.segments.add(*batch, part++, folder);
      segment_bytes = 0;
      held_bytes = 0;
    }
  }

  void end_batch() {
    if (batch) {
      write_waiting();
      close_segment();
      builder.segments.end_batch(*batch);
      batch.reset();
      while (builder.segments.merge_some(builder.cancelled)) {
        builder.check_cancelled();
      }
    }
  }

  IndexBuilder::State& builder;
  std::vector<Article> waiting;
  std::size_t waiting_bytes = 0;
  std::optional<index::ArticleRecordWriter> records;
  std::unique_ptr<DocumentMaker> maker;
  std::optional<std::uint64_t> batch;
  std::uint64_t part = 0;
  fs::path folder;
  std::optional<Xapian::WritableDatabase> segment;
  std::size_t segment_bytes = 0;
  std::size_t held_bytes = 0;  // title and text of the postings Xapian holds
  std::uint64_t article_bytes = 0;
  std::vector<CutArticle> cut;
};

IndexBuilder::Worker::Worker(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexBuilder::Worker::~Worker() = default;

void IndexBuilder::Worker::start_batch(std::uint64_t number) {
  state_->builder.check_cancelled();
  reported(state_->builder.options.directory, [&] { state_->end_batch(); });
  state_->batch = number;
  state_->part = 0;
}

void IndexBuilder::Worker::add(Article&& article) {
  state_->builder.check_cancelled();
  if (!state_->batch) {
    throw Error(ErrorKind::Internal, "an article was added before a batch was started");
  }
  reported(state_->builder.options.directory, [&] { state_->add(std::move(article)); });
}

IndexBuilder::IndexBuilder(BuilderOptions options)
    : state_(std::make_unique<State>(std::move(options))) {
  const fs::path& directory = state_->options.directory;
  if (state_->options.workers == 0) {
    throw Error(ErrorKind::Internal, "a build needs at least one worker");
  }
  if (fs::exists(directory)) {
    state_->is_finished = true;  // not ours: leave it alone
    throw TextError(ErrorKind::Index, {Message::BuildExists, {{"path", directory.string()}}});
  }
  reported(directory, [&] {
    fs::create_directory(directory);
    fs::create_directory(directory / kPartsFolder);
  });
  for (unsigned number = 0; number < state_->options.workers; ++number) {
    state_->workers.push_back(
        std::unique_ptr<Worker>(new Worker(std::make_unique<Worker::State>(*state_))));
  }
}

IndexBuilder::~IndexBuilder() {
  if (state_->is_finished) {
    return;
  }
  cancel();
  state_->workers.clear();                               // closes their databases
  folder::remove_generation(state_->options.directory);  // the next run removes what is left
}

IndexBuilder::Worker& IndexBuilder::worker(unsigned number) { return *state_->workers.at(number); }

void IndexBuilder::cancel() { state_->cancelled = true; }

std::vector<CutArticle> IndexBuilder::cut_articles() {
  std::vector<CutArticle> all;
  reported(state_->options.directory, [&] {
    for (const auto& worker : state_->workers) {
      worker->state_->end_batch();
      all.insert(all.end(), worker->state_->cut.begin(), worker->state_->cut.end());
    }
  });
  std::sort(all.begin(), all.end());
  return all;
}

BuildStats IndexBuilder::finish(const catalog::IndexMetadata& metadata) {
  State& state = *state_;
  state.check_cancelled();
  BuildStats stats;
  reported(state.options.directory, [&] {
    std::unique_ptr<DocumentMaker> maker;  // one is kept: it knows the words
    for (const auto& worker : state.workers) {
      worker->state_->end_batch();
      stats.article_bytes += worker->state_->article_bytes;
      maker = maker ? std::move(maker) : std::move(worker->state_->maker);
      worker->state_->maker.reset();
    }
    stats.segments = state.segments.count();
    const fs::path parts = state.options.directory / kPartsFolder;
    const fs::path merged = parts / folder::kMergedFolder;
    state.segments.merge_all(merged, state.cancelled);
    catalog::IndexMetadata all = metadata;
    all.emplace_back(schema::kDictionaryKey, state.dictionary.value_or(""));
    std::optional<Analyzer::Session> empty_session;
    Analyzer::Session& session = maker ? maker->session() : empty_session.emplace(state.analyzer);
    const Completion completion = complete_database(
        merged, all, session, {state.options.memory_bytes, state.options.workers}, state.cancelled);
    repack(merged, state.options.directory, state.cancelled);
    folder::remove_parts(state.options.directory);
    stats.articles = completion.articles;
    stats.repeated_ids = completion.repeated_ids;
    stats.database_bytes = synced_database(state.options.directory);
  });
  state.check_cancelled();
  state.is_finished = true;
  return stats;
}

}  // namespace niger::writing

#pragma once
/// The finds in one file, each once: a process that replaces one that died finds again what that
/// one had handed over since its last checkpoint. Here, where all articles of a file arrive, those
/// of one id are numbered.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/base/content_hash.h"
#include "indexer/reading/reader.h"

namespace niger::isolation {

class FoundOnce {
 public:
  void article(Article&& article, articles::ArticleSink& sink) {
    if (is_new()) {
      ++articles_;
      number(article);
      sink.article(std::move(article));
    }
  }

  void skipped(walk::Skipped&& skipped, articles::ArticleSink& sink) {
    if (is_new()) {
      ++skips_;
      sink.skipped(std::move(skipped));
    }
  }

  /// A process begins, perhaps in the place of another one.
  void begin() { to_drop_ = std::max(to_drop_, std::exchange(delivered_, 0)); }

  /// What was handed over until here does not come again.
  void checkpoint() { to_drop_ -= std::min(to_drop_, std::exchange(delivered_, 0)); }

  /// Nothing comes again.
  void forget() { delivered_ = to_drop_ = 0; }

  [[nodiscard]] std::uint64_t articles() const { return articles_; }  ///< that the sink was given
  [[nodiscard]] std::uint64_t skips() const { return skips_; }        ///< the same

 private:
  [[nodiscard]] bool is_new() {
    ++delivered_;
    return delivered_ > to_drop_;
  }

  void number(Article& article) {
    if (article.repetition != 0) {
      const std::string_view entry =
          std::string_view(article.record).substr(0, article.entry_bytes);
      article.repetition = ++repetitions_[content_hash(entry, content_hash(article.id))];
    }
  }

  std::uint64_t articles_ = 0;
  std::uint64_t skips_ = 0;
  std::uint64_t delivered_ = 0;                                   // since the last checkpoint
  std::uint64_t to_drop_ = 0;                                     // as many come again
  std::unordered_map<std::uint64_t, std::uint32_t> repetitions_;  // by hash of entry and id
};

}  // namespace niger::isolation

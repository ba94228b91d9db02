#pragma once
/// One thread's share of an update. Of the articles that it reads, those that have changed are
/// analysed; batch by batch they are handed over, to be written in the order of the files.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/running/ordered_delivery.h"
#include "indexer/running/pipeline.h"
#include "indexer/writing/index_updater.h"

namespace niger::running {

struct ChangedArticle {
  std::string id;
  std::string path;
  std::string record;                                ///< of what is cut alone
  std::optional<writing::PreparedArticle> prepared;  ///< nothing: unchanged
  std::size_t text_bytes = 0;
};
using ChangedArticles = std::vector<ChangedArticle>;

/// What the index has of the files that hold several articles: hashes by unique term.
using KnownRecords =
    std::unordered_map<std::string, std::unordered_map<std::string, std::uint64_t>>;

class UpdateTarget : public ArticleTarget {
 public:
  /// `thread`: its number as a preparer. The others outlive this.
  UpdateTarget(const writing::IndexUpdater& updater, unsigned thread, const KnownRecords& known,
               OrderedDelivery<ChangedArticles>& delivery)
      : updater_(updater), thread_(thread), known_(known), delivery_(delivery) {}
  /// Where an exception ends the thread, the others do not wait for it.
  ~UpdateTarget() override;
  UpdateTarget(const UpdateTarget&) = delete;
  UpdateTarget& operator=(const UpdateTarget&) = delete;
  UpdateTarget(UpdateTarget&&) = delete;
  UpdateTarget& operator=(UpdateTarget&&) = delete;

  void start_batch(std::uint64_t number) override { number_ = number; }
  void add(Article&& article) override;
  void end_batch() override;

 private:
  [[nodiscard]] bool is_known(const Article& article) const;

  const writing::IndexUpdater& updater_;
  const unsigned thread_;
  const KnownRecords& known_;
  OrderedDelivery<ChangedArticles>& delivery_;
  std::uint64_t number_ = 0;
  ChangedArticles batch_;
  std::size_t held_bytes_ = 0;  // text of what is prepared in batch_
};

}  // namespace niger::running
